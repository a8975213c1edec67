"""What every normaliser keeps: its form, order, missing values, and the same answer for Decimal and Fraction."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.normalisers import found
from cchc.assessment.engine.parameters import declared
from cchc.lib.words import Words

ALL = found()
GIVEN: dict[str, dict[str, Any]] = {"dist2targ": {"target": Fraction(2000)}}
OTHERS: dict[str, list[dict[str, Any]]] = {
    "borda": [{"ties": "average"}, {"ties": "max"}],
    "rank": [{"ties": "average"}, {"ties": "max"}],
    "prank": [{"ties": "average"}, {"ties": "max"}],
    "dist2ref": [{"place": 3}, {"place": 2, "cap": True}, {"place": 9}],
    "dist2targ": [{"target": Fraction(15)}, {"target": Fraction(100), "cap": True}],
    "goalposts": [{"low": Fraction(-10), "high": Fraction(99), "trim": False}, {"scale": Fraction(100)}],
    "minmax": [{"low": Fraction(1), "high": Fraction(100)}],
    "scaled": [{"low": Fraction(9), "high": Fraction(-2)}],
    "zscore": [{"mean": Fraction(50), "sd": Fraction(10)}],
}
NUMBERS = st.lists(
    st.none() | st.decimals(-999, 999, places=2, allow_nan=False, allow_infinity=False),
    min_size=1,
    max_size=10,
)

#: Few values, so that many are equal.
NEAR = st.sampled_from([Fraction(0), Fraction(10), Fraction(1, 3), Fraction(2, 7)])


def test_the_folder_holds_the_normalisers_of_coinr() -> None:
    assert {"minmax", "zscore", "borda", "prank", "rank", "dist2max", "dist2ref", "dist2targ"} <= set(ALL)
    assert {"fracmax", "goalposts", "scaled", "none"} <= set(ALL)


@pytest.mark.parametrize("name", ALL)
def test_each_says_its_title_its_parameters_and_their_columns_in_both_languages(name: str) -> None:
    member = ALL[name]
    labels = [parameter.label for parameter in declared(member.Params)]
    assert all(words.vi and words.en for words in [member.TITLE, *labels])
    assert set(member.COLUMNS) <= {parameter.key for parameter in declared(member.Params)}
    assert member.Params() == member.Params()


@pytest.mark.parametrize("name", ALL)
@given(values=NUMBERS)
def test_order_is_kept_missing_stays_missing_and_exact_kinds_agree(
    name: str, values: list[Decimal | None]
) -> None:
    member = ALL[name]
    params = member.Params(**GIVEN.get(name, {}))
    results = member.normalise(values, params)
    assert len(results) == len(values)
    assert results == member.normalise([None if v is None else Fraction(v) for v in values], params)
    pairs = [(a, b) for a, b in zip(values, results, strict=True) if a is not None and b is not None]
    assert all(b is None for a, b in zip(values, results, strict=True) if a is None)
    falling = name == "fracmax" and bool(pairs) and max(a for a, _ in pairs) < 0
    for (a, x), (b, y) in pairwise(pairs):
        assert a == b or ((a < b) != falling) == (x < y) or x == y
    assert isinstance(member.doubt(values, params), Words | None)


@pytest.mark.parametrize("name", ALL)
@given(data=st.data())
def test_on_arrays_of_draws_each_row_is_what_the_exact_method_gives(name: str, data: st.DataObject) -> None:
    member = ALL[name]
    params = member.Params(**data.draw(st.sampled_from([GIVEN.get(name, {}), *OTHERS.get(name, [])])))
    units = data.draw(st.integers(1, 8))
    value = st.none() | st.integers(-80, 400).map(lambda quarter: Fraction(quarter, 4)) | NEAR
    rows = data.draw(st.lists(st.lists(value, min_size=units, max_size=units), min_size=1, max_size=4))
    fast = member.array(np.array([_floats(row) for row in rows]), params)
    exact = [
        _floats([None if x is None else Fraction(x) for x in member.normalise(row, params)]) for row in rows
    ]
    np.testing.assert_allclose(fast, exact, rtol=1e-9, atol=1e-9)


def _floats(values: list[Fraction | None]) -> list[float]:
    return [float("nan") if value is None else float(value) for value in values]
