"""Two versions side by side: what was added, removed, moved, renamed, re-weighted, scored otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine.difference import Change, compare
from cchc.assessment.engine.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.assessment.engine.model import CriteriaSet

SHIPPED = Path(__file__).resolve().parents[4] / "data" / "criteria"
PASS = "inputs: {x: {kind: yes_no}}, rule: {shape: pass_fail}"


def area(*leaves: str, code: str = "1", name: str = "Chỉ đạo") -> str:
    return f"code: '{code}'\nname: {name}\nmaximum: 5\ncriteria:\n" + "".join(
        f"  - {{{leaf}}}\n" for leaf in leaves
    )


@pytest.fixture
def changes(make_set: Callable[..., CriteriaSet]) -> Callable[[str, str], list[Change]]:
    def make(before: str, after: str) -> list[Change]:
        return compare(make_set("", before, year=2023), make_set("", after, year=2024))

    return make


def kinds(found: list[Change]) -> list[tuple[str, str, str]]:
    return [(change.kind, change.old, change.new) for change in found]


def test_added_and_removed_criteria(changes: Callable[[str, str], list[Change]]) -> None:
    one = area("code: '1.1', name: Kế hoạch năm", "code: '1.2', name: Đối thoại doanh nghiệp")
    two = area("code: '1.1', name: Kế hoạch năm", "code: '1.2', name: Sáng kiến")
    assert kinds(changes(one, two)) == [("added", "", "1.2"), ("removed", "1.2", "")]


def test_a_criterion_that_changed_its_number_has_moved(changes: Callable[[str, str], list[Change]]) -> None:
    one = area("code: '1.1', name: Kế hoạch năm", "code: '1.2', name: Báo cáo")
    two = area(
        "code: '1.1', name: Sáng kiến", "code: '1.2', name: Kế hoạch năm", "code: '1.3', name: Báo cáo"
    )
    found = changes(one, two)
    assert kinds(found) == [("added", "", "1.1"), ("moved", "1.1", "1.2"), ("moved", "1.2", "1.3")]
    assert (found[1].before, found[1].after) == ("1.1 trong 1", "1.2 trong 1")


def test_what_moves_with_its_parent_is_told_once(changes: Callable[[str, str], list[Change]]) -> None:
    one = area("code: '1.1', name: Kế hoạch năm")
    two = area("code: '2.1', name: Kế hoạch năm", code="2")
    assert kinds(changes(one, two)) == [("moved", "1", "2")]


def test_a_name_that_is_still_alike_is_a_renaming(changes: Callable[[str, str], list[Change]]) -> None:
    one = area("code: '1.1', name: Ban hành kế hoạch cải cách hành chính năm")
    two = area("code: '1.1', name: Ban hành kế hoạch CCHC hằng năm")
    assert kinds(changes(one, two)) == [("renamed", "1.1", "1.1")]
    moved = area(
        "code: '1.1', name: Khác hẳn", "code: '1.2', name: Ban hành kế hoạch cải cách hành chính hằng năm"
    )
    assert kinds(changes(one, moved)) == [
        ("added", "", "1.1"),
        ("moved", "1.1", "1.2"),
        ("renamed", "1.1", "1.2"),
    ]


def test_accents_and_case_of_names_do_not_matter(changes: Callable[[str, str], list[Change]]) -> None:
    assert changes(area("code: '1.1', name: KẾ HOẠCH"), area("code: '1.1', name: Kế hoạch")) == []


def test_weights_rules_owners_evidence_and_ways_of_assessing(
    changes: Callable[[str, str], list[Change]],
) -> None:
    one = area(f"code: '1.1', name: A, maximum: 1, owner: Sở Nội vụ, evidence: [x], assessment: self, {PASS}")
    rule = "inputs: {x: {kind: yes_no}}, rule: {shape: pass_fail, failed: 0.5}"
    two = area(
        f"code: '1.1', name: A, maximum: 2, owner: VP UBND, evidence: [x, y], assessment: computed, {rule}"
    )
    found = {change.kind: (change.before, change.after) for change in changes(one, two)}
    assert found["reweighted"] == ("1 điểm", "2 điểm")
    assert found["owner"] == ("Sở Nội vụ", "VP UBND")
    assert found["evidence"] == ("x", "x; y")
    assert found["assessment"] == ("self", "computed")
    assert found["rule"][1].endswith("0,5 điểm")


def test_a_rule_that_follows_the_maximum_has_not_changed(changes: Callable[[str, str], list[Change]]) -> None:
    one, two = (area(f"code: '1.1', name: A, maximum: {most}, {PASS}") for most in (1, 2))
    assert kinds(changes(one, two)) == [("reweighted", "1.1", "1.1")]


def test_a_set_is_no_different_from_itself_and_papi_broke_in_2018() -> None:
    before, after = (load(SHIPPED / "papi", year) for year in (2017, 2018))
    assert compare(before, before) == []
    found = compare(before, after)
    assert ("added", "", "D8") in kinds(found)
    assert ("moved", "SC21", "SC22") in kinds(found)
    assert Change("set", "", "", "Tổng điểm tối đa", "60 điểm", "80 điểm") in found
