"""Answers of deciding told: numbers as texts, labelled as advice, in both languages."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.deciding import told
from cchc.assessment.engine.deciding.draws import Uncertainty
from cchc.assessment.engine.deciding.forecast import forecast
from cchc.assessment.engine.deciding.plan import plan
from cchc.assessment.engine.deciding.robust import robust
from cchc.assessment.engine.deciding.sensitivity import by_leaf, by_source
from cchc.assessment.engine.deciding.tests.test_plan import OTHER, PLAN, SURVEY
from cchc.assessment.engine.deciding.whatif import whatif
from cchc.assessment.engine.given import number

if TYPE_CHECKING:
    from cchc.assessment.engine.given import Inputs
    from cchc.assessment.engine.model import CriteriaSet

ADVICE = told.ADVICE


def test_what_if_says_before_after_and_why(criteria: CriteriaSet, inputs: Inputs) -> None:
    answer = whatif(criteria, inputs, "B", {"ke_hoach": number(100)})
    value = told.whatif_json(criteria, answer, "en")
    assert json.loads(json.dumps(value)) == value
    assert (value["advice"], value["set"], value["unit"], value["gained"]) == (True, "thu", "B", "1")
    assert value["before"] == {"points": "7", "max": "10", "index": "70", "rank": 2, "of": 3}
    assert value["after"] == {"points": "8", "max": "10", "index": "80", "rank": 1, "of": 3}
    assert [row["code"] for row in value["changed"]] == ["1", "ke_hoach"]
    assert value["assumptions"][0] == ADVICE.en
    rows = told.whatif_rows(criteria, answer, "vi")
    assert rows[0] == ["", "B: hạng 2 → 1 trên 3", "7", "8", "1", ""]
    assert rows[2][:5] == ["ke_hoach", "Tiêu chí ke_hoach", "1", "2", "1"]
    assert {len(row) for row in rows} == {len(told.WHATIF_LABELS)}


def test_who_handed_in_nothing_has_no_points_before(criteria: CriteriaSet, inputs: Inputs) -> None:
    full = {code: number(value) for code, value in (("ke_hoach", 100), ("khao_sat", 3), ("khac", 5))}
    answer = whatif(criteria, inputs, "D", full)
    assert told.whatif_json(criteria, answer, "vi")["before"]["points"] is None
    rows = told.whatif_rows(criteria, answer, "vi")
    assert rows[0][1:5] == ["D: hạng — → 1 trên 4", None, "10", None]


def test_how_firm_a_rank_is_and_what_decides_it(criteria: CriteriaSet, inputs: Inputs) -> None:
    uncertain = Uncertainty({"khao_sat": {"*": 0.2}}, weights=0.1, draws=500)
    answer = robust(criteria, inputs, uncertain)
    sources, leaves = by_source(criteria, inputs, uncertain), by_leaf(criteria, inputs)
    value = told.robust_json(criteria, answer, sources, leaves, "vi")
    assert json.loads(json.dumps(value)) == value
    assert [row["unit"] for row in value["units"]] == ["A", "B", "C"]
    assert value["units"][0]["index"] == "80.0000"
    assert value["unranked"] == ["D"]
    assert sorted(code for group in value["groups"] for code in group) == ["A", "B", "C"]
    assert {row["code"] for row in value["criteria"]} == {"ke_hoach", "khao_sat", "khac"}
    assert len(value["sources"]) == 2
    assert all(row["others"] is not None for row in value["sources"])
    first = told.robust_rows(answer)[0]
    assert first[1:4] == [1, "A", "80,00"]
    assert len(first) == len(told.ROBUST_LABELS)


def test_a_plan_says_the_best_the_next_and_one_more_point(criteria: CriteriaSet, inputs: Inputs) -> None:
    answer = plan(criteria, inputs, "C", [PLAN, SURVEY, OTHER], Fraction(7))
    value = told.plan_json(criteria, answer, "vi")
    assert value["best"] == {
        "improvements": ["P", "X"],
        "expected": "4",
        "if_all_work": "4",
        "cost": "7",
        "effort": "0",
    }
    assert value["next_best"]["improvements"] == ["P"]
    assert value["one_more_point"]["price"] == "5"
    assert len(value["improvements"]) == 3
    rows = told.plan_rows(answer)
    assert [row[0] for row in rows] == ["Tốt nhất", "Kế tiếp", "Thêm 1 điểm", *["Riêng lẻ"] * 3]
    assert rows[0][1:5] == ["P + X", "4", "4", "7"]
    assert {len(row) for row in rows} == {len(told.PLAN_LABELS)}


def test_where_nothing_can_be_paid_for_nothing_is_done(criteria: CriteriaSet, inputs: Inputs) -> None:
    answer = plan(criteria, inputs, "C", [SURVEY], Fraction(0))
    assert told.plan_json(criteria, answer, "vi")["next_best"] is None
    assert told.plan_rows(answer)[0][:3] == ["Tốt nhất", "(không làm gì)", "0"]


def test_a_forecast_says_interval_and_chance(criteria: CriteriaSet, inputs: Inputs) -> None:
    answer = forecast(criteria, inputs, Fraction(1), target=2)
    value = told.forecast_json(criteria, answer, "vi")
    assert json.loads(json.dumps(value)) == value
    by_unit = {row["unit"]: row for row in value["units"]}
    assert by_unit["A"] == {
        "unit": "A",
        "to_date": "80.0000",
        "middle": "80.0000",
        "low": "80.0000",
        "high": "80.0000",
        "rank_middle": 1,
        "chance": "1.0000",
    }
    assert by_unit["C"]["chance"] == "0.0000"
    assert value["untold"] == ["D"]
    rows = told.forecast_rows(answer)
    assert [row[0] for row in rows] == ["A", "B", "C"]
    assert {len(row) for row in rows} == {len(told.FORECAST_LABELS)}
    no_target = told.forecast_json(criteria, forecast(criteria, inputs, Fraction(1)), "vi")
    assert {row["chance"] for row in no_target["units"]} == {None}
