"""Makes the published labels and scores from the published answers, straightforwardly with NumPy.

    python numpy_real.py FOLDER      writes FOLDER/scores.npz and FOLDER/real.json

One step of Dawid and Skene's model with confusion matrices counted from gold; Documentation/Aggregation.md has the formulas.
"""
import json
import os
import sys

import numpy

import published

ANIMALS = 398  # the labels below


def matrices(yes, answers):
    """P(answer | truth) of each rater from gold: answers is raters x questions x 3, one where that was the answer."""
    counts = numpy.stack([answers[:, yes].sum(axis=1), answers[:, ~yes].sum(axis=1)], axis=1)  # yes, no
    return (counts + 1) / (counts.sum(axis=2, keepdims=True) + 3)


def file_numbers(info):
    return numpy.array([int(name[15:23]) for name in info[:, 0]]), info[:, 1].astype(int)


def original_answers(originals, info):
    """What a rater would say who knows the original label alone, as questions x 3."""
    images, labels = file_numbers(info)
    return numpy.eye(3)[numpy.where(originals[images - 1] == labels, 2, 0)]


def main(output):
    originals = numpy.array(published.read_json("ilsvrc2012_val_labels"))
    golden, raters_golden, raters = (published.load(name) for name in ("golden", "raters_golden", "raters"))
    tensor, info = raters["tensor"], raters["info"]

    experts = golden["tensor"][:, :, 2].sum(axis=0)
    prior = (experts >= 3).mean()
    known = matrices(experts >= 3, raters_golden["tensor"])
    mean = numpy.zeros_like(known[0])
    for matrix in known:  # in this order, to the last bit
        mean += matrix
    mean /= len(known)
    of_rater = dict(zip(raters_golden["ids"], known))
    original = matrices(experts >= 2, original_answers(originals, golden["info"])[None])[0]

    images, labels = file_numbers(info)
    yes, no = numpy.ones(len(info)), numpy.ones(len(info))
    for place, rater in enumerate(raters["ids"]):
        theta = of_rater.get(rater, mean)
        question, answer = numpy.nonzero(tensor[place])
        yes[question] *= theta[0, answer]
        no[question] *= theta[1, answer]
    question = numpy.flatnonzero(labels < ANIMALS)
    answer = numpy.where(originals[images[question] - 1] == labels[question], 2, 0)
    yes[question] *= original[0, answer]
    no[question] *= original[1, answer]
    yes *= prior
    no *= 1 - prior
    scores = yes / (yes + no)

    real = [[int(label)] for label in originals]
    for image in numpy.unique(images):
        real[image - 1] = []
    for image, label in zip(images[scores >= 0.8], labels[scores >= 0.8]):
        real[image - 1].append(int(label))
    numpy.savez_compressed(os.path.join(output, "scores.npz"), tensor=scores, info=info)
    with open(os.path.join(output, "real.json"), "w") as file:
        json.dump(real, file)


main(sys.argv[1])
