"""What every aggregator keeps: only the ratio of weights matters, missing is left out, order of children is nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.assessment.engine.aggregators import found

ALL = found()
CHILDREN = st.lists(
    st.tuples(st.none() | st.decimals("0.01", 1000, places=2), st.integers(0, 9)), min_size=1, max_size=8
)
Children = list[tuple[Fraction | None, int]]
NEAR = Fraction(1, 10**35)


def near(a: object, b: object) -> bool:
    return a == b or (a is not None and b is not None and abs(Fraction(a) - Fraction(b)) < NEAR)  # type: ignore[call-overload]


def test_the_folder_holds_the_means_and_three_more() -> None:
    assert set(ALL) >= {"amean", "gmean", "hmean", "median", "minimum", "wsum"}
    assert all(member.TITLE.vi and member.TITLE.en for member in ALL.values())


@pytest.mark.parametrize("name", [name for name in ALL if name != "wsum"])
@given(children=CHILDREN, scale=st.fractions(min_value=Fraction(1, 9), max_value=9))
def test_only_the_ratio_of_weights_matters(name: str, children: Children, scale: Fraction) -> None:
    values, weights = [value for value, _ in children], [weight for _, weight in children]
    once = ALL[name].aggregate(values, weights)
    assert near(once, ALL[name].aggregate(values, [weight * scale for weight in weights]))
    there = [Fraction(value) for value, weight in children if value is not None and weight]
    assert (once is None) == (not there)
    assert once is None or min(there) - NEAR <= Fraction(once) <= max(there) + NEAR


@pytest.mark.parametrize("name", ALL)
@given(children=CHILDREN)
def test_the_order_of_children_and_those_without_a_value_change_nothing(
    name: str, children: Children
) -> None:
    member = ALL[name]
    turned = [*reversed(children)]
    once = member.aggregate([value for value, _ in children], [weight for _, weight in children])
    again = member.aggregate([value for value, _ in turned], [weight for _, weight in turned])
    assert near(once, again)


@given(children=CHILDREN)
def test_harmonic_lies_below_geometric_and_that_below_arithmetic(children: Children) -> None:
    values, weights = [value for value, _ in children], [weight for _, weight in children]
    low, middle, high = (ALL[name].aggregate(values, weights) for name in ("hmean", "gmean", "amean"))
    if low is not None and middle is not None and high is not None:
        assert Fraction(low) <= Fraction(middle) + NEAR
        assert Fraction(middle) <= Fraction(high) + NEAR
