"""Units scored by small sets whose sums can be done by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine.given import MISSING, NOT_APPLICABLE, NOTHING_AROSE, Given, Inputs, number
from cchc.assessment.engine.scoring import Options, replay, score
from cchc.assessment.engine.tests.conftest import area, leaf

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.assessment.engine.model import CriteriaSet

    MakeSet = Callable[..., CriteriaSet]

TWO = (area("1", 4, leaf("1.1", 1), leaf("1.2", 3)), area("2", 6, leaf("2.1", 6)))
FULL = {"p1.1": number(1), "p1.2": number(Fraction(3, 2)), "p2.1": number(4)}


def one(criteria: CriteriaSet, **given: Given):
    inputs = {**FULL, **{key.replace("_", "."): value for key, value in given.items()}}
    return score(criteria, Inputs({"A": inputs})).units[0]


def test_points_add_up_from_leaves_to_areas_to_the_whole(make_set: MakeSet) -> None:
    row = one(make_set("maximum: 10", *TWO))
    assert (row.status, row.points, row.maximum, row.index) == ("scored", Fraction(13, 2), 10, 65)
    assert [(node.code, node.points, node.lost) for node in row.nodes] == [
        ("1", Fraction(5, 2), Fraction(3, 2)),
        ("1.1", 1, 0),
        ("1.2", Fraction(3, 2), Fraction(3, 2)),
        ("2", 4, 2),
        ("2.1", 4, 2),
    ]


def test_a_missing_input_leaves_everything_above_it_without_points(make_set: MakeSet) -> None:
    row = one(make_set("maximum: 10", *TWO), p1_2=MISSING)
    assert (row.status, row.points, row.index) == ("missing", None, None)
    assert row.node("1").points is None
    assert row.node("2").points == 4
    assert row.node("1.2").why[0].say() == "Thiếu số liệu Tiêu chí 1.2: chưa chấm được."
    assert row.node("1").why[0].say("en") == "Not complete: 1.2."


def test_a_set_may_count_what_is_missing_as_zero_and_says_so(make_set: MakeSet) -> None:
    row = one(make_set("maximum: 10\nmissing: zero", *TWO), p1_2=MISSING)
    assert (row.points, row.node("1.2").status, row.node("1.2").lost) == (5, "missing", 3)
    assert "tính 0 điểm" in row.node("1.2").why[0].say()


@pytest.mark.parametrize(
    ("policy", "points", "maximum", "index"),
    [("rebase", 5, 7, Fraction(500, 7)), ("full", 8, 10, 80), ("zero", 5, 10, 50)],
)
def test_what_does_not_apply_leaves_the_maximum_or_counts_as_the_set_says(
    make_set: MakeSet, policy: str, points: int, maximum: int, index: object
) -> None:
    row = one(make_set(f"maximum: 10\nnot_applicable: {policy}", *TWO), p1_2=NOT_APPLICABLE)
    assert (row.points, row.maximum, row.index) == (points, maximum, index)
    assert row.node("1.2").status == "not_applicable"


def test_a_whole_area_that_does_not_apply_is_left_out(make_set: MakeSet) -> None:
    row = one(make_set("maximum: 10", *TWO), p1_1=NOT_APPLICABLE, p1_2=NOT_APPLICABLE)
    assert (row.points, row.maximum, row.node("1").status, row.node("1").maximum) == (
        4,
        6,
        "not_applicable",
        0,
    )


def test_points_are_brought_back_to_the_declared_scale_when_the_set_asks(make_set: MakeSet) -> None:
    row = one(make_set("maximum: 10\nrescale: true", *TWO), p1_1=NOT_APPLICABLE, p1_2=NOT_APPLICABLE)
    assert (row.points, row.maximum, row.index) == (Fraction(20, 3), 10, Fraction(200, 3))


def test_a_leaf_may_decide_for_itself_where_nothing_arose(make_set: MakeSet) -> None:
    areas = (area("1", 4, leaf("1.1", 1), leaf("1.2", 3, nothing_arose="zero")), TWO[1])
    row = one(make_set("maximum: 10", *areas), p1_1=NOTHING_AROSE, p1_2=NOTHING_AROSE)
    assert [row.node(code).points for code in ("1.1", "1.2")] == [1, 0]
    assert row.node("1.1").why[0].say() == "Không phát sinh trong kỳ: tính điểm tối đa 1."


def test_a_unit_that_handed_in_nothing_has_no_points_and_is_not_ranked_with_zero(make_set: MakeSet) -> None:
    run = score(make_set("maximum: 10", *TWO), Inputs({"A": FULL}, frozenset({"B"})))
    row = run.by_unit["B"]
    assert (row.status, row.points, row.index) == ("not_submitted", None, None)
    assert {node.status for node in row.nodes} == {"not_submitted"}


def test_a_set_may_give_zero_to_who_handed_in_nothing(make_set: MakeSet) -> None:
    criteria = make_set("maximum: 10\nnot_submitted: zero", *TWO)
    row = score(criteria, Inputs({"A": FULL}, frozenset({"B"}))).by_unit["B"]
    assert row.status == "not_submitted"
    assert [row.points, row.index] == [0, 0]


def test_zero_is_a_value(make_set: MakeSet) -> None:
    row = one(make_set("maximum: 10", *TWO), p2_1=number(0))
    assert (row.status, row.node("2.1").status, row.node("2.1").points) == ("scored", "scored", 0)


def test_bonus_and_penalty_stand_outside_the_maximum_and_under_their_caps(make_set: MakeSet) -> None:
    extra = (
        area("T", 5, leaf("T.1", 5), kind="bonus"),
        area("P", 5, leaf("P.1", 5), kind="penalty"),
    )
    criteria = make_set("maximum: 10\nbonus_cap: 2\npenalty_cap: 1.5", *TWO, *extra)
    rich = one(criteria, pT_1=number(4), pP_1=number(1))
    assert (rich.points, rich.maximum) == (Fraction(13, 2) + 2 - 1, 10)
    nothing_claimed = one(criteria)
    assert (nothing_claimed.status, nothing_claimed.points) == ("scored", Fraction(13, 2))


def test_points_outside_what_is_possible_are_no_points_and_say_why(make_set: MakeSet) -> None:
    row = one(make_set("maximum: 10", *TWO), p1_1=number(2))
    assert row.node("1.1").status == "unscorable"
    assert row.status == "missing"
    assert row.node("1.1").why[0].say() == "Điểm 2 nằm ngoài khoảng từ 0 đến 1."


def test_a_run_done_anew_from_its_recipe_is_the_same(make_set: MakeSet) -> None:
    run = score(make_set("maximum: 10", *TWO), Inputs({"A": FULL, "B": {}}, frozenset({"C"})))
    assert replay(run) == run
    assert [row.unit for row in run.units] == ["A", "B", "C"]


def test_only_the_units_asked_for_are_scored(make_set: MakeSet) -> None:
    run = score(make_set("maximum: 10", *TWO), Inputs({"A": FULL, "B": FULL}), Options(only=("B",)))
    assert [row.unit for row in run.units] == ["B"]
    assert replay(run) == run


def test_thirds_add_up_exactly(make_set: MakeSet) -> None:
    criteria = make_set("maximum: 1", area("1", 1, *(leaf(f"1.{n}", '"1/3"') for n in (1, 2, 3))))
    third = number(Fraction(1, 3))
    row = score(criteria, Inputs({"A": {f"p1.{n}": third for n in (1, 2, 3)}})).units[0]
    assert [row.points, row.index] == [1, 100]
