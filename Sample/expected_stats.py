"""What `reassess stats` must say of the sample, by plain loops; `expected.py` writes it below expected/.

It shares nothing with the program but the definitions in Documentation/FileFormats.md.
"""

import collections
import math
import statistics

from expected import (campaign, counts, gold, gold_method, images, labels, lines_of_objects, majority,
                      majority_method, raters, ratings, read_lines, share, skipped, tasks, text_table,
                      votes_by_question, write, write_csv)

SEED, DRAWS = 1, 1000
ANSWERS = ["no", "maybe", "yes"]
THRESHOLDS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99]
PLACE = {image["image"]: place for place, image in enumerate(images)}
ORIGINAL = {image["image"]: image.get("original") for image in images}
TRUTH = {}
EXPERTS = {}
for question in gold:
    key = (question["image"], question["label"])
    said = list(question["answers"].values())
    TRUTH[key] = said.count("yes") / len(said) >= campaign["gold"]["yesShare"]
    EXPERTS[key] = question["answers"]


# --- intervals -------------------------------------------------------------------------------------

def wilson(hits, n, confidence=0.95):
    if n == 0:
        return None, None
    z = statistics.NormalDist().inv_cdf((1 + confidence) / 2)
    p = hits / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return (0.0 if hits == 0 else middle - half), (1.0 if hits == n else middle + half)


def random_numbers(seed):
    """SplitMix64."""
    mask = 2**64 - 1
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & mask
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        yield z ^ (z >> 31)


def quantile(part, values):
    place = part * (len(values) - 1)
    below = int(place)
    if below + 1 >= len(values):
        return values[-1]
    return values[below] + (place - below) * (values[below + 1] - values[below])


def bootstrap(names, statistic):
    """The intervals of a list of figures, by drawing images: [(lower, upper)]."""
    order = sorted(set(names), key=PLACE.get)
    numbers = random_numbers(SEED)
    drawn = []
    for _ in range(DRAWS):
        times = collections.Counter()
        for _ in order:
            times[order[next(numbers) * len(order) >> 64]] += 1
        drawn.append(statistic(times))
    intervals = []
    for values in zip(*drawn):
        known = sorted(value for value in values if value is not None)
        intervals.append((quantile(0.025, known), quantile(0.975, known)) if known else (None, None))
    return intervals


# --- agreement -------------------------------------------------------------------------------------

COEFFICIENTS = ["percent", "chance", "fleissKappa", "fleissKappaYes", "fleissKappaNo", "alphaNominal",
                "alphaOrdinal", "alphaInterval"]


def fleiss(questions, kinds):
    """(kappa, Pe) of [(weight, answers)], where kinds says what each answer counts as."""
    n = pairs = chance = 0
    given = collections.Counter()
    for weight, answers in questions:
        tally = collections.Counter(kinds[answer] for answer in answers)
        m = len(answers)
        n += weight
        pairs += weight * sum(k * (k - 1) for k in tally.values()) / (m * (m - 1))
        for kind, k in tally.items():
            given[kind] += weight * k
    if n == 0:
        return None, None
    chance = sum((k / sum(given.values())) ** 2 for k in given.values())
    return ((pairs / n - chance) / (1 - chance) if len(given) > 1 else None), chance


def alpha(questions, metric):
    coincidences, given = collections.Counter(), collections.Counter()
    for weight, answers in questions:
        for one in range(len(answers)):
            given[answers[one]] += weight
            for other in range(len(answers)):
                if one != other:
                    coincidences[answers[one], answers[other]] += weight / (len(answers) - 1)
    if len(given) < 2:
        return None

    def distance(c, k):
        low, high = sorted((ANSWERS.index(c), ANSWERS.index(k)))
        if metric == "nominal":
            return 1
        if metric == "interval":
            return (high - low) ** 2
        return (sum(given[a] for a in ANSWERS[low:high + 1]) - (given[c] + given[k]) / 2) ** 2

    n = sum(given.values())
    observed = sum(times * distance(c, k) for (c, k), times in coincidences.items() if c != k)
    expected = sum(given[c] * given[k] * distance(c, k) for c in given for k in given if c != k)
    return 1 - (n - 1) * observed / expected


