"""A second composite index in plain floats, written from the formulas of COINr and not from our code."""

from __future__ import annotations

import math
import random
import statistics
from typing import NamedTuple

Floats = list[float | None]


class Made(NamedTuple):
    """Random data: rows of the meta table (level, code, parent, direction, weight) and columns by indicator."""

    rows: list[tuple[int, str, str | None, int, float]]
    units: list[str]
    columns: dict[str, list[str]]


def random_index(seed: int, units: int = 17, *, missing: float = 0.15, positive: bool = False) -> Made:
    """Three levels of nodes above unevenly many indicators; ties, gaps, weights of 0, both directions."""
    shuffle = random.Random(seed)
    rows: list[tuple[int, str, str | None, int, float]] = [(4, "ROOT", None, 1, 1)]
    for pillar in range(shuffle.randint(2, 3)):
        rows.append((3, f"P{pillar}", "ROOT", 1, shuffle.choice([1, 2, 0.5])))
        for area in range(shuffle.randint(1, 3)):
            parent = f"P{pillar}A{area}"
            rows.append((2, parent, f"P{pillar}", 1, shuffle.choice([1, 1.25, 3])))
            for number in range(shuffle.randint(1, 4)):
                weight = shuffle.choice([1, 2, 0.3]) if number == 0 else shuffle.choice([0, 1, 2.75])
                rows.append((1, f"{parent}I{number}", parent, shuffle.choice([1, -1]), weight))
    shuffle.shuffle(rows)
    names = [f"tỉnh {place}" for place in range(units)]
    columns = {row[1]: _column(shuffle, units, missing, positive) for row in rows if row[0] == 1}
    return Made(rows, names, columns)


def _column(shuffle: random.Random, units: int, missing: float, positive: bool) -> list[str]:
    low, places = (
        (1, shuffle.choice([0, 2, 4])) if positive else (shuffle.choice([-50, 0, 3]), shuffle.choice([0, 4]))
    )
    return [
        "NA" if shuffle.random() < missing else f"{shuffle.uniform(low, low + 40):.{places}f}"
        for _ in range(units)
    ]


def texts(made: Made) -> dict[str, str]:
    """The two files."""
    meta = ["Level,iCode,Parent,Direction,Weight,Type"]
    for level, code, parent, direction, weight in made.rows:
        kind = "Indicator" if level == 1 else "Aggregate"
        meta.append(f"{level},{code},{parent or 'NA'},{direction},{weight},{kind}")
    inputs = [",".join(["uCode", *made.columns])]
    for place, unit in enumerate(made.units):
        inputs.append(",".join([unit, *(column[place] for column in made.columns.values())]))
    return {"meta": "\n".join(meta), "inputs": "\n".join(inputs)}


def normalised(name: str, column: list[str], direction: int) -> Floats:
    """One indicator; a result that R gives as NaN or infinite is missing."""
    values = [None if text == "NA" else float(text) * direction for text in column]
    there = [value for value in values if value is not None]
    if not there:
        return values
    low, high = min(there), max(there)
    below = {value: sum(other < value for other in there) for value in there}
    if name in ("minmax:0,100", "minmax:1,100", "dist2max", "zscore:50,10") and low == high:
        return [None] * len(values)
    if (name == "fracmax" and high == 0) or (name == "prank" and len(there) == 1):
        return [None] * len(values)
    mean, spread = statistics.fmean(there), statistics.stdev(there) if len(there) > 1 else math.nan
    way = {
        "minmax:0,100": lambda x: (x - low) / (high - low) * 100,
        "minmax:1,100": lambda x: (x - low) / (high - low) * 99 + 1,
        "zscore:50,10": lambda x: (x - mean) / spread * 10 + 50,
        "dist2max": lambda x: 1 - (high - x) / (high - low),
        "fracmax": lambda x: x / high,
        "borda": lambda x: float(below[x]),
        "prank": lambda x: below[x] / (len(there) - 1),
    }[name]
    return [None if value is None else way(value) for value in values]


def joined(name: str, values: Floats, weights: list[float]) -> float | None:
    """One node of one unit."""
    pairs = [(x, w) for x, w in zip(values, weights, strict=True) if x is not None and w > 0]
    whole = sum(w for _, w in pairs)
    if not pairs:
        return None
    if name == "amean":
        return sum(x * w for x, w in pairs) / whole
    if name == "hmean":
        return whole / sum(w / x for x, w in pairs)
    return math.exp(sum(w * math.log(x) for x, w in pairs) / whole)


def plain(made: Made, normalise: str, aggregate: str) -> dict[str, Floats]:
    """Every node's values."""
    scores = {
        code: normalised(normalise, made.columns[code], direction)
        for level, code, _, direction, _ in made.rows
        if level == 1
    }
    for level in (2, 3, 4):
        for code in (row[1] for row in made.rows if row[0] == level):
            below = [row for row in made.rows if row[2] == code]
            columns = zip(*(scores[row[1]] for row in below), strict=True)
            scores[code] = [joined(aggregate, list(values), [row[4] for row in below]) for values in columns]
    return scores
