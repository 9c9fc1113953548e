#!/usr/bin/env python3
"""Writes Sample/expected/verdicts*, corrections.jsonl: what `reassess verdicts` and `corrections` must say.

Plain loops over the journals of reviews, which share nothing with the program.
"""

import collections
import itertools
import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
WORDS = ["clearMistake", "notAMistake", "undecided"]
CATEGORIES = ["fineGrained", "fineGrainedOutOfVocabulary", "spuriousCorrelation", "nonPrototypical"]
SEVERITIES = ["major", "minor", "borderline"]
REVIEWERS = ["eve", "fay", "gus"]


def read(name):
    return [json.loads(line) for line in (HERE / name).read_text().splitlines()]


def verdicts_of(reviewer):
    """The verdicts in force, by mistake; those without a picture are left out."""
    given = collections.defaultdict(list)
    for event in read(f"reviews/{reviewer}.jsonl"):
        if event["event"] == "verdict":
            given[event["mistake"]].append(event)
        if event["event"] == "retract" and "note" not in event and "flag" not in event:
            given[event["mistake"]].pop()
    return {name: events[-1] for name, events in given.items() if events and events[-1]["picture"] != "none"}


def most(values):
    """What is there more often than anything else, or None."""
    ranked = collections.Counter(values).most_common()
    if not ranked or len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]


def line(mistake, given):
    models = mistake.get("models", [mistake["model"]])
    words = [event["verdict"] for _, event in given]
    winner = most(words)
    clear = [event for _, event in given if winner == "clearMistake" == event["verdict"]]
    return {
        "mistake": mistake["mistake"], "image": mistake["image"], "models": models,
        "prediction": mistake["prediction"], "votes": {word: words.count(word) for word in WORDS},
        "majority": winner or ("undecided" if words else None), "tie": bool(words) and winner is None,
        "category": most([event["category"] for event in clear if "category" in event]),
        "severity": most([event["severity"] for event in clear if "severity" in event]),
        "verdicts": [
            {"reviewer": name, "verdict": event["verdict"], "category": event.get("category"),
             "severity": event.get("severity"), "at": event["at"]} for name, event in given],
    }


def correction(mistake, row):
    keys = ["votes", "majority", "tie", "category", "severity", "verdicts"]
    return {
        "image": row["image"], "label": row["prediction"], "mistake": row["mistake"], "models": row["models"],
        "reference": mistake["reference"], **{key: row[key] for key in keys},
        "at": max(one["at"] for one in row["verdicts"]),
    }


def models_table(rows):
    names = list(dict.fromkeys(model for row in rows for model in row["models"]))
    table = [["model", "mistakes", "reviewed", *WORDS, "ties", *SEVERITIES, *CATEGORIES]]
    for name in names:
        own = [row for row in rows if name in row["models"]]
        count = lambda key, value: sum(row[key] == value for row in own)
        table.append([name, len(own), sum(row["majority"] is not None for row in own),
                      *(count("majority", word) for word in WORDS), count("tie", True),
                      *(count("severity", word) for word in SEVERITIES),
                      *(count("category", word) for word in CATEGORIES)])
    return "".join(",".join(map(str, row)) + "\n" for row in table)


def agreement(rows):
    """Percent, Fleiss' kappa and Krippendorff's nominal alpha of mistakes with two verdicts or more."""
    units = [[one["verdict"] for one in row["verdicts"]] for row in rows if len(row["verdicts"]) > 1]
    pairs = [a == b for unit in units for a, b in itertools.combinations(unit, 2)]
    total = collections.Counter(word for unit in units for word in unit)
    n = sum(total.values())
    chance = sum((count / n) ** 2 for count in total.values())
    observed = sum(
        sum(a == b for a, b in itertools.combinations(unit, 2)) / (len(unit) * (len(unit) - 1) / 2)
        for unit in units) / len(units)
    disagreement = sum(
        sum(a != b for a, b in itertools.permutations(unit, 2)) / (len(unit) - 1) for unit in units)
    expected = sum(total[a] * total[b] for a, b in itertools.permutations(total, 2)) / (n - 1)
    return {"percent": sum(pairs) / len(pairs), "fleissKappa": (observed - chance) / (1 - chance),
            "alphaNominal": 1 - disagreement / expected}


def main():
    mistakes = read("mistakes.jsonl")
    verdicts = [(name, verdicts_of(name)) for name in REVIEWERS]
    rows = [line(mistake, [(name, given[mistake["mistake"]]) for name, given in verdicts
                           if mistake["mistake"] in given]) for mistake in mistakes]
    dump = lambda value: json.dumps(value, separators=(",", ":")) + "\n"
    (HERE / "expected/verdicts.jsonl").write_text("".join(map(dump, rows)))
    (HERE / "expected/corrections.jsonl").write_text("".join(
        dump(correction(mistake, row)) for mistake, row in zip(mistakes, rows)
        if row["majority"] == "notAMistake" and len(row["verdicts"]) >= 3))
    (HERE / "expected/verdicts-models.csv").write_text(models_table(rows))
    (HERE / "expected/verdicts-agreement.json").write_text(dump(agreement(rows)))


if __name__ == "__main__":
    main()
