"""Computes the regression of `reassess evaluate --table` with SciPy and NumPy, and compares.

    python scipy_regression.py REASSESS ORIGINAL.csv REAL.csv      the program, timm's two tables

Lines: scipy.stats.linregress. Difference of slopes: the interaction of a joint model by numpy.linalg.lstsq. Permutations: the same stream
of SplitMix64, shuffled by NumPy. Prints what the tests of Reassess hold.
"""
import csv
import json
import subprocess
import sys

import numpy
from scipy import stats

DRAWS, SEED = 9999, 1


def read(path):
    with open(path, newline="") as file:
        return {f"{row['model']}@{row['img_size']}": float(row["top1"]) / 100 for row in csv.DictReader(file)}


def words(first, count):
    """SplitMix64's words from the first on: its state is a multiple of one number."""
    with numpy.errstate(over="ignore"):
        state = numpy.uint64(SEED) + numpy.uint64(0x9E3779B97F4A7C15) * numpy.arange(
            first + 1, first + count + 1, dtype=numpy.uint64)
        state = (state ^ state >> numpy.uint64(30)) * numpy.uint64(0xBF58476D1CE4E5B9)
        state = (state ^ state >> numpy.uint64(27)) * numpy.uint64(0x94D049BB133111EB)
        return state ^ state >> numpy.uint64(31)


def shuffles(count):
    """For each draw the places that a shuffle of 0 … count - 1 leaves, all draws at once."""
    bounds = numpy.arange(count, 1, -1, dtype=numpy.uint64)
    drawn = words(0, DRAWS * len(bounds)).reshape(DRAWS, len(bounds))
    # The high word of 64 x 64 bits; the bounds have few bits.
    high = (drawn >> numpy.uint64(32)) * bounds + ((drawn & numpy.uint64(0xFFFFFFFF)) * bounds >> numpy.uint64(32))
    others = (high >> numpy.uint64(32)).astype(numpy.int64)
    order = numpy.tile(numpy.arange(count, dtype=numpy.int32), (DRAWS, 1))
    rows = numpy.arange(DRAWS)
    for step, place in enumerate(range(count - 1, 0, -1)):
        other = others[:, step]
        taken = order[rows, other].copy()
        order[rows, other] = order[:, place]
        order[:, place] = taken
    return order


def permutation(groups):
    centred = [(x - x.mean(), y - y.mean()) for x, y in groups]
    slope = sum((x * y).sum() for x, y in centred) / sum((x * x).sum() for x, _ in centred)
    residuals = numpy.concatenate([y - slope * x for x, y in centred])
    group = numpy.arange(len(residuals)) < len(groups[0][0])

    def difference(values):
        found = [numpy.polyfit(x, values[part], 1)[0] for (x, _), part in zip(groups, [group, ~group])]
        return abs(found[0] - found[1])

    x1, x2 = centred[0][0], centred[1][0]
    least = difference(residuals) - 1e-12
    as_great = 0
    for order in shuffles(len(residuals)):
        residuals = residuals[order]
        first, second = residuals[group], residuals[~group]
        # The least squares of a centred x; the residuals' means cancel.
        as_great += abs(x1 @ first / (x1 @ x1) - x2 @ second / (x2 @ x2)) >= least
    return int(as_great), (1 + as_great) / (1 + DRAWS)


def interaction(groups):
    (x1, y1), (x2, y2) = groups
    x, y = numpy.concatenate([x1, x2]), numpy.concatenate([y1, y2])
    first = numpy.concatenate([numpy.ones(len(x1)), numpy.zeros(len(x2))])
    # About the middle: the interaction is the same, and the columns are less alike.
    x = x - x.mean()
    design = numpy.column_stack([numpy.ones(len(x)), x, first, first * x])
    found, _, _, _ = numpy.linalg.lstsq(design, y, rcond=None)
    residuals = y - design @ found
    freedom = len(x) - 4
    error = numpy.sqrt(residuals @ residuals / freedom * numpy.linalg.inv(design.T @ design)[3, 3])
    half = stats.t.ppf(0.975, freedom) * error
    t = found[3] / error
    return {"slopeDifference": found[3], "lower": found[3] - half, "upper": found[3] + half, "t": t,
            "degreesOfFreedom": freedom, "p": 2 * stats.t.sf(abs(t), freedom)}


def welch(lines, counts):
    a, b = lines[0].stderr ** 2, lines[1].stderr ** 2
    freedom = (a + b) ** 2 / (a * a / (counts[0] - 2) + b * b / (counts[1] - 2))
    t = (lines[0].slope - lines[1].slope) / numpy.sqrt(a + b)
    return {"welchT": t, "welchDegreesOfFreedom": freedom, "welchP": 2 * stats.t.sf(abs(t), freedom)}


def program(*arguments):
    output = subprocess.run([sys.argv[1], "evaluate", "--table", sys.argv[2], sys.argv[3], "--format", "json",
                             "--permutations", str(DRAWS), "--seed", str(SEED), *arguments],
                            check=True, stdout=subprocess.PIPE)
    return json.loads(output.stdout)


def compare(name, ours, theirs):
    if not abs(ours - theirs) <= 1e-9 * max(1, abs(theirs)):
        sys.exit(f"{name}: {ours} of Reassess, {theirs} of SciPy")
    print(f"  {name} {float(theirs)!r}")


def check(title, arguments, groups):
    print(title)
    lines = [stats.linregress(*group) for group in groups]
    for ours, line, group in zip(program("--part", "regression", *arguments), lines, groups):
        half = stats.t.ppf(0.975, len(group[0]) - 2) * line.stderr
        print(f"  {ours['group']}: {ours['models']} models")
        assert ours["models"] == len(group[0])
        for name, value in [("slope", line.slope), ("slopeLower", line.slope - half), ("slopeUpper", line.slope + half),
                            ("standardError", line.stderr), ("intercept", line.intercept), ("correlation", line.rvalue)]:
            compare(name, ours[name], value)
    ours = program("--part", "difference", *arguments)[0]
    expected = {**interaction(groups), **welch(lines, [len(group[0]) for group in groups])}
    as_great, expected["permutationP"] = permutation(groups)
    for name, value in expected.items():
        compare(name, ours[name], value)
    print(f"  permutations as great {as_great}")


original, real = read(sys.argv[2]), read(sys.argv[3])
assert original.keys() == real.keys()
x, y = numpy.array(list(original.values())), numpy.array([real[name] for name in original])
upper = x >= numpy.median(x)
check("lower and upper half:", [], [(x[~upper], y[~upper]), (x[upper], y[upper])])

# Groups whose slopes chance can make as different.
prefixes = ["convnext", "convnextv2"]
parts = [numpy.array([name.startswith(f"{prefix}_") for name in original]) for prefix in prefixes]
check(" and ".join(prefixes) + ":", [f"--group={prefix}={prefix}_*" for prefix in prefixes],
      [(x[part], y[part]) for part in parts])
