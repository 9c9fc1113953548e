"""Compares our EM with crowd-kit's on our CSV: three truths, no smoothing, the same number of iterations.

    reassess export crowd-kit CAMPAIGN >ANSWERS.csv
    reassess-bench em-scores ITERATIONS >SCORES.csv
    python check_crowdkit_em.py ANSWERS.csv SCORES.csv ITERATIONS

The campaign is the import of the published answers. After one iteration 9 questions differ by up to 0.033: where a truth
has no answers of a rater at all, crowd-kit takes those answers for equally likely that the rater gave anywhere, we all
answers. The next iterations remove that.
"""
import sys

import pandas
from crowdkit.aggregation import DawidSkene

answers = pandas.read_csv(sys.argv[1])
ours = pandas.read_csv(sys.argv[2], index_col="task")
iterations = int(sys.argv[3])
# Its own rule would stop it after two: a tolerance that nothing is below makes it go on.
model = DawidSkene(n_iter=iterations, tol=-1e9).fit(answers)
assert len(model.loss_history_) == iterations
assert set(model.probas_.index) == set(ours.index), "other questions"
difference = (ours - model.probas_.loc[ours.index, ours.columns]).abs().max(axis=1)
print(f"{iterations} iterations, {len(ours)} questions: they differ by {difference.max():.2g} at most")
if not difference.max() <= 1e-4:
    worst = difference.idxmax()
    sys.exit(f"{worst}: {ours.loc[worst].to_dict()} here, {model.probas_.loc[worst].to_dict()} there")