def coefficients(questions):
    if not questions:
        return [None] * len(COEFFICIENTS)
    agreeing = sum(w * sum(a.count(kind) * (a.count(kind) - 1) for kind in ANSWERS) for w, a in questions)
    pairs = sum(w * len(a) * (len(a) - 1) for w, a in questions)
    kappa, chance = fleiss(questions, {"no": 0, "maybe": 1, "yes": 2})
    return [agreeing / pairs, chance, kappa, fleiss(questions, {"no": 0, "maybe": 0, "yes": 1})[0],
            fleiss(questions, {"no": 0, "maybe": 1, "yes": 1})[0]
            ] + [alpha(questions, metric) for metric in ("nominal", "ordinal", "interval")]


def agreement_rows(group, votes):
    questions = [(image, list(answers.values())) for (image, _), answers in votes.items() if len(answers) > 1]
    values = coefficients([(1, answers) for _, answers in questions])
    intervals = bootstrap([image for image, _ in questions], lambda times: coefficients(
        [(times[image], answers) for image, answers in questions if times[image]]))
    return [{"of": group, "coefficient": name, "value": value, "lower": lower, "upper": upper,
             "questions": len(questions), "answers": sum(len(answers) for _, answers in questions),
             "images": len({image for image, _ in questions})}
            for name, value, (lower, upper) in zip(COEFFICIENTS, values, intervals)]


# --- precision and recall --------------------------------------------------------------------------

class Comparison:
    """Counts of (said, true)."""

    def __init__(self, pairs):
        pairs = list(pairs)
        self.questions = len(pairs)
        self.right = sum(said and true for said, true in pairs)
        self.said = sum(said for said, _ in pairs)
        self.true = sum(true for _, true in pairs)
        self.precision, self.recall = share(self.right, self.said), share(self.right, self.true)
        self.f1 = share(2 * self.right, self.said + self.true)
        self.accuracy = share(sum(said == true for said, true in pairs), len(pairs))


def comparison_row(who, name, basis, comparison):
    return {"who": who, "name": name, "basis": basis, "questions": comparison.questions,
            "true": comparison.true, "said": comparison.said, "right": comparison.right,
            "precision": comparison.precision, "recall": comparison.recall, "f1": comparison.f1,
            "accuracy": comparison.accuracy}


def expert_rows():
    names = []
    for answers in EXPERTS.values():
        names += [name for name in answers if name not in names]
    rows = []
    for basis, leaving_out in (("all experts", False), ("other experts", True)):
        for name in names:
            pairs = []
            for answers in EXPERTS.values():
                others = [answer for expert, answer in answers.items() if not (leaving_out and expert == name)]
                if name in answers and others:
                    pairs.append((answers[name] == "yes",
                                  others.count("yes") / len(others) >= campaign["gold"]["yesShare"]))
            rows.append(comparison_row("expert", name, basis, Comparison(pairs)))
    return rows


def original_rows():
    under = {campaign["originalLabelRater"]["under"]}
    while True:
        more = {label["id"] for label in labels if under & set(label["hypernyms"])} - under
        if not more:
            break
        under |= more
    rated = {label["index"] for label in labels if label["id"] in under}
    return [comparison_row("original", None, basis, Comparison(
        (ORIGINAL[image] == label, true) for (image, label), true in TRUTH.items()
        if ORIGINAL[image] is not None and (basis == "all labels" or (label in rated) == wanted)))
        for basis, wanted in (("all labels", None), ("labels it rates", True), ("other labels", False))]


