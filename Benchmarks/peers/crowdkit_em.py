"""Times crowd-kit's DawidSkene on the published votes: prints the milliseconds of one iteration, of five, and 4.

Its own stopping rule would end it after two iterations: a tolerance that nothing is below makes it go on.
"""
import time

from crowdkit.aggregation import DawidSkene

import published

VOTES = published.votes()


def fit(iterations):
    start = time.perf_counter()
    model = DawidSkene(n_iter=iterations, tol=-1e9).fit(VOTES)
    assert len(model.loss_history_) == iterations
    return (time.perf_counter() - start) * 1e3


def measure():
    return fit(1), fit(5), 4


published.serve(measure)
