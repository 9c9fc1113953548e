#!/usr/bin/env python3
"""Computes expected/ from the files of this campaign with plain loops.

It shares nothing with the program: tests compare what `reassess aggregate`, `stats` and `status` say with
what stands in expected/. It is not needed for running the tests; run it after changing the sample.
"""

import csv
import io
import json
import pathlib
import statistics

HERE = pathlib.Path(__file__).resolve().parent


def read_lines(name):
    return [json.loads(line) for line in (HERE / name).read_text().splitlines()]


campaign = json.loads((HERE / "campaign.json").read_text())
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


def gold_method(unseen=False):
    """A function from an image, a label and {rater: answer} to (decision, score): the published recipe."""
    cuts, kinds = campaign["gold"], ["no", "maybe", "yes"]
    labels = json.loads((HERE / "labels.json").read_text())
    asked = {label["index"] for label in labels
             if campaign["originalLabelRater"]["under"] in label["hypernyms"]}
    originals = {image["image"]: image["original"] for image in images}

    def truths(cut):
        return {(line["image"], line["label"]):
                list(line["answers"].values()).count("yes") / len(line["answers"]) >= cut for line in gold}

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


# --- stats -----------------------------------------------------------------------------------------

def share(hits, n):
    return hits / n if n else None


def agreement(rater, votes):
    hits = n = 0
    for answers in votes.values():
        if rater not in answers:
            continue
        decision, _ = majority([answer for other, answer in answers.items() if other != rater])
        if decision in ("yes", "no"):
            n += 1
            hits += answers[rater] == decision
    return hits, n


def accuracy(rater, votes):
    hits = n = 0
    for question in gold:
        answer = votes.get((question["image"], question["label"]), {}).get(rater)
        if answer is None:
            continue
        experts = list(question["answers"].values())
        truth = "yes" if experts.count("yes") / len(experts) >= campaign["gold"]["yesShare"] else "no"
        n += 1
        hits += answer == truth
    return hits, n


def statistics_of(rater, unseen):
    rated = [ratings[rater][task["task"]] for task in tasks
             if task["purpose"] != "training" and counts(rater, task, unseen)]
    answers = [answer["answer"] for rating in rated for answer in rating["answers"]]
    row = {"rater": rater, "tasks": len(rated), "questions": len(answers)}
    for kind in ("yes", "no", "maybe"):
        row[kind] = answers.count(kind)
    for kind in ("yes", "no", "maybe"):
        row[kind + "Share"] = share(answers.count(kind), len(answers))
    row["skipped"] = len(skipped[rater])
    row["unseen"] = sum(task["purpose"] != "training" and counts(rater, task, True)
                        and not counts(rater, task, False) for task in tasks)
    row["medianSeconds"] = statistics.median(rating["seconds"] for rating in rated) if rated else None
    hits, n = agreement(rater, votes_by_question({"rating"}, unseen))
    row["agreement"], row["agreementQuestions"] = share(hits, n), n
    hits, n = accuracy(rater, votes_by_question({"rating", "gold"}, unseen))
    row["goldAccuracy"], row["goldQuestions"] = share(hits, n), n
    return row


def write_csv(folder, name, rows):
    text = io.StringIO()
    out = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
    out.writeheader()
    out.writerows(rows)
    write(folder, name, text.getvalue())


def text_table(rows, columns):
    """columns: (key, heading, how to write a value, whether to the right)."""
    lines = [[heading for _, heading, _, _ in columns]]
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


def stats(folder, unseen=False):
    rows = [statistics_of(rater, unseen) for rater in raters]
    write_csv(folder, "stats.csv", rows)
    write(folder, "stats.json", lines_of_objects(rows))
    write(folder, "stats.txt", text_table(rows, [
        ("rater", "rater", str, False), ("tasks", "tasks", str, True), ("questions", "questions", str, True),
        ("yesShare", "yes", percent, True), ("noShare", "no", percent, True),
        ("maybeShare", "maybe", percent, True), ("skipped", "skipped", str, True),
        ("unseen", "unseen", str, True), ("medianSeconds", "seconds", lambda s: f"{s:.1f}", True),
        ("agreement", "agree", percent, True), ("agreementQuestions", "of", str, True),
        ("goldAccuracy", "gold", percent, True), ("goldQuestions", "of", str, True)]))


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
    parts = {"purposes": by_purpose, "tasks": by_task, "raters": by_rater}
    write("", "status.json", "{\n" + ",\n".join(
        f'"{name}":' + lines_of_objects(rows).rstrip("\n") for name, rows in parts.items()) + "\n}\n")
    write("", "status.txt", text_table(by_purpose, [
        ("purpose", "purpose", str, False), ("tasks", "tasks", str, True), ("done", "done", str, True),
        ("ratings", "ratings", str, True), ("needed", "needed", str, True)]) + "\n" + text_table(by_rater, [
            ("rater", "rater", str, False), ("done", "done", str, True), ("skipped", "skipped", str, True),
            ("left", "left", str, True), ("lastActivity", "last activity", str, False)]))


aggregate("")
aggregate("partial", partial=True)
aggregate("include-unseen", unseen=True)
aggregate("gold", method=gold_method())
aggregate("gold-partial", partial=True, method=gold_method())
stats("")
stats("include-unseen", unseen=True)
status()
