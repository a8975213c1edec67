"""The history of a unit as boxes and lines."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.conftest import make_unit
from cchc.units import actions
from cchc.units.actions import Plan
from cchc.units.lineage import TALLEST, WIDTH, lineage, wrap
from cchc.units.models import Unit

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


def test_three_provinces_stand_left_of_the_one_they_became() -> None:
    actions.load_province("phu-tho-2025", by="test")
    drawn = lineage(Unit.objects.get(slug="phu-tho-2025"))
    own = next(box for box in drawn.boxes if box.is_self)
    assert {box.slug for box in drawn.boxes if box.x < own.x} == {"hoa-binh", "phu-tho", "vinh-phuc"}
    assert len(drawn.lines) == 3
    assert [words for _x, _y, words in drawn.days] == ["01/07/2025"]
    assert all(box.x >= 0 and box.x + box.width <= WIDTH + 1 for box in drawn.boxes)


def test_two_steps_back_are_drawn_and_every_change_is_told() -> None:
    actions.load_province("phu-tho-2025", by="test")
    drawn = lineage(Unit.objects.get(slug="phu-tho-2025/so-tai-chinh"))
    assert len({box.x for box in drawn.boxes}) == 3
    assert [item.day for item in drawn.told] == sorted((item.day for item in drawn.told), reverse=True)
    assert drawn.told[0].is_here
    assert not drawn.told[-1].is_here


def test_a_crowd_of_predecessors_shares_one_box(province: Unit) -> None:
    units = [make_unit(f"phu-tho-2025/b{n}", f"Ban {n}", parent=province) for n in range(TALLEST + 4)]
    plan = Plan("merge", DAY, "QĐ 1", units, new_names=["Ban Chung"], new_parent=province)
    change = actions.record_change(plan, by="test")
    drawn = lineage(change.targets.get())
    rest = next(box for box in drawn.boxes if not box.slug and not box.is_self)
    assert "5" in rest.lines[0]
    assert len([box for box in drawn.boxes if not box.is_self]) == TALLEST


def test_a_renaming_is_told_though_it_draws_no_box(finance: Unit) -> None:
    actions.record_change(Plan("rename", DAY, "QĐ 1", [finance], new_names=["Sở Ngân khố"]), by="test")
    drawn = lineage(Unit.objects.get(pk=finance.pk))
    assert drawn.boxes == []
    assert drawn.told[0].words


def test_a_divided_unit_is_joined_by_a_broken_line() -> None:
    actions.load_province("phu-tho-2025", by="test")
    drawn = lineage(Unit.objects.get(slug="hoa-binh/huyen-da-bac"))
    assert all(line.part for line in drawn.lines)


@pytest.mark.parametrize(
    ("name", "letters", "lines"),
    [
        ("Sở Y tế", 20, ("Sở Y tế",)),
        ("Sở Nông nghiệp và Môi trường", 15, ("Sở Nông nghiệp", "và Môi trường")),
        ("Ban Chỉ đạo về phát triển khoa học công nghệ", 12, ("Ban Chỉ đạo", "về phát…")),
        ("Xyzxyzxyzxyzxyzxyz", 8, ("Xyzxyzx…",)),
    ],
)
def test_a_name_is_wrapped_into_two_lines_at_most(name: str, letters: int, lines: tuple[str, ...]) -> None:
    found = wrap(name, letters)
    assert len(found) == len(lines)
    assert found[0] == lines[0]
