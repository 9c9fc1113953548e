"""What `reassess evaluate --ensemble best=birch,dune` must say of the sample's models after `aggregate --method majority`, by plain
loops; `expected.py` writes it below expected/.

It shares nothing with the program but the definitions in Documentation/Evaluation.md.
"""

import ast
import json
import struct

from expected import HERE, images, labels, write_csv
from expected_stats import wilson

MODELS = ["amber", "birch", "cedar", "dune", "ember"]
ENSEMBLE = ("best", ["birch", "dune"])
TOP = 5
ORIGINALS = [image.get("original") for image in images]
NAMES = {label["index"]: label["name"] for label in labels}
ANIMAL = "n00015388"


def read_array(name):
    """The rows of a .npy of numbers."""
    data = (HERE / "predictions" / f"{name}.npy").read_bytes()
    end = 10 + struct.unpack("<H", data[8:10])[0]
    header = ast.literal_eval(data[10:end].decode())
    rows, columns = header["shape"]
    order, code = header["descr"][0], {"f2": "e", "f4": "f", "f8": "d"}[header["descr"][1:]]
    numbers = struct.unpack(f"{order}{rows * columns}{code}", data[end:])
    return [numbers[row * columns:(row + 1) * columns] for row in range(rows)]


def ranked(rows):
    return [sorted(range(len(row)), key=lambda label: (-row[label], label)) for row in rows]


def part(hits, count):
    return hits / count if count else None


def model_row(name, ranking, real, members):
    row = {"model": name}
    for key, right, judged in [
            ("original", [rank[0] == label for rank, label in zip(ranking, ORIGINALS)],
             [label is not None for label in ORIGINALS]),
            ("real", [rank[0] in found for rank, found in zip(ranking, real)], [bool(found) for found in real])]:
        hits, count = sum(a and b for a, b in zip(right, judged)), sum(judged)
        row[f"{key}Accuracy"] = part(hits, count)
        row[f"{key}Lower"], row[f"{key}Upper"] = wilson(hits, count)
        row[f"{key}Images"] = count
    row["topK"] = TOP
    named = [(rank, label) for rank, label in zip(ranking, ORIGINALS) if label is not None]
    row["originalTopKAccuracy"] = part(sum(label in rank[:TOP] for rank, label in named), len(named))
    found = [(rank, labels) for rank, labels in zip(ranking, real) if labels]
    row["realTopKAccuracy"] = part(sum(bool(set(rank[:TOP]) & set(labels)) for rank, labels in found), len(found))
    for place, key in [(2, "second"), (3, "third")]:
        could = [(rank, labels) for rank, labels in found if rank[0] in labels and len(labels) >= place]
        row[f"{key}Accuracy"] = part(sum(rank[place - 1] in labels for rank, labels in could), len(could))
        row[f"{key}Images"] = len(could)
    both = [(rank[0] in labels, original in labels) for rank, labels, original in zip(ranking, real, ORIGINALS)
            if labels and original is not None]
    row["modelAlone"] = sum(model and not original for model, original in both)
    row["originalAlone"] = sum(original and not model for model, original in both)
    row["modelAloneShare"] = part(row["modelAlone"], len(both))
    row["originalAloneShare"] = part(row["originalAlone"], len(both))
    differing = row["modelAlone"] + row["originalAlone"]
    row["preferenceForModel"] = part(row["modelAlone"], differing)
    row["preferenceLower"], row["preferenceUpper"] = wilson(row["modelAlone"], differing)
    row["ensemble"] = ", ".join(members) or None
    return row


def label_row(real):
    sizes = [len(found) for found in real]
    judged = [original in found for original, found in zip(ORIGINALS, real) if found and original is not None]
    return {"images": len(real), "empty": sizes.count(0), "single": sizes.count(1), "several": sum(size > 1 for size in sizes),
            "labels": sum(sizes), "realAccuracy": part(sum(judged), len(judged)), "realImages": len(judged)}


def under(label, id):
    """Whether a label is, or is under, a WordNet id; by way of other labels too."""
    above = {other["id"]: other.get("hypernyms") or [] for other in labels}
    waiting, seen = [label["id"]], set()
    while waiting:
        this = waiting.pop()
        if this == id:
            return True
        if this not in seen:
            seen.add(this)
            waiting += above.get(this, [])
    return False


def oracle_rows(rankings, real):
    rows = []
    for label in sorted(labels, key=lambda label: label["index"]):
        index = label["index"]
        own = [place for place, original in enumerate(ORIGINALS) if original == index and index in real[place]]
        if not own or under(label, ANIMAL) or sum(1 / len(real[place]) for place in own) / len(own) > 0.9:
            continue
        several = [place for place in own if len(real[place]) > 1]
        for name, ranking in rankings:
            def accuracy(places):
                return part(sum(ranking[place][0] == index for place in places), len(places))
            rows.append({
                "label": index, "name": label["name"], "model": name, "images": len(own),
                "oracle": sum(1 / len(real[place]) for place in own) / len(own), "accuracy": accuracy(own),
                "severalImages": len(several), "severalOracle": sum(1 / len(real[place]) for place in several) / len(several),
                "severalAccuracy": accuracy(several)})
    return rows


def pair_rows(real):
    rows = []
    for first in sorted(NAMES):
        for second in sorted(NAMES):
            both = [place for place, found in enumerate(real) if first in found and second in found]
            if first < second and both:
                rows.append({
                    "first": first, "firstName": NAMES[first], "second": second, "secondName": NAMES[second],
                    "images": len(both), "ofFirst": len(both) / sum(first in found for found in real),
                    "ofSecond": len(both) / sum(second in found for found in real),
                    "originalFirst": sum(ORIGINALS[place] == first for place in both),
                    "originalSecond": sum(ORIGINALS[place] == second for place in both)})
    return sorted(rows, key=lambda row: -row["images"])


def write_all():
    real = json.loads((HERE / "expected" / "real.json").read_text())
    arrays = {name: read_array(name) for name in MODELS}
    rankings = [(name, ranked(arrays[name])) for name in MODELS]
    name, members = ENSEMBLE
    sums = [[sum(numbers) for numbers in zip(*rows)] for rows in zip(*(arrays[member] for member in members))]
    rankings.append((name, ranked(sums)))
    write_csv("", "evaluation.csv", [
        model_row(name, ranking, real, members if name == ENSEMBLE[0] else []) for name, ranking in rankings])
    write_csv("", "evaluation-labels.csv", [label_row(real)])
    write_csv("", "evaluation-oracle.csv", oracle_rows(rankings, real))
    write_csv("", "evaluation-pairs.csv", pair_rows(real))