class Result:
    """What a method makes of all votes."""

    def __init__(self, name, unseen):
        self.name = name
        self.votes = votes_by_question({"rating"}, unseen)
        score = gold_method(unseen) if name == "gold" else majority_method
        self.decided = {key: score(*key, given) for key, given in self.votes.items()}
        # (score, true, image) of the gold questions that have votes, each way that they can be judged.
        judged = [(key, self.decided[key][1]) for key in self.votes if key in TRUTH]
        self.bases = {("in-sample" if name == "gold" else "gold not used"): judged}
        if name == "gold":
            without = {key[0]: gold_method(unseen, without=key[0]) for key, _ in judged}
            self.bases["leaving one image out"] = [
                (key, without[key[0]](*key, self.votes[key])[1]) for key, _ in judged if without[key[0]]]
        self.bases = {basis: [(score, TRUTH[key], key[0]) for key, score in pairs]
                      for basis, pairs in self.bases.items()}

    def accepts(self, score):
        return score >= campaign["threshold"] if self.name == "gold" else score > 0.5

    def rows(self):
        return [comparison_row("result", self.name, basis, Comparison(
            (self.accepts(score), true) for score, true, _ in pairs)) for basis, pairs in self.bases.items()]

    def thresholds(self):
        by_image = collections.defaultdict(list)
        for (image, _), (_, score) in self.decided.items():
            by_image[image].append(score)
        rows = []
        for threshold in THRESHOLDS:
            accepted = [sum(score >= threshold for score in scores) for scores in by_image.values()]
            row = {"threshold": threshold, "labels": sum(accepted), "images": len(accepted),
                   "empty": accepted.count(0), "several": sum(n > 1 for n in accepted),
                   "severalShare": share(sum(n > 1 for n in accepted), len(accepted)),
                   "leftOutPrecision": None, "leftOutRecall": None, "leftOutF1": None}
            for names, pairs in zip((["precision", "recall", "f1"], LEFT_OUT), self.bases.values()):
                comparison = Comparison((score >= threshold, true) for score, true, _ in pairs)
                row |= zip(names, (comparison.precision, comparison.recall, comparison.f1))
            rows.append({name: row[name] for name in OF_THRESHOLDS})
        return rows

    def curves(self):
        rows = []
        for basis, pairs in self.bases.items():
            [(lower, upper)] = bootstrap([image for _, _, image in pairs], lambda times: [average_precision(
                [(score, true, times[image]) for score, true, image in pairs])])
            best = max(((threshold, Comparison((score >= threshold, true) for score, true, _ in pairs))
                        for threshold in sorted({score for score, _, _ in pairs}, reverse=True)),
                       key=lambda point: point[1].f1)
            rows.append({
                "basis": basis, "questions": len(pairs), "true": sum(true for _, true, _ in pairs),
                "averagePrecision": average_precision([(score, true, 1) for score, true, _ in pairs]),
                "lower": lower, "upper": upper, "bestF1": best[1].f1, "bestThreshold": best[0],
                "bestPrecision": best[1].precision, "bestRecall": best[1].recall})
        return rows


LEFT_OUT = ["leftOutPrecision", "leftOutRecall", "leftOutF1"]
OF_THRESHOLDS = """threshold labels images empty several severalShare precision recall f1 leftOutPrecision
leftOutRecall leftOutF1""".split()


def average_precision(pairs):
    """Of [(score, true, times)], equal scores taken together."""
    total = sum(times for _, true, times in pairs if true)
    if total == 0:
        return None
    result, recall = 0, 0
    for threshold in sorted({score for score, _, times in pairs if times}, reverse=True):
        accepted = [(true, times) for score, true, times in pairs if score >= threshold]
        right = sum(times for true, times in accepted if true)
        result += (right / total - recall) * right / sum(times for _, times in accepted)
        recall = right / total
    return result


# --- raters ----------------------------------------------------------------------------------------

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


def same_answer(rater, votes):
    hits = n = 0
    for answers in votes.values():
        others = [answer for other, answer in answers.items() if other != rater]
        most = [kind for kind in ANSWERS if 2 * others.count(kind) > len(others)]
        if rater in answers and most:
            n += 1
            hits += answers[rater] == most[0]
    return hits, n


def with_result(rater, result):
    mine = [(answers[rater], result.decided[key][0]) for key, answers in result.votes.items()
            if rater in answers]
    return sum((answer == "yes") == (decision == "yes") for answer, decision in mine), len(mine)


def informativeness(answers):
    """Bits that one answer tells, of [(answer, true)]; smoothed by 1."""
    prior = sum(TRUTH.values()) / len(TRUTH)
    if len(answers) < campaign["gold"]["minimum"] or prior in (0, 1):
        return None
    theta = {}
    for truth in (False, True):
        mine = [answer for answer, true in answers if true == truth]
        theta[truth] = {kind: (mine.count(kind) + 1) / (len(mine) + 3) for kind in ANSWERS}
    bits = 0
    for truth, weight in ((False, 1 - prior), (True, prior)):
        for kind in ANSWERS:
            both = (1 - prior) * theta[False][kind] + prior * theta[True][kind]
            bits += weight * theta[truth][kind] * math.log2(theta[truth][kind] / both)
    return bits


