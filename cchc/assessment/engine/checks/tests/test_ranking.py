"""Ranking that names what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.assessment.engine.checks.tests.conftest import Say


AREA = "code: '1'\nname: A\n"


def sentences(faults: Say, ranking: str) -> list[str]:
    return [fault.sentence for fault in faults("ranking", f"ranking: {{{ranking}}}\n", AREA)]


def test_a_breaker_that_is_no_node_is_told(faults: Say) -> None:
    assert sentences(faults, "breakers: ['1', '9']") == ["không có tiêu chí “9”; các lĩnh vực: 1."]


def test_a_unit_in_two_groups_is_told(faults: Say) -> None:
    groups = "groups: [{name: A, units: [x, y]}, {name: B, units: [x]}]"
    assert sentences(faults, groups) == ["đơn vị “x” nằm trong 2 nhóm; mỗi đơn vị một nhóm."]


def test_empty_and_doubled_groups_and_unranked_are_told(faults: Say) -> None:
    assert sentences(faults, "groups: [{name: A}, {name: A, units: [x]}], unranked: [y, y]") == [
        "đơn vị “y” ghi 2 lần.",
        "nhóm “A” có 2 lần; mỗi tên một nhóm.",
        "nhóm “A” chưa nêu loại đơn vị (kinds) hay đơn vị (units) nào.",
    ]


def test_a_ranking_that_fits_is_not_told(faults: Say) -> None:
    assert sentences(faults, "breakers: ['1'], groups: [{name: A, kinds: [department]}], unranked: [y]") == []
