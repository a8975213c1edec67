"""What every normaliser keeps: its form, order, missing values, and the same answer for Decimal and Fraction."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.normalisers import found
from cchc.assessment.engine.parameters import declared
from cchc.lib.words import Words

ALL = found()
GIVEN: dict[str, dict[str, Any]] = {"dist2targ": {"target": Fraction(2000)}}
NUMBERS = st.lists(
    st.none() | st.decimals(-999, 999, places=2, allow_nan=False, allow_infinity=False),
    min_size=1,
    max_size=10,
)


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
