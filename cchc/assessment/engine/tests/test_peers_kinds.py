"""Ranking groups of kinds of unit, known by the label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine.peers import group_of
from cchc.assessment.engine.tests.conftest import area, leaf

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.assessment.engine.model import CriteriaSet

HEAD = """maximum: 1
ranking:
  groups:
    - {name: Phường, kinds: [phuong]}
    - {name: Xã, kinds: [xa]}
    - {name: Đặc khu, kinds: [dac-khu]}
    - {name: Riêng, units: [Phường Việt Trì]}
"""


@pytest.mark.parametrize(
    ("unit", "group"),
    [
        ("Phường An Cựu", "Phường"),
        ("Xã Hy Cương", "Xã"),
        ("Đặc khu Cô Tô", "Đặc khu"),
        ("Phường Việt Trì", "Riêng"),
        ("Sở Nội vụ", None),
        ("Xác Xơ", None),
    ],
)
def test_a_unit_is_grouped_by_its_name_first_and_then_by_its_kind(
    make_set: Callable[..., CriteriaSet], unit: str, group: str | None
) -> None:
    found = group_of(make_set(HEAD, area("1", 1, leaf("1.1", 1))), unit)
    assert (found.name.vi if found else None) == group
