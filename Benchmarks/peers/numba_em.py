"""Times EM as a loop that numba compiles: two truths, one thread, both steps in one pass over the votes.

With an argument the votes are there so many times.
"""
import math
import sys

import numba
import numpy

import published

CODES = published.codes(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
CODE_COUNT = int(CODES.max()) // published.ANSWERS * published.ANSWERS + published.ANSWERS
COUNTS = numpy.bincount(CODES.ravel(), minlength=CODE_COUNT).astype(float)


@numba.njit
def starting(codes, yes):
    total = 0.0
    for row in range(codes.shape[0]):
        posterior = 0.0
        for place in range(codes.shape[1]):
            posterior += (codes[row, place] % 3 == 2) / codes.shape[1]
        total += posterior
        for place in range(codes.shape[1]):
            yes[codes[row, place]] += posterior
    return total


@numba.njit
def expect(codes, odds, prior, yes):
    yes[:] = 0.0
    total = 0.0
    for row in range(codes.shape[0]):
        z = prior
        for place in range(codes.shape[1]):
            z += odds[codes[row, place]]
        posterior = 1.0 / (1.0 + math.exp(-z))
        total += posterior
        for place in range(codes.shape[1]):
            yes[codes[row, place]] += posterior
    return total


def logarithms(counts):
    smoothed = counts.reshape(-1, published.ANSWERS) + 1
    return numpy.log(smoothed / smoothed.sum(axis=1, keepdims=True)).ravel()


def fit(iterations):
    yes = numpy.zeros(CODE_COUNT)
    total = starting(CODES, yes)
    for _ in range(iterations):
        prior = total / len(CODES)
        odds = logarithms(yes) - logarithms(COUNTS - yes)
        total = expect(CODES, odds, math.log(prior / (1 - prior)), yes)
    return total / len(CODES)


share = fit(40)  # the first time it is compiled
assert len(CODES) != 184_962 or abs(share - 0.205866) < 1e-6
published.time_fits(fit, more=20)
