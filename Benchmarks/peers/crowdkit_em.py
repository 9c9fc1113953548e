"""Times crowd-kit's DawidSkene on the published votes.

Its own stopping rule would end it after two iterations: a tolerance that nothing is below makes it go on.
"""
from crowdkit.aggregation import DawidSkene

import published

VOTES = published.votes()


def fit(iterations):
    model = DawidSkene(n_iter=iterations, tol=-1e9).fit(VOTES)
    assert len(model.loss_history_) == iterations


published.time_fits(fit, more=4)