def again(rater, unseen):
    """[(first answer, later answer)]."""
    first, pairs = {}, []
    purposes = ["rating", "gold", "repeat", "training"]
    for task in sorted(tasks, key=lambda task: purposes.index(task["purpose"])):
        if task["purpose"] == "training" or not counts(rater, task, unseen):
            continue
        for answer in ratings[rater][task["task"]]["answers"]:
            key = (task["image"], answer["label"])
            if key in first:
                pairs.append((first[key], answer["answer"]))
            first.setdefault(key, answer["answer"])
    return pairs


def repeats(pairs):
    return [{"first": first} | {kind: pairs.count((first, kind)) for kind in ANSWERS} for first in ANSWERS]


def active(seconds):
    middle = statistics.median(seconds) if seconds else 0
    return sorted(one for one in seconds if one <= 10 * middle)


def seconds_of(rater, unseen):
    return [ratings[rater][task["task"]]["seconds"] for task in tasks
            if task["purpose"] != "training" and counts(rater, task, unseen)]


def hasty(rater, unseen):
    """The one sign that the sample has: much less time than the middle rater."""
    medians = [statistics.median(active(seconds_of(other, unseen))) for other in raters]
    mine, confidence = active(seconds_of(rater, unseen)), 1 - 0.05 / len(raters)
    half = statistics.NormalDist().inv_cdf((1 + confidence) / 2) * math.sqrt(len(mine))
    lower, upper = math.floor((len(mine) - half) / 2), math.ceil(1 + (len(mine) + half) / 2)
    if lower < 1 or upper > len(mine) or mine[upper - 1] >= statistics.median(medians) / 4:
        return None
    return {"rater": rater, "sign": "hasty", "value": statistics.median(mine), "lower": mine[lower - 1],
            "upper": mine[upper - 1], "confidence": confidence, "answers": None,
            "reason": f"takes {statistics.median(mine):.1f} seconds a task (at most {mine[upper - 1]:.1f}), "
            f"where the middle rater takes {statistics.median(medians):.1f}"}


def rater_row(rater, unseen, result):
    votes = result.votes
    on_gold = [(answers[rater], TRUTH[key]) for key, answers in
               votes_by_question({"gold"}, unseen).items() if key in TRUTH and rater in answers]
    rated = [ratings[rater][task["task"]] for task in tasks
             if task["purpose"] != "training" and counts(rater, task, unseen)]
    said = [answer["answer"] for rating in rated for answer in rating["answers"]]
    row = {"rater": rater, "signs": int(hasty(rater, unseen) is not None), "tasks": len(rated),
           "questions": len(said)}
    row |= {kind: said.count(kind) for kind in ("yes", "no", "maybe")}
    row |= {kind + "Share": share(said.count(kind), len(said)) for kind in ("yes", "no", "maybe")}
    row["skipped"] = len(skipped[rater])
    row["unseen"] = sum(task["purpose"] != "training" and counts(rater, task, True)
                        and not counts(rater, task, False) for task in tasks)
    for name, questions, (hits, n) in (
            ("agreement", "agreementQuestions", agreement(rater, votes)),
            ("sameAnswer", "sameAnswerQuestions", same_answer(rater, votes)),
            ("resultAgreement", "resultQuestions", with_result(rater, result))):
        row[name], row[questions] = share(hits, n), n
    right = sum(answer == ("yes" if true else "no") for answer, true in on_gold)
    row["goldAccuracy"] = share(right, len(on_gold))
    row["goldLower"], row["goldUpper"] = wilson(right, len(on_gold))
    row["goldQuestions"] = len(on_gold)
    for suffix, kinds in (("", ["yes"]), ("WithMaybe", ["yes", "maybe"])):
        comparison = Comparison((answer in kinds, true) for answer, true in on_gold)
        row["precision" + suffix], row["recall" + suffix] = comparison.precision, comparison.recall
        row["f1" + suffix] = comparison.f1
    row["informativeness"] = informativeness(on_gold)
    pairs = again(rater, unseen)
    row["repeats"] = len(pairs)
    row["consistency"] = share(sum(first == later for first, later in pairs), len(pairs))
    seconds = seconds_of(rater, unseen)
    row["medianSeconds"] = statistics.median(seconds) if seconds else None
    row["activeSeconds"] = statistics.median(active(seconds)) if seconds else None
    row["interrupted"] = len(seconds) - len(active(seconds))
    return {name: row[name] for name in COLUMNS}


