"""Makes sure that pandas reads the CSV files of `reassess export`, and that crowd-kit takes what is in them.

    python check_crowdkit_csv.py ANSWERS.csv [GOLD.csv]    of export crowd-kit, and of export crowd-kit --gold
"""
import sys

import pandas
from crowdkit.aggregation import DawidSkene, MajorityVote

answers = pandas.read_csv(sys.argv[1], keep_default_na=False)
assert list(answers.columns) == ["task", "worker", "label"], answers.columns
assert set(answers["label"]) <= {"yes", "no", "maybe"}, set(answers["label"])
assert not answers.duplicated(["task", "worker"]).any(), "somebody answered a question twice"
assert answers["task"].str.fullmatch(r"(?s).+/\d+").all(), "a task is not IMAGE/LABEL"

majority = MajorityVote().fit_predict(answers)
assert set(majority.index) == set(answers["task"])
probabilities = DawidSkene(n_iter=5).fit_predict_proba(answers)
assert abs(probabilities.sum(axis=1) - 1).max() < 1e-9
print(
    f"{sys.argv[1]}: {len(answers)} answers of {answers['worker'].nunique()} raters to {len(majority)} questions;"
    f" crowd-kit's majority: {majority.value_counts().to_dict()}"
)

if len(sys.argv) > 2:
    gold = pandas.read_csv(sys.argv[2], keep_default_na=False).set_index("task")["label"]
    assert gold.index.is_unique and set(gold) <= {"yes", "no"}
    known = gold[gold.index.isin(majority.index)]
    right = (majority[known.index] == known).mean()
    print(f"{sys.argv[2]}: {len(gold)} gold questions, {len(known)} asked; the majority is right on {right:.4f} of them")
