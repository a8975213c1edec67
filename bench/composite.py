"""How fast is a composite index? Seconds for 63 units × 90 indicators and 3,400 × 100, exact, every method of COINr.

    .venv/bin/python bench/composite.py [--long]

The goal is under 0.5 s for 63 × 90 with any method, files read and all, without the start of Python.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from cchc.assessment.engine.composite import composite_of_files
from cchc.assessment.engine.composite_method import read_method, read_ways
from cchc.assessment.engine.composite_output import rows

METHODS = (
    ("minmax:0,100", "amean"), ("minmax:1,100", "gmean"), ("minmax:1,100", "hmean"), ("zscore:50,10", "amean"),
    ("zscore:50,10", "gmean"), ("borda", "amean"), ("prank", "amean"), ("dist2max", "amean"), ("fracmax", "amean"),
)  # fmt: skip


def files(folder: Path, units: int, indicators: int) -> tuple[Path, Path]:
    """Made-up data, four levels deep, three values in a hundred missing."""
    draw = random.Random(1)
    codes = [f"I{number}" for number in range(indicators)]
    meta = ["Level,iCode,Parent,Direction,Weight,Type"]
    meta += [
        f"1,{c},A{n // 10},{draw.choice([1, -1])},{draw.choice([1, 2, 1.5])},Indicator"
        for n, c in enumerate(codes)
    ]
    meta += [f"2,A{n},B{n // 3},1,{draw.choice([1, 2])},Aggregate" for n in range(-(-indicators // 10))]
    meta += [f"3,B{n},INDEX,1,1,Aggregate" for n in range(-(-indicators // 30))]
    meta.append("4,INDEX,NA,1,1,Aggregate")
    inputs = ["uCode," + ",".join(codes)]
    for unit in range(units):
        cells = ("NA" if draw.random() < 0.03 else f"{draw.uniform(1, 90):.4f}" for _ in codes)
        inputs.append(f"U{unit}," + ",".join(cells))
    paths = folder / "meta.csv", folder / "inputs.csv"
    for path, lines in zip(paths, (meta, inputs), strict=True):
        path.write_text("\n".join(lines), encoding="utf-8")
    return paths


def main() -> None:
    """Print a line for each method."""
    for units, indicators in ((63, 90), (3400, 100)) if "--long" in sys.argv else ((63, 90),):
        with tempfile.TemporaryDirectory() as folder:
            paths = files(Path(folder), units, indicators)
            for normalise, aggregate in METHODS:
                begun = time.process_time()
                rows(composite_of_files(*paths, read_method(normalise), read_ways(aggregate)), "csv")
                took = time.process_time() - begun
                print(f"{units:>5} × {indicators}  {normalise:<13} {aggregate}: {took:6.2f} s")


if __name__ == "__main__":
    main()
