"""A run written down as its recipe and done anew from it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine import recipe
from cchc.assessment.engine.given import MISSING, NOT_APPLICABLE, NOTHING_AROSE, Given, Inputs, number, ratio
from cchc.assessment.engine.scoring import Options, score
from cchc.assessment.engine.tests.conftest import area, leaf
from cchc.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.assessment.engine.model import CriteriaSet

INPUTS = Inputs(
    {
        "A": {"p1.1": number(Fraction(1, 3)), "p1.2": MISSING},
        "B": {"p1.1": ratio(Fraction(1), Fraction(3), percent=True), "p1.2": NOT_APPLICABLE},
        "C": {
            "p1.1": NOTHING_AROSE,
            "p1.2": Given("value", day=date(2025, 1, 2)),
            "x": Given("value", level="Tốt"),
        },
    },
    frozenset({"D"}),
)


@pytest.fixture
def criteria(make_set: Callable[..., CriteriaSet]) -> CriteriaSet:
    return make_set("maximum: 4", area("1", 4, leaf("1.1", 1), leaf("1.2", 3)))


def test_inputs_come_back_exactly_as_they_were() -> None:
    assert recipe.inputs_in(json.loads(json.dumps(recipe.inputs_out(INPUTS)))) == INPUTS


def test_a_run_done_from_its_recipe_is_the_same_run(criteria: CriteriaSet) -> None:
    run = score(criteria, INPUTS, Options(only=("A", "D")))
    told = json.loads(json.dumps(recipe.of(run)))
    assert recipe.follow(told, lambda _code, _year: criteria) == run


def test_a_set_that_was_changed_since_is_noticed(criteria: CriteriaSet) -> None:
    told = recipe.of(score(criteria, INPUTS))
    changed = replace(criteria, maximum=Fraction(5))
    with pytest.raises(UnreadableInput, match="đã thay đổi so với khi chấm"):
        recipe.follow(told, lambda _code, _year: changed)
    renamed = replace(criteria, note="chỉ sửa ghi chú")
    assert recipe.follow(told, lambda _code, _year: renamed).units


@pytest.mark.parametrize(
    "raw", [{}, {"set": "thu"}, {"set": "thu", "year": "x", "inputs": {}, "options": {}}]
)
def test_what_is_no_recipe_is_told(criteria: CriteriaSet, raw: dict[str, object]) -> None:
    with pytest.raises(UnreadableInput, match="không đọc được"):
        recipe.follow(raw, lambda _code, _year: criteria)
