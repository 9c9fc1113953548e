"""The published archives of answers, read as NumPy would have one read them."""
import json
import os
import sys
import time

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
    for _ in sys.stdin:
        print(*measure(), flush=True)


def time_fits(fit, more):
    """Times fit(1) and fit(1 + more): prints how many iterations more, the milliseconds of each, and the processor's."""
    def timed(iterations):
        start, spent = time.perf_counter(), time.process_time()
        fit(iterations)
        return (time.perf_counter() - start) * 1e3, (time.process_time() - spent) * 1e3

    def measure():
        one, many = timed(1), timed(1 + more)
        return more, one[0], many[0], one[1], many[1]

    serve(measure)
