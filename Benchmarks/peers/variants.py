"""Prints what changes of the published recipe do to the published labels, as a Markdown table.

    python variants.py REASSESS      the program
"""
import json
import os
import subprocess
import sys
import tempfile

import numpy

import published

GOLD = ["", "--original-rater-labels none", "--original-rater-labels 0..999", "--original-yes-share 0.6", "--yes-share 0.4",
        "--yes-share 0.8", "--smoothing 0.5", "--smoothing 0.01", "--smoothing 2",
        "--original-smoothing 1 --smoothing 0.5", "--original-smoothing 1 --smoothing 0.01",
        "--original-smoothing 1 --smoothing 2"]
OTHERS = ["--method em", "--method em --threshold 0.86", "--method em --original-rater-labels none",
          "--method em --original-rater-labels none --threshold 0.88", "--method majority"]

scores = published.load("scores")["tensor"]
labels = [set(image) for image in published.read_json("real")]


def compare(options, output):
    subprocess.run(
        [sys.argv[1], "aggregate", "--npz", published.folder(), "--output", output,
         "--original", os.path.join(published.folder(), "ilsvrc2012_val_labels.json")] + options.split(),
        check=True, stderr=subprocess.DEVNULL)
    with open(os.path.join(output, "real.json")) as file:
        same = sum(set(image) == published for image, published in zip(json.load(file), labels))
    ours = numpy.load(os.path.join(output, "scores.npz"))["tensor"]
    # The scores of other methods mean something else.
    moved = f"{((ours >= 0.8) != (scores >= 0.8)).sum():,}" if options in GOLD else ""
    print(f"| {options and f'`{options}`'} | {moved} | {same:,} |", flush=True)


print("| options | questions on the other side of 0.8 | images with the published labels |\n|---|--:|--:|")
with tempfile.TemporaryDirectory() as folder:
    for number, options in enumerate(GOLD + OTHERS):
        compare(options, os.path.join(folder, str(number)))
