#!/usr/bin/env python3
"""Computes expected/ from the files of this campaign with plain loops.

It shares nothing with the program: tests compare what `reassess aggregate`, `stats` and `status` say with
what stands in expected/. It is not needed for running the tests; run it after changing the sample.
"""

import csv
import io
import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent


def read_lines(name):
    return [json.loads(line) for line in (HERE / name).read_text().splitlines()]


campaign = json.loads((HERE / "campaign.json").read_text())
labels = json.loads((HERE / "labels.json").read_text())
images = read_lines("images.jsonl")
tasks = read_lines("tasks.jsonl")
raters = [line["rater"] for line in read_lines("raters.jsonl")]
gold = read_lines("gold.jsonl")
needed = campaign["ratersPerTask"]

# What stands at the end of each journal: ratings[rater][task], skipped[rater], last[rater].
ratings, skipped, last = {}, {}, {}
for rater in raters:
    rated, aside = {}, set()
    for line in read_lines(f"answers/{rater}.jsonl"):
        if line["event"] == "submit":
            rated[line["task"]] = line
            aside.discard(line["task"])
        if line["event"] == "reopen":
            rated.pop(line["task"], None)
        if line["event"] == "skip":
            aside.add(line["task"])
        last[rater] = line["at"]
    ratings[rater], skipped[rater] = rated, aside


def counts(rater, task, unseen):
    """Whether the rater's rating of the task is there and counts."""
    rating = ratings[rater].get(task["task"])
    return rating is not None and (unseen or rating["picture"] != "none")


def votes_by_question(purposes, unseen):
    """{(image, label): {rater: answer}}; of two answers of a rater the one in the earlier task."""
    votes = {}
    for task in tasks:
        if task["purpose"] not in purposes:
            continue
        for rater in raters:
            if not counts(rater, task, unseen):
                continue
            for answer in ratings[rater][task["task"]]["answers"]:
                question = votes.setdefault((task["image"], answer["label"]), {})
                question.setdefault(rater, answer["answer"])
    return votes


def majority(answers):
    """(decision, score) of a list of answers; (None, None) of none."""
    yes, maybe, n = answers.count("yes"), answers.count("maybe"), len(answers)
    if n == 0:
        return None, None
    decision = "yes" if 2 * yes + maybe > n else "tie" if 2 * yes + maybe == n else "no"
    return decision, (yes + maybe / 2) / n


def counted(task, unseen):
    return sum(counts(rater, task, unseen) for rater in raters)


# --- aggregate -------------------------------------------------------------------------------------

def write(folder, name, text):
    (HERE / "expected" / folder).mkdir(parents=True, exist_ok=True)
    (HERE / "expected" / folder / name).write_text(text)


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def lines_of_objects(rows):
    return "[\n" + ",\n".join(compact(row) for row in rows) + "\n]\n" if rows else "[]\n"


def gold_method(unseen=False, without=None):
    """A function from an image, a label and {rater: answer} to (decision, score): the published recipe.

    It is counted without the gold of one image where one is given; None where there is then too little.
    """
    cuts, kinds = campaign["gold"], ["no", "maybe", "yes"]
    asked = {label["index"] for label in labels
             if campaign["originalLabelRater"]["under"] in label["hypernyms"]}
    originals = {image["image"]: image["original"] for image in images}

    def truths(cut):
        return {(line["image"], line["label"]):
                list(line["answers"].values()).count("yes") / len(line["answers"]) >= cut
                for line in gold if line["image"] != without}

    def matrix(pairs):
        """For truth 0 and 1 the share of each answer, one more of each counted."""
        rows = [[answer for truth, answer in pairs if truth == side] for side in (False, True)]
        return [{kind: (row.count(kind) + 1) / (len(row) + 3) for kind in kinds} for row in rows]

    def opinion(image, label):
        return "yes" if originals[image] == label else "no"

    truth = truths(cuts["yesShare"])
    answers = votes_by_question({"gold"}, unseen)
    known = {}
    for rater in raters:
        pairs = [(truth[question], given[rater]) for question, given in answers.items()
                 if question in truth and rater in given]
        if len(pairs) >= cuts["minimum"]:
            known[rater] = matrix(pairs)
    if not known:
        return None
    mean = [{kind: sum(one[side][kind] for one in known.values()) / len(known) for kind in kinds}
            for side in (0, 1)]
    original = matrix([(side, opinion(*question))
                       for question, side in truths(cuts["originalYesShare"]).items()])
    prior = sum(truth.values()) / len(truth)

    def score(image, label, given):
        weights = [1.0, 1.0]
        for rater in raters:
            if rater in given:
                weights = [weights[side] * known.get(rater, mean)[side][given[rater]] for side in (0, 1)]
        if label in asked:
            weights = [weights[side] * original[side][opinion(image, label)] for side in (0, 1)]
        weights = [weights[0] * (1 - prior), weights[1] * prior]
        value = weights[1] / (weights[0] + weights[1])
        return ("yes" if value >= campaign["threshold"] else "no"), value

    return score


def majority_method(image, label, given):
    return majority(list(given.values()))