COLUMNS = """rater signs tasks questions yes no maybe yesShare noShare maybeShare skipped unseen agreement
agreementQuestions sameAnswer sameAnswerQuestions resultAgreement resultQuestions goldAccuracy goldLower
goldUpper goldQuestions precision recall f1 precisionWithMaybe recallWithMaybe f1WithMaybe informativeness
consistency repeats medianSeconds activeSeconds interrupted""".split()


def spread(rows):
    """How each figure is spread; together from the counts, which rows do not all have."""
    result = []
    for name, count in (
            ("yesShare", "questions"), ("noShare", "questions"), ("maybeShare", "questions"),
            ("agreement", "agreementQuestions"), ("sameAnswer", "sameAnswerQuestions"),
            ("resultAgreement", "resultQuestions"), ("goldAccuracy", "goldQuestions"), ("precision", None),
            ("recall", None), ("precisionWithMaybe", None), ("recallWithMaybe", None),
            ("informativeness", None), ("consistency", "repeats"), ("activeSeconds", None)):
        values = [row[name] for row in rows if row[name] is not None]
        n = sum(row[count] for row in rows) if count else 0
        result.append({"figure": name, "raters": len(values), "mean": statistics.fmean(values),
                       "median": statistics.median(values), "least": min(values), "greatest": max(values),
                       "together": round(sum(row[name] * row[count] for row in rows)) / n if n else None,
                       "answers": n})
    return result


def pooled(rows, unseen):
    """Precision and recall of all raters' answers to gold together."""
    on_gold = [(answer, TRUTH[key]) for key, answers in votes_by_question({"gold"}, unseen).items()
               if key in TRUTH for answer in answers.values()]
    for suffix, kinds in (("", ["yes"]), ("WithMaybe", ["yes", "maybe"])):
        comparison = Comparison((answer in kinds, true) for answer, true in on_gold)
        for row in rows:
            if row["figure"] == "precision" + suffix:
                row["together"], row["answers"] = comparison.precision, comparison.said
            if row["figure"] == "recall" + suffix:
                row["together"], row["answers"] = comparison.recall, comparison.true
    return rows


# --- one rater -------------------------------------------------------------------------------------

def cohen(pairs):
    n = len(pairs)
    if n == 0:
        return None
    agree = sum(one == other for one, other in pairs) / n
    chance = sum(sum(one == kind for one, _ in pairs) * sum(other == kind for _, other in pairs)
                 for kind in ANSWERS) / (n * n)
    return (agree - chance) / (1 - chance) if chance < 1 else None


def detail(rater):
    votes = votes_by_question({"rating"}, False)
    on_gold = {key: answers[rater] for key, answers in votes_by_question({"gold"}, False).items()
               if key in TRUTH and rater in answers}
    confusion = []
    for truth in (False, True):
        said = [answer for key, answer in on_gold.items() if TRUTH[key] == truth]
        confusion.append({"truth": "yes" if truth else "no"} | {kind: said.count(kind) for kind in ANSWERS}
                         | {kind + "Share": share(said.count(kind), len(said)) for kind in ANSWERS})
    kappas = []
    for other in raters:
        both = [(key[0], (answers[rater], answers[other])) for key, answers in votes.items()
                if rater in answers and other in answers]
        if other == rater or not both:
            continue
        pairs = [pair for _, pair in both]
        value = cohen(pairs)
        [(lower, upper)] = bootstrap([image for image, _ in both], lambda times: [cohen(
            [pair for image, pair in both for _ in range(times[image])])])
        kappas.append({"rater": other, "questions": len(both),
                       "agreement": sum(one == two for one, two in pairs) / len(pairs), "kappa": value,
                       "lower": None if value is None else lower, "upper": None if value is None else upper})
    names = {label["index"]: label["name"] for label in labels}
    disagreements = [
        {"image": image, "label": label, "labelName": names[label], "answer": on_gold[image, label],
         "truth": "yes" if true else "no"}
        | {"experts" + kind.capitalize(): list(EXPERTS[image, label].values()).count(kind)
           for kind in ("yes", "maybe", "no")}
        for (image, label), true in TRUTH.items()
        if (image, label) in on_gold and on_gold[image, label] != ("yes" if true else "no")]
    seconds = active(seconds_of(rater, False))
    return {
        "figures": [rater_row(rater, False, Result("gold", False))], "confusion": confusion,
        "signs": [sign for sign in [hasty(rater, False)] if sign],
        "repeats": repeats(again(rater, False)),
        "seconds": [{"share": part, "seconds": quantile(part, seconds)}
                    for part in (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0)],
        "kappas": sorted(kappas, key=lambda row: -row["questions"]), "disagreements": disagreements}


