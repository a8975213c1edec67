"""Min-max: the ends get what was asked for, the rest lie in proportion."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.normalisers.minmax import Params, doubt, normalise
from cchc.assessment.engine.parameters import ParameterError

NUMBERS = st.lists(
    st.none() | st.decimals(-1000, 1000, places=3, allow_nan=False, allow_infinity=False),
    min_size=1,
    max_size=12,
)


def test_the_lowest_gets_0_the_highest_100_and_the_middle_its_share() -> None:
    assert normalise([Decimal("2"), Decimal("8"), None, Decimal("4")], Params()) == [
        0,
        100,
        None,
        Fraction(100, 3),
    ]


def test_the_ends_are_those_asked_for() -> None:
    assert normalise([3, 5, 4], Params(Fraction(1), Fraction(100))) == [1, 100, Fraction(101, 2)]


@pytest.mark.parametrize("values", [[7, 7, None, 7], [5], [None, None], []])
def test_what_does_not_tell_the_units_apart_gives_no_result_and_the_reason(values: list[int | None]) -> None:
    assert normalise(values, Params()) == [None] * len(values)
    assert doubt(values, Params()) is not None


def test_values_that_differ_give_no_doubt() -> None:
    assert doubt([1, 2, None], Params()) is None


def test_ends_that_turn_the_scale_around_are_refused_with_the_way_out() -> None:
    with pytest.raises(ParameterError, match="low phải nhỏ hơn high; muốn đảo chiều thì ghi Direction -1"):
        Params(Fraction(100), Fraction(0))


@given(NUMBERS, st.fractions(min_value=Fraction(1, 50), max_value=50), st.fractions(-99, 99))
def test_another_unit_of_measure_changes_nothing(
    values: list[Decimal | None], by: Fraction, plus: Fraction
) -> None:
    moved = [None if value is None else Fraction(value) * by + plus for value in values]
    assert normalise(moved, Params()) == normalise(values, Params())


@given(NUMBERS)
def test_order_is_kept_and_what_is_missing_stays_missing(values: list[Decimal | None]) -> None:
    found = normalise(values, Params())
    pairs = [(a, b) for a, b in zip(values, found, strict=True) if a is not None and b is not None]
    assert [value for value, _ in sorted(pairs)] == [
        value for value, _ in sorted(pairs, key=lambda p: (p[1], p[0]))
    ]
    assert all(b is None for a, b in zip(values, found, strict=True) if a is None)
    assert all(0 <= b <= 100 for _, b in pairs)


@given(NUMBERS, st.integers(0, 12))
def test_a_unit_without_a_value_changes_nothing_for_the_others(
    values: list[Decimal | None], place: int
) -> None:
    at = min(place, len(values))
    longer = normalise([*values[:at], None, *values[at:]], Params())
    assert [*longer[:at], *longer[at + 1 :]] == normalise(values, Params())
