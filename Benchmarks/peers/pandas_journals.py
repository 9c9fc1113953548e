"""Reads the journals of a campaign with pandas, and does nothing with them.

    python pandas_journals.py CAMPAIGN      prints the milliseconds, those of the processor, and how many answers there are
"""
import glob
import os
import sys
import time

import pandas

import published

PATHS = sorted(glob.glob(os.path.join(sys.argv[1], "answers", "*.jsonl")))


def measure():
    start, spent = time.perf_counter(), time.process_time()
    frames = [pandas.read_json(path, lines=True) for path in PATHS]
    taken = (time.perf_counter() - start) * 1e3, (time.process_time() - spent) * 1e3
    return *taken, sum(int(frame["answers"].dropna().map(len).sum()) for frame in frames)


published.serve(measure)
