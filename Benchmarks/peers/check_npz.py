"""Makes sure that NumPy loads what Reassess writes, and finds the published numbers in it.

    python check_npz.py FOLDER       scores.npz, or raters.npz, golden.npz and raters_golden.npz, or all
"""
import os
import sys

import numpy

import published

found = 0
for name in ("scores", "raters", "golden", "raters_golden"):
    path = os.path.join(sys.argv[1], name + ".npz")
    if not os.path.exists(path):
        continue
    found += 1
    with numpy.load(path) as ours, published.load(name) as theirs:
        assert set(ours.files) == set(theirs.files), (name, ours.files)
        for member in theirs.files:
            assert ours[member].dtype == theirs[member].dtype, (name, member, ours[member].dtype)
            assert ours[member].shape == theirs[member].shape, (name, member, ours[member].shape)
            assert ours[member].tobytes() == theirs[member].tobytes(), (name, member, "other bits")
            print(f"{name}.npz {member}: {ours[member].dtype} {ours[member].shape}, the published bits")
assert found, "no archive in " + sys.argv[1]
