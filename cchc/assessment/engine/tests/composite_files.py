"""Files of a small composite index for the tests: three indicators under two nodes under one root."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.assessment.engine.composite import Composite, composite_of_files
from cchc.assessment.engine.composite_method import read_method, read_ways

if TYPE_CHECKING:
    from pathlib import Path

META = """Level,iCode,Parent,Direction,Weight,Type
1,X,A,1,1,Indicator
1,Y,A,-1,3,Indicator
1,Z,B,1,1,Indicator
2,A,ALL,1,1,Aggregate
2,B,ALL,1,1,Aggregate
3,ALL,NA,1,1,Aggregate
"""
INPUTS = """uCode,X,Y,Z
u1,0,10,5
u2,10,30,NA
u3,5,20,9
"""


def written(folder: Path, meta: str = META, inputs: str = INPUTS) -> tuple[Path, Path]:
    """The two files in this folder."""
    paths = folder / "meta.csv", folder / "inputs.csv"
    for path, text in zip(paths, (meta, inputs), strict=True):
        path.write_bytes(text.encode())
    return paths


def made(folder: Path, normalise: str = "minmax", aggregate: str = "amean", **texts: str) -> Composite:
    """The index of the two files."""
    meta, inputs = written(folder, **texts)
    return composite_of_files(meta, inputs, read_method(normalise), read_ways(aggregate))


def index(result: Composite, code: str = "ALL") -> dict[str, object]:
    """The values of one node by unit."""
    return dict(zip(result.units, result.scores[code], strict=True))