def aggregate(folder, partial=False, unseen=False, method=majority_method):
    votes = votes_by_question({"rating"}, unseen)
    scores, real, incomplete = [], [], []
    for image in images:
        own = [task for task in tasks if task["image"] == image["image"] and task["purpose"] == "rating"]
        waiting = [task for task in own if counted(task, unseen) < needed]
        if waiting:
            incomplete.append({"image": image["image"], "tasks": [
                {"task": task["task"], "ratings": counted(task, unseen), "needed": needed}
                for task in waiting]})
        if not own:
            real.append([image["original"]])
            continue
        if waiting and not partial:
            real.append([])
            continue
        accepted = []
        for label in sorted({label for task in own for label in task["candidates"]}):
            given = votes.get((image["image"], label), {})
            if not given:
                continue
            answers = list(given.values())
            decision, score = method(image["image"], label, given)
            scores.append({"image": image["image"], "label": label, "score": score, "decision": decision,
                           "no": answers.count("no"), "maybe": answers.count("maybe"),
                           "yes": answers.count("yes")})
            if decision == "yes":
                accepted.append(label)
        real.append(accepted)
    write(folder, "scores.jsonl", "".join(compact(score) + "\n" for score in scores))
    write(folder, "real.json", json.dumps(real))
    write(folder, "incomplete.json", lines_of_objects(incomplete))


# --- tables ---------------------------------------------------------------------------------------

def share(hits, n):
    return hits / n if n else None


def write_csv(folder, name, rows):
    text = io.StringIO()
    out = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
    out.writeheader()
    out.writerows(rows)
    write(folder, name, text.getvalue())


def text_table(rows, columns):
    """columns: (key, heading of one line or more, how to write a value, whether to the right)."""
    headings = [heading.split("\n") for _, heading, _, _ in columns]
    height = max(map(len, headings))
    headings = [[""] * (height - len(heading)) + heading for heading in headings]
    lines = [[heading[line] for heading in headings] for line in range(height)]
    for row in rows:
        lines.append(["-" if row[key] is None else how(row[key]) for key, _, how, _ in columns])
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    text = ""
    for line in lines:
        cells = [cell.rjust(width) if right else cell.ljust(width)
                 for cell, width, (_, _, _, right) in zip(line, widths, columns)]
        text += "  ".join(cells).rstrip() + "\n"
    return text


def percent(value):
    return f"{100 * value:.1f} %"


# --- status ----------------------------------------------------------------------------------------

def status():
    by_task = []
    for task in tasks:
        rating = task["purpose"] == "rating"
        n = counted(task, False)
        by_task.append({"task": task["task"], "image": task["image"], "purpose": task["purpose"], "ratings": n,
                        "needed": needed if rating else None,
                        "done": ("yes" if n >= needed else "no") if rating else None})
    by_purpose = []
    for purpose in ("rating", "gold", "repeat", "training"):
        own = [row for row in by_task if row["purpose"] == purpose]
        if own:
            rating = purpose == "rating"
            by_purpose.append({
                "purpose": purpose, "tasks": len(own),
                "done": sum(row["done"] == "yes" for row in own) if rating else None,
                "ratings": sum(row["ratings"] for row in own),
                "needed": needed * len(own) if rating else None})
    by_rater = []
    for rater in raters:
        done, aside = len(ratings[rater]), len(skipped[rater])
        by_rater.append({"rater": rater, "done": done, "skipped": aside, "left": len(tasks) - done - aside,
                         "lastActivity": last[rater]})
    write_csv("", "status-purposes.csv", by_purpose)
    write_csv("", "status-tasks.csv", by_task)
    write_csv("", "status-raters.csv", by_rater)
    # Nobody holds anything: there is no ledger.
    done = sum(row["done"] == "yes" for row in by_task)
    free = sum(row["done"] == "no" for row in by_task)
    queue = [{"closed": "no", "done": done, "free": free, "held": 0, "missing": 0}]
    write_csv("", "status-queue.csv", queue)
    write("", "status-claims.csv", "rater,task,state,until\n")
    write("", "status-missing.csv", "task,image,raters\n")
    parts = {"purposes": by_purpose, "tasks": by_task, "raters": by_rater, "queue": queue, "claims": [], "missing": []}
    write("", "status.json", "{\n" + ",\n".join(
        f'"{name}":' + lines_of_objects(rows).rstrip("\n") for name, rows in parts.items()) + "\n}\n")
    write("", "status.txt", text_table(by_purpose, [
        ("purpose", "purpose", str, False), ("tasks", "tasks", str, True), ("done", "done", str, True),
        ("ratings", "ratings", str, True), ("needed", "needed", str, True)]) + "\n" + text_table(by_rater, [
            ("rater", "rater", str, False), ("done", "done", str, True), ("skipped", "skipped", str, True),
            ("left", "left", str, True), ("lastActivity", "last activity", str, False)])
        + f"\n{free} tasks are free for raters.\n")


if __name__ == "__main__":
    import expected_evaluation
    import expected_stats

    aggregate("")
    aggregate("partial", partial=True)
    aggregate("include-unseen", unseen=True)
    aggregate("gold", method=gold_method())
    aggregate("gold-partial", partial=True, method=gold_method())
    expected_stats.write_all()
    expected_evaluation.write_all()
    status()
