"""The published archives of answers, read as NumPy would have one read them."""
import json
import os

import numpy

ANSWERS = 3  # no, maybe, yes


def folder():
    """Where the published data is: REASSESS_DATA."""
    return os.environ["REASSESS_DATA"]


def load(name):
    return numpy.load(os.path.join(folder(), name + ".npz"))


def read_json(name):
    with open(os.path.join(folder(), name + ".json")) as file:
        return json.load(file)


def codes(copies=1):
    """The votes as bytes, rater x 3 + answer: five for each of 184,962 questions, which may be there several times."""
    tensor = load("raters")["tensor"]
    questions = tensor.shape[1]
    votes = numpy.argwhere(tensor.transpose(1, 0, 2))  # question, rater, answer
    assert len(votes) == 5 * questions
    code = (votes[:, 1] * ANSWERS + votes[:, 2]).astype(numpy.uint8)
    return numpy.tile(code.reshape(questions, 5), (copies, 1))


def votes():
    """The votes as crowd-kit takes them: a frame of task, worker and label, the labels being 0, 1 and 2."""
    import pandas

    code = codes()
    return pandas.DataFrame({
        "task": numpy.repeat(numpy.arange(len(code)), 5),
        "worker": (code // ANSWERS).ravel(),
        "label": (code % ANSWERS).ravel(),
    })


def serve(measure):
    """Measures once for each line of input, and prints the numbers."""
    print("ready", flush=True)
    for _ in iter(input_line, ""):
        print(*measure(), flush=True)


def input_line():
    import sys

    return sys.stdin.readline()
