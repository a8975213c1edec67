"""The best bundle, against trying every bundle there is."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc.assessment.engine.deciding.gains import Gains, components
from cchc.assessment.engine.deciding.improvement import Improvement, load
from cchc.assessment.engine.deciding.plan import plan
from cchc.assessment.engine.given import MISSING, number
from cchc.assessment.engine.input_files import InputsError
from cchc.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.assessment.engine.given import Inputs
    from cchc.assessment.engine.model import CriteriaSet

PLAN = Improvement("P", "Hoàn thành kế hoạch", {"ke_hoach": number(100)}, Fraction(3))
SURVEY = Improvement("K", "Cải thiện khảo sát", {"khao_sat": number(3)}, Fraction(5), chance=Fraction(1, 2))
OTHER = Improvement("X", "Việc khác", {"khac": number(5)}, Fraction(4), requires=("P",))


def test_the_best_the_next_and_the_price_of_one_more_point(criteria: CriteriaSet, inputs: Inputs) -> None:
    answer = plan(criteria, inputs, "C", [PLAN, SURVEY, OTHER], Fraction(7))
    assert answer.start == 4
    assert answer.best.codes == ("P", "X")
    assert [answer.best.expected, answer.best.cost] == [4, 7]
    assert answer.next_best is not None
    assert answer.next_best.codes == ("P",)
    assert answer.next_best.expected == 2
    assert answer.one_more is not None
    assert answer.one_more.codes == ("P", "K", "X")
    assert answer.price == 5
    assert [each.expected for each in answer.alone] == [2, 1, 2]


def test_chance_is_weighed_and_if_all_work_is_told_apart(criteria: CriteriaSet, inputs: Inputs) -> None:
    best = plan(criteria, inputs, "C", [SURVEY]).best
    assert [best.expected, best.certain] == [1, 2]


def test_two_ways_to_the_same_points_are_not_counted_twice(criteria: CriteriaSet, inputs: Inputs) -> None:
    again = Improvement("P2", "Cách khác", {"ke_hoach": number(100)}, Fraction(1), chance=Fraction(1, 2))
    together = components(criteria, [PLAN, again, SURVEY])
    assert [sorted(each.code for each in group) for group in together] == [["P", "P2"], ["K"]]
    assert Gains(criteria, inputs, "C").expected([PLAN, again]) == 2
    assert plan(criteria, inputs, "C", [PLAN, again], Fraction(10)).best.codes == ("P",)


def test_nothing_is_written_on_stdout_by_the_solver(
    criteria: CriteriaSet, inputs: Inputs, capfd: pytest.CaptureFixture[str]
) -> None:
    plan(criteria, inputs, "C", [PLAN, SURVEY, OTHER], Fraction(0))
    assert capfd.readouterr().out == ""


def test_a_unit_without_a_total_cannot_be_planned_for(criteria: CriteriaSet, inputs: Inputs) -> None:
    inputs.units["C"]["khac"] = MISSING  # type: ignore[index]
    with pytest.raises(UserError, match="còn thiếu số liệu"):
        plan(criteria, inputs, "C", [PLAN])
    with pytest.raises(UserError, match="Không có đơn vị"):
        plan(criteria, inputs, "Z", [PLAN])


@st.composite
def improvements(draw: st.DrawFn) -> list[Improvement]:
    count = draw(st.integers(1, 5))
    codes = [f"I{place}" for place in range(count)]
    tops = {"ke_hoach": 100, "khao_sat": 3, "khac": 5}
    made = []
    for place, code in enumerate(codes):
        key = draw(st.sampled_from(sorted(tops)))
        others = st.lists(st.sampled_from(codes[:place]), max_size=1) if place else st.just([])
        made.append(
            Improvement(
                code,
                code,
                {key: number(draw(st.integers(0, tops[key])))},
                Fraction(draw(st.integers(0, 6))),
                Fraction(draw(st.integers(0, 3))),
                Fraction(draw(st.integers(1, 4)), 4),
                tuple(draw(others)),
                tuple(draw(others)),
            )
        )
    return made


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(improvements(), st.integers(0, 12), st.integers(0, 6))
def test_no_bundle_within_the_limits_is_better(
    criteria: CriteriaSet, inputs: Inputs, offered: list[Improvement], budget: int, effort: int
) -> None:
    gains = Gains(criteria, inputs, "C")
    best = max(
        gains.expected(done)
        for size in range(len(offered) + 1)
        for done in combinations(offered, size)
        if allowed(done, budget, effort)
    )
    found = plan(criteria, inputs, "C", offered, Fraction(budget), Fraction(effort)).best
    chosen = [each for each in offered if each.code in found.codes]
    assert allowed(chosen, budget, effort)
    assert found.expected == gains.expected(chosen) == best


def allowed(done: list[Improvement] | tuple[Improvement, ...], budget: int, effort: int) -> bool:
    codes = {each.code for each in done}
    return (
        sum(each.cost for each in done) <= budget
        and sum(each.effort for each in done) <= effort
        and all(set(each.requires) <= codes and not codes & set(each.excludes) for each in done)
    )


def test_improvements_are_read_from_a_file(criteria: CriteriaSet, tmp_path: Path) -> None:
    path = tmp_path / "giai-phap.csv"
    path.write_text(
        "code,name,input,value,cost,effort,chance,requires,excludes\n"
        "P,Kế hoạch,ke_hoach,100,3,2,80%,,\n"
        'P,,khac,"4,5",,,,,\nX,Khác,khao_sat,3,1,,0.5,P,\n',
        "utf-8",
    )
    first, second = load(path, criteria)
    assert set(first.changes) == {"ke_hoach", "khac"}
    assert [first.cost, first.chance] == [3, Fraction(4, 5)]
    assert (second.requires, second.chance) == (("P",), Fraction(1, 2))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",A,khac,1,1,,,,", "cột “code” trống"),
        ("A,A,zzz,1,1,,,,", "không có số liệu “zzz”"),
        ("A,A,khac,x,1,,,,", "“x” không phải là số"),
        ("A,A,khac,1,-1,,,,", "cột “cost” không nhận số âm"),
        ("A,A,khac,1,1,,120%,,", "cột “chance” nhận từ 0 đến 1"),
        ("A,A,khac,1,1,,,B,", "nhắc đến “B” không có trong tệp"),
        ("A,A,khac,1,1,,,,\nA,A,khac,2,1,,,,", "đã thay đổi “khac”"),
        ("A,A,khac,,1,,,,", "dòng 2: cột “value” trống"),
        ("A,A,khac,1,1,,,,\nA,,khao_sat,1,2,,,,", "dòng 3: cột “cost” của giải pháp A khác dòng trên"),
        ("A,A,khac,1,1,,,A,", "dòng 2: cột “requires” thành vòng A → A"),
        (
            "A,A,khac,1,1,,,B,\nB,B,khac,1,1,,,C,\nC,C,khac,1,1,,,B,",
            "dòng 3: cột “requires” thành vòng B → C → B",
        ),
        ("A,A,khac,1,1,,,B,B\nB,B,khac,1,1,,,,", "dòng 2: giải pháp A vừa cần vừa loại trừ “B”"),
        ("A,A,khac,1,1,,,,A", "dòng 2: giải pháp A vừa cần vừa loại trừ “A”"),
        ("A,A,khac,1,9000000000000000,,,,", "dòng 2: cột “cost” nhận tối đa 1.000.000.000.000.000"),
        ("", "không có giải pháp nào"),
    ],
)
def test_a_wrong_row_of_improvements_is_named(
    criteria: CriteriaSet, tmp_path: Path, row: str, said: str
) -> None:
    path = tmp_path / "giai-phap.csv"
    path.write_text(f"code,name,input,value,cost,effort,chance,requires,excludes\n{row}\n", "utf-8")
    with pytest.raises(InputsError, match=said):
        load(path, criteria)


def test_a_wrong_row_is_told_alone_though_another_needs_its_improvement(
    criteria: CriteriaSet, tmp_path: Path
) -> None:
    path = tmp_path / "giai-phap.csv"
    path.write_text("code,input,value,cost,requires\nA,khac,1,nhiều,\nB,khac,2,1,A\n", "utf-8")
    with pytest.raises(InputsError) as caught:
        load(path, criteria)
    (only,) = caught.value.faults
    assert only.startswith("giai-phap.csv, dòng 2: cột “cost”: “nhiều” không phải là số")
