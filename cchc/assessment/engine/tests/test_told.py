"""A run told: exact texts for programs, rounded figures and words for people."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine import sheet_template, told
from cchc.assessment.engine.given import MISSING, Inputs, number
from cchc.assessment.engine.placing import standings as placed
from cchc.assessment.engine.scoring import score
from cchc.assessment.engine.tests.conftest import area, leaf

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.assessment.engine.model import CriteriaSet

    MakeSet = Callable[..., CriteriaSet]

BANDS = (
    '{code: "1.2", name: Kế hoạch, maximum: 3, inputs: {kh: {kind: percent}}, rule: {shape: bands, '
    "bands: [{ge: 100, points: 3}, {ge: 70, lt: 100, points: 1}, {lt: 70, points: 0}]}}"
)


def run_of(make_set: MakeSet):
    criteria = make_set("maximum: 4", area("1", 4, leaf("1.1", 1), BANDS))
    rows = {
        "A": {"p1.1": number(Fraction(2, 3)), "kh": number(85)},
        "B": {"p1.1": number(1), "kh": number(100)},
        "C": {"p1.1": MISSING, "kh": number(100)},
    }
    run = score(criteria, Inputs(rows, frozenset({"D"})))
    return run, placed(run)


def test_programs_read_full_precision_and_every_reason(make_set: MakeSet) -> None:
    run, standings = run_of(make_set)
    value = told.as_json(run, standings, "vi", trace=True, known={"A": "phu-tho"})
    assert json.loads(json.dumps(value)) == value
    assert (value["set"], value["max"]) == ("thu", "4")
    first = value["units"][0]
    assert (first["slug"], first["unit"], first["status"]) == ("phu-tho", "A", "scored")
    assert first["points"] == "1.66666666666666666666666666667"
    assert (first["rank"], first["of"]) == (2, 2)
    node = next(row for row in first["nodes"] if row["code"] == "1.2")
    assert (node["points"], node["max"], node["lost"]) == ("1", "3", "2")
    assert node["why"][0]["text"].startswith("Đạt 85% kế hoạch") or "85%" in node["why"][0]["text"]
    assert "85" in node["why"][0]["values"].values()
    by_unit = {row["unit"]: row for row in value["units"]}
    assert (by_unit["C"]["status"], by_unit["C"]["points"], by_unit["C"]["rank"]) == ("missing", None, None)
    assert by_unit["D"]["status"] == "not_submitted"
    plain = told.as_json(run, standings, "en", trace=False)
    assert all("values" not in why for node in plain["units"][0]["nodes"] for why in node["why"])
    assert plain["units"][0]["slug"] is None


def test_rows_for_people_are_rounded_and_best_first(make_set: MakeSet) -> None:
    run, standings = run_of(make_set)
    rows = list(told.unit_rows(run, standings, "vi", shown=True))
    assert [row[0] for row in rows] == ["B", "A", "C", "D"]
    assert rows[1][1:6] == ["1,67", "4,00", "41,67", 2, 2]
    assert rows[2][1] is None
    exact = list(told.unit_rows(run, standings, "vi", shown=False))
    assert exact[1][1] == "1.66666666666666666666666666667"
    assert exact[2][7] == "missing"
    assert told.unit_labels("csv") == told.UNIT_KEYS
    assert {len(row) for row in rows} == {len(told.unit_labels("table"))}


def test_rows_of_nodes_say_why(make_set: MakeSet) -> None:
    run, _ = run_of(make_set)
    rows = list(told.node_rows(run, "vi", shown=True))
    assert [row[1] for row in rows[:3]] == ["1", "1.1", "1.2"]
    assert rows[2][3:6] == ["1,00", "3,00", "2,00"]
    assert "85%" in str(rows[2][7])
    assert told.node_labels("csv") == told.NODE_KEYS
    assert {len(row) for row in rows} == {len(told.node_labels("table"))}


def test_the_file_to_fill_in_has_a_row_an_input_with_what_is_allowed(make_set: MakeSet) -> None:
    levels = (
        '{code: "1.3", name: Mức, maximum: 1, inputs: {muc: {kind: level, levels: [tốt, khá]}}, '
        "rule: {shape: levels, levels: [{is: tốt, points: 1}, {is: khá, points: 0}]}}"
    )
    criteria = make_set("maximum: 5", area("1", 5, leaf("1.1", 1), BANDS, levels))
    rows = sheet_template.rows_of(criteria, "vi")
    assert [row[1] for row in rows] == ["p1.1", "kh", "muc"]
    assert [row[5] for row in rows] == ["điểm", "tỷ lệ %, hoặc tử số và mẫu số", "một mức: tốt, khá"]
    assert sheet_template.rows_of(criteria, "en")[0][5] == "points"
