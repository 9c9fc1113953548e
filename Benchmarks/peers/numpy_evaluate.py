"""Evaluates predictions as one would with NumPy: the five greatest numbers of each image, original and ReaL accuracy, top-5, later
predictions, preference. For each line of input: milliseconds passed, spent, and how many images are right by ReaL.

    python numpy_evaluate.py PREDICTIONS.npy ORIGINAL.json REAL.json
"""
import json
import sys
import time

import numpy

with open(sys.argv[2]) as file:
    originals = numpy.array(json.load(file))
with open(sys.argv[3]) as file:
    sets = json.load(file)


def evaluate(path):
    numbers = numpy.load(path)
    greatest = numpy.argpartition(numbers, -5, axis=1)[:, -5:]
    order = numpy.argsort(-numpy.take_along_axis(numbers, greatest, axis=1), axis=1, kind="stable")
    top = numpy.take_along_axis(greatest, order, axis=1)
    is_real = numpy.zeros(numbers.shape, dtype=bool)
    for image, labels in enumerate(sets):
        is_real[image, labels] = True
    counts = is_real.sum(axis=1)
    right = numpy.take_along_axis(is_real, top, axis=1)
    labelled = counts > 0
    original_right = is_real[numpy.arange(len(originals)), originals]
    first = right[:, 0]
    return {
        "original": (top[:, 0] == originals).mean(), "original5": (top == originals[:, None]).any(axis=1).mean(),
        "real": first[labelled].mean(), "real5": right.any(axis=1)[labelled].mean(),
        "second": right[first & (counts > 1), 1].mean(), "third": right[first & (counts > 2), 2].mean(),
        "model": (first & ~original_right)[labelled].sum(), "alone": (original_right & ~first)[labelled].sum(),
        "right": int(first[labelled].sum()),
    }


print("ready", flush=True)
for _ in sys.stdin:
    start, spent = time.perf_counter(), time.process_time()
    figures = evaluate(sys.argv[1])
    print((time.perf_counter() - start) * 1e3, (time.process_time() - spent) * 1e3, figures["right"], flush=True)
