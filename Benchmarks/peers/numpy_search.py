"""Looks at committees as a loop over subsets with NumPy would: for each line of input so many of them, drawn by lot;
milliseconds that all 2^M would take, and that were spent on as many.
"""
import sys
import time

import numpy

TABLE = numpy.load(sys.argv[1])
COUNT = int(sys.argv[2])
MODELS = TABLE.shape[1] - 1
PROPOSED, THERE = TABLE[:, :MODELS].astype(bool), TABLE[:, MODELS].astype(bool)


def look(subsets):
    best = (0.0, 0)
    for subset in subsets:
        members = [model for model in range(MODELS) if subset >> model & 1]
        if len(members) < 2:
            continue
        kept = PROPOSED[:, members].sum(axis=1) >= 2
        right = (kept & THERE).sum()
        if right >= 0.97 * THERE.sum():
            best = max(best, (right / kept.sum(), subset))
    return best


print("ready", flush=True)
LOT = numpy.random.default_rng(1)
for _ in sys.stdin:
    subsets = [int(subset) for subset in LOT.integers(0, 1 << MODELS, COUNT)]
    start, spent = time.perf_counter(), time.process_time()
    look(subsets)
    scale = 1e3 * (1 << MODELS) / COUNT
    print((time.perf_counter() - start) * scale, (time.process_time() - spent) * scale, flush=True)
