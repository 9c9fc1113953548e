"""Compares our EM with crowd-kit's: three truths, no smoothing, the same number of iterations.

    reassess-bench em-scores ITERATIONS >SCORES; python check_crowdkit_em.py SCORES ITERATIONS

SCORES has a line for each published question: the probabilities of no, maybe and yes. After one iteration 9 questions
differ by up to 0.033: where a truth has no answers of a rater at all, crowd-kit takes those answers that the rater
gave anywhere for equally likely, we all answers. The next iterations remove that.
"""
import sys

import numpy
from crowdkit.aggregation import DawidSkene

import published

ours = numpy.loadtxt(sys.argv[1])
iterations = int(sys.argv[2])
model = DawidSkene(n_iter=iterations, tol=-1e9).fit(published.votes())
theirs = model.probas_.sort_index()[[0, 1, 2]].to_numpy()
assert ours.shape == theirs.shape, (ours.shape, theirs.shape)
difference = numpy.abs(ours - theirs).max(axis=1)
worst = int(difference.argmax())
print(f"{iterations} iterations, {len(ours)} questions: they differ by {difference.max():.2g} at most, by more than"
      f" 1e-4 on {(difference > 1e-4).sum()}")
if difference.max() > 1e-4:
    sys.exit(f"question {worst}: {ours[worst]} here, {theirs[worst]} there")
