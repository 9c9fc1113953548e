#!/usr/bin/env python3
"""Writes Sample/predictions/*.npy: the logits of five models that do not exist, by the rule below.

A model sees what is in a picture (SEEN, strongest first), what it was trained to say (the original label), and noise of
its own that depends on nothing but the names. Every run gives the same bytes. Needs nothing but Python.
"""

import hashlib
import json
import math
import pathlib
import struct

HERE = pathlib.Path(__file__).resolve().parent

# The labels that are in each picture, or look like something that is.
SEEN = {
    "aquarium": [0, 27], "aquarium-again": [0, 27], "balloon": [5, 37], "bicycle": [15, 19, 13],
    "bookcase": [7, 29, 27], "cat": [4, 8, 7], "desk": [11, 14, 18, 17, 10, 22, 7, 12, 36, 24, 29, 13],
    "dog": [3, 25], "hen": [2, 1], "kitchen": [34, 33, 12, 10, 36, 32, 27, 35], "lighthouse": [6, 21, 37, 5],
    "pizza": [35, 32, 12], "rain": [26, 30, 31], "rainbow": [37, 5], "school-bus": [20, 31, 30],
    "sunglasses": [24, 23], "tent": [16, 37], "violin": [28, 9, 13],
}

# How much of a model is noise, how much it holds to the original label, and the type of its numbers.
MODELS = {
    "amber": (1.1, 1.0, "<f4"),
    "birch": (1.2, 1.5, "<f4"),
    "cedar": (1.4, 2.5, "<f2"),
    "dune": (1.7, 1.0, "<f8"),
    "ember": (3.5, 0.5, ">f4"),
}


def draw(*names):
    """A number from -1 to 1 that the names decide."""
    word = hashlib.sha256("/".join(map(str, names)).encode()).digest()
    return int.from_bytes(word[:8], "little") / 2**63 - 1


def logit(model, image, label):
    noise, habit, _ = MODELS[model]
    seen = SEEN[image["image"]]
    value = 7 - 0.7 * seen.index(label) if label in seen else 0
    value += habit if label == image["original"] else 0
    # The sum of three draws is nearly normal.
    value += noise * sum(draw(model, image["image"], label, n) for n in range(3))
    return math.floor(value * 256) / 256


def save(path, rows, descriptor):
    header = f"{{'descr': '{descriptor}', 'fortran_order': False, 'shape': ({len(rows)}, {len(rows[0])}), }}"
    header += " " * (63 - (10 + len(header)) % 64) + "\n"
    code = descriptor[0] + {"f2": "e", "f4": "f", "f8": "d"}[descriptor[1:]]
    numbers = b"".join(struct.pack(code, number) for row in rows for number in row)
    path.write_bytes(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + numbers)


def main():
    images = [json.loads(line) for line in (HERE / "images.jsonl").read_text().splitlines()]
    labels = [label["index"] for label in json.loads((HERE / "labels.json").read_text())]
    (HERE / "predictions").mkdir(exist_ok=True)
    for model, (_, _, descriptor) in MODELS.items():
        rows = [[logit(model, image, label) for label in labels] for image in images]
        save(HERE / "predictions" / f"{model}.npy", rows, descriptor)


main()
