"""What is written to Excel reads back as an equal set."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings

from cchc.assessment.engine.dumping import bare
from cchc.assessment.engine.loading import load as load_set
from cchc.assessment.engine.loading import versions
from cchc.assessment.engine.tests.random_sets import sets
from cchc.assessment.engine.workbook.reading import load
from cchc.assessment.engine.workbook.writing import workbook

if TYPE_CHECKING:
    from cchc.assessment.engine.model import CriteriaSet

SHIPPED = Path(__file__).resolve().parents[5] / "data" / "criteria"
VERSIONS = [(folder, year) for folder in sorted(SHIPPED.glob("*/")) for year in versions(folder)]


@pytest.mark.parametrize(("folder", "year"), VERSIONS, ids=lambda value: getattr(value, "name", str(value)))
def test_every_shipped_set_is_itself_again(folder: Path, year: int) -> None:
    criteria = load_set(folder, year)
    again = load(workbook(criteria), "thu.xlsx")
    assert again.criteria is not None
    assert bare(again.criteria) == bare(criteria)
    assert again.errors == ()


@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(sets())
def test_any_set_is_itself_again(criteria: CriteriaSet) -> None:
    again = load(workbook(criteria), "thu.xlsx")
    assert again.criteria is not None, again.faults
    assert bare(again.criteria) == bare(criteria)
    assert [fault for fault in again.faults if fault.check == "reading"] == []


def test_equal_sets_give_equal_bytes() -> None:
    criteria = load_set(SHIPPED / "ca-mau-so", 2013)
    assert workbook(criteria) == workbook(criteria)


def test_the_wording_of_the_decision_stands_before_the_rule_said_in_words() -> None:
    from cchc.lib.xlsx import read

    rows = read(workbook(load_set(SHIPPED / "ca-mau-so", 2013)), sheet="Tiêu chí")
    head = next(row for row in rows if row[0] == "STT")
    plan = next(row for row in rows if row[0] == "1.1.4")
    assert (
        plan[head.index("Cách tính điểm")] == "Thực hiện trên 90% kế hoạch: 2; từ 70% - 90%: 1; Dưới 70%: 0"
    )
    assert plan[head.index("Điểm tối đa")] == 2
