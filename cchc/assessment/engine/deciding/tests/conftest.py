"""A small set for deciding: a percentage in bands, points as given, and three units."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cchc.assessment.engine.given import Given, Inputs, number
from cchc.assessment.engine.loading import rule_of
from cchc.assessment.engine.model import CriteriaSet, InputSpec, Node
from cchc.lib.words import Words

BANDS = [{"ge": 100, "points": 2}, {"ge": 70, "lt": 100, "points": 1}, {"lt": 70, "points": 0}]


def leaf(code: str, maximum: int, shape: str) -> Node:
    raw = {"shape": shape, **({"bands": BANDS} if shape == "bands" else {})}
    return Node(
        code, Words(f"Tiêu chí {code}"), Fraction(maximum), rule=rule_of(raw, (code,)), inputs=(code,)
    )


@pytest.fixture
def criteria() -> CriteriaSet:
    """Ten points: ``ke_hoach`` 2 in bands, ``khao_sat`` 3 and ``khac`` 5 as given."""
    leaves = (leaf("ke_hoach", 2, "bands"), leaf("khao_sat", 3, "given"), leaf("khac", 5, "given"))
    area = Node("1", Words("Lĩnh vực"), Fraction(10), children=leaves)
    specs = {
        "ke_hoach": InputSpec("ke_hoach", Words("Kế hoạch"), "percent", short=Words("kế hoạch")),
        "khao_sat": InputSpec("khao_sat", Words("Khảo sát"), "points"),
        "khac": InputSpec("khac", Words("Khác"), "points"),
    }
    return CriteriaSet("thu", 2025, Words("Bộ thử"), Fraction(10), (area,), specs)


def row(ke_hoach: int, khao_sat: int | str, khac: int | str) -> dict[str, Given]:
    answers = {"ke_hoach": ke_hoach, "khao_sat": khao_sat, "khac": khac}
    return {code: number(Fraction(value)) for code, value in answers.items()}


@pytest.fixture
def inputs() -> Inputs:
    """A 8, B 7, C 4 points of 10; D handed in nothing."""
    return Inputs(
        {"A": row(100, 2, 4), "B": row(85, 2, 4), "C": row(0, 1, 3)},
        frozenset({"D"}),
    )
