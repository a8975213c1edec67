"""Agreement with COINr 1.1.14 (R) on the made-up data of ../shared, every variant, to 1e-9."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from cchc.assessment.engine.composite import composite_of_files
from cchc.assessment.engine.composite_method import read_method, read_ways
from cchc.assessment.engine.composite_output import labels, rows

GOLD = Path(__file__).resolve().parents[5] / "shared" / "gold" / "composite"
VARIANTS = sorted(path for path in GOLD.glob("*/*_*.csv"))
METHODS = {"minmax": "minmax:0,100", "minmax1": "minmax:1,100", "zscore": "zscore:50,10"}
NEAR = Decimal("1e-9")

pytestmark = pytest.mark.skipif(not VARIANTS, reason="../shared/gold/composite isn't there")


def farthest(path: Path) -> Decimal:
    """The greatest difference between our figures and those of one file, the shape of both being equal."""
    way, _, join = path.stem.partition("_")
    method = read_method(METHODS.get(way, way))
    result = composite_of_files(path.parent / "meta.csv", path.parent / "inputs.csv", method, read_ways(join))
    ours = [labels(result, "csv"), *([str(cell) for cell in row] for row in rows(result, "csv"))]
    theirs = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    assert [row[0] for row in ours] == [row[0] for row in theirs]
    assert ours[0] == theirs[0]
    pairs = [
        pair for a, b in zip(ours[1:], theirs[1:], strict=True) for pair in zip(a[1:], b[1:], strict=True)
    ]
    return max(abs(Decimal(a) - Decimal(b)) for a, b in pairs)


@pytest.mark.documents
@pytest.mark.parametrize("path", VARIANTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_figure_is_that_of_coinr(path: Path) -> None:
    assert farthest(path) <= NEAR