# --- what raters told the lead ---------------------------------------------------------------------

def remarks():
    image_of = {task["task"]: task["image"] for task in tasks}
    return [
        {"rater": rater, "task": line["task"], "image": image_of[line["task"]], "remark": line["event"],
         "reason": line.get("reason", line.get("flag")), "text": line.get("text"), "at": line["at"]}
        for rater in raters for line in read_lines(f"answers/{rater}.jsonl")
        if line["event"] in ("flag", "note", "skip")]


# --- all of it -------------------------------------------------------------------------------------

def parts(unseen, method):
    result = Result(method, unseen)
    votes = result.votes
    on_gold = {key: answers for key, answers in votes_by_question({"gold"}, unseen).items()
               if key in TRUTH}
    rows = [rater_row(rater, unseen, result) for rater in raters]
    return {
        "raters": rows,
        "signs": [sign for sign in (hasty(rater, unseen) for rater in raters) if sign],
        "spread": pooled(spread(rows), unseen),
        "repeats": repeats([pair for rater in raters for pair in again(rater, unseen)]),
        "agreement": agreement_rows("raters", votes) + agreement_rows("raters on gold", on_gold)
        + agreement_rows("experts", EXPERTS),
        "gold": expert_rows() + original_rows() + result.rows(),
        "thresholds": result.thresholds(), "curve": result.curves(), "remarks": remarks(),
        "about": [{
            "program": "reassess 0.1.0", "raters": len(raters), "images": len({image for image, _ in votes}),
            "questions": len(votes), "answers": sum(map(len, votes.values())),
            "experts": len({name for answers in EXPERTS.values() for name in answers}),
            "goldQuestions": len(TRUTH), "goldTrue": sum(TRUTH.values()),
            "expertMaybes": sum(list(answers.values()).count("maybe") for answers in EXPERTS.values()),
            "goldTasks": "gold",
            "yesShare": campaign["gold"]["yesShare"], "minimum": campaign["gold"]["minimum"],
            "method": method, "note": None, "threshold": campaign["threshold"] if method == "gold" else None,
            "confidence": 0.95, "draws": DRAWS, "seed": SEED}]}


def objects(tables):
    return "{\n" + ",\n".join(
        f'"{name}":' + lines_of_objects(rows).rstrip("\n") for name, rows in tables.items()) + "\n}\n"


def number(decimals):
    return lambda value: f"{value:.{decimals}f}"


def hundred(value):
    return f"{100 * value:.1f}"


def raters_text(rows):
    rows = [row | {"mark": "!" if row["signs"] else "", "interval": None if row["goldLower"] is None else
                   f"{hundred(row['goldLower'])}-{hundred(row['goldUpper'])}"} for row in rows]
    return text_table(rows, [
        ("rater", "rater", str, False), ("mark", "", str, False), ("questions", "answers", str, True),
        ("yesShare", "yes\n%", hundred, True), ("maybeShare", "maybe\n%", hundred, True),
        ("agreement", "agrees\n%", hundred, True), ("resultAgreement", "result\n%", hundred, True),
        ("goldAccuracy", "gold\n%", hundred, True), ("interval", "95 %\ninterval", str, True),
        ("informativeness", "bits", number(2), True),
        ("activeSeconds", "seconds\na task", number(1), True)])


def stats(folder, unseen=False, method="gold"):
    tables = parts(unseen, method)
    write_csv(folder, "stats.csv", tables["raters"])
    write(folder, "stats.json", objects(tables))
    write(folder, "stats-raters.txt", raters_text(tables["raters"]))
    if not folder:
        for name in ("remarks", "agreement", "spread", "repeats", "gold", "thresholds", "curve", "signs"):
            write_csv(folder, f"stats-{name}.csv", tables[name])
        write(folder, "stats-dee.json", objects(detail("dee")))


def write_all():
    stats("")
    stats("include-unseen", unseen=True)
    stats("majority", method="majority")
