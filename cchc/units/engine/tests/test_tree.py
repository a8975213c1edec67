"""Walks along changes: any number of them, both ways, splits told from mergers."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.units.engine.model import Change, Unit, short_of
from cchc.units.engine.tests.conftest import AFTER, BEFORE
from cchc.units.engine.tree import Tree, UnknownUnitError

A, B, C = date(2000, 1, 1), date(2010, 1, 1), date(2020, 1, 1)


def unit(slug: str, start: date | None = None, stop: date | None = None, tier: str = "commune") -> Unit:
    return Unit(slug, f"Xã {slug}", slug, "xa", tier, valid_from=start, valid_to=stop)


@pytest.fixture
def chain() -> Tree:
    """a and b merge into c (2000); c is split into d (main) and e (2010); d becomes f (2020)."""
    units = [
        unit("a", stop=date(1999, 12, 31)),
        unit("b", stop=date(1999, 12, 31)),
        unit("c", A, date(2009, 12, 31)),
        unit("d", B, date(2019, 12, 31)),
        unit("e", B),
        unit("f", C),
        unit("lost", stop=date(1999, 12, 31)),
    ]
    changes = [
        Change("merge", A, "", ("a", "b"), ("c",)),
        Change("split", B, "", ("c",), ("e",), ("c",), ()),
        Change("split", B, "", ("c",), ("d",), ("c",), ("c",)),
        Change("rename", C, "", ("d",), ("f",)),
    ]
    return Tree(units, changes)


def test_successors_go_over_any_number_of_changes_nearest_first(chain: Tree) -> None:
    steps = chain.successors("a")
    assert [(s.slug, s.depth, s.whole, s.main, s.share) for s in steps] == [
        ("c", 1, True, True, 1.0),
        ("e", 2, False, False, None),
        ("d", 2, False, True, None),
        ("f", 3, False, True, None),
    ]


def test_predecessors_go_back_to_the_first_units(chain: Tree) -> None:
    steps = chain.predecessors("f")
    assert [(s.slug, s.change.date, s.whole) for s in steps] == [
        ("d", C, True),
        ("c", B, False),
        ("a", A, False),
        ("b", A, False),
    ]


def test_the_main_part_of_a_split_stands_first_for_what_was_split(chain: Tree) -> None:
    assert [u.slug for u in chain.current("c", date(2015, 1, 1))] == ["d", "e"]
    assert [u.slug for u in chain.current("a", date(2021, 1, 1))] == ["f", "e"]


def test_before_a_unit_began_its_living_parts_stand_for_it(chain: Tree) -> None:
    assert [u.slug for u in chain.current("c", date(1995, 1, 1))] == ["a", "b"]


def test_a_living_unit_stands_for_itself_and_a_lost_one_has_nobody(chain: Tree) -> None:
    assert [u.slug for u in chain.current("e", C)] == ["e"]
    assert chain.current("lost", C) == ()


def test_units_that_become_each_other_in_a_ring_are_met_once() -> None:
    ring = Tree(
        [unit("a"), unit("b")], [Change("move", A, "", ("a",), ("b",)), Change("move", B, "", ("b",), ("a",))]
    )
    assert [step.slug for step in ring.successors("a")] == ["b"]


def test_an_unknown_slug_says_which(chain: Tree) -> None:
    with pytest.raises(UnknownUnitError, match="“x”"):
        chain.successors("x")
    assert "x" not in chain
    assert len(chain) == 7


def test_changes_of_a_unit_come_by_date_and_once_each(chain: Tree) -> None:
    assert [change.date for change in chain.changes_of("c")] == [A, B, B]
    ring = Tree([unit("a")], [Change("rename", A, "", ("a",), ("a",))])
    assert len(ring.changes_of("a")) == 1


def test_status_is_told_by_inclusive_dates() -> None:
    commune = unit("c", A, B)
    days = (date(1999, 12, 31), A, B, date(2010, 1, 2))
    assert [commune.status_on(day) for day in days] == ["not_yet", "valid", "valid", "ended"]
    assert commune.name_on(A) == "Xã c"


def test_a_body_of_hoa_binh_goes_on_in_phu_tho(phu_tho: Tree) -> None:
    assert [u.slug for u in phu_tho.current("hoa-binh/so-noi-vu", AFTER)] == ["phu-tho-2025/so-noi-vu"]
    assert len(phu_tho.predecessors("phu-tho-2025/so-noi-vu")) >= 3


def test_a_department_merged_in_march_2025_is_followed_through_july(phu_tho: Tree) -> None:
    slug = "hoa-binh/so-lao-dong-thuong-binh-va-xa-hoi"
    assert phu_tho.current(slug, BEFORE)[0].slug == "hoa-binh/so-noi-vu"
    assert phu_tho.current(slug, AFTER)[0].slug == "phu-tho-2025/so-noi-vu"
    first = phu_tho.successors(slug)[0]
    assert (first.change.date, first.whole, first.main) == (date(2025, 3, 1), False, True)


def test_a_body_that_ended_with_its_province_is_taken_in_by_the_new_one(phu_tho: Tree) -> None:
    heirs = phu_tho.current("hoa-binh/cuc-thi-hanh-an-dan-su", AFTER)
    assert [unit.slug for unit in heirs] == ["phu-tho-2025/thi-hanh-an-dan-su"]


def test_a_body_that_began_after_the_merger_has_no_namesake_before(phu_tho: Tree) -> None:
    assert "hoa-binh/thue" not in phu_tho
    assert "phu-tho-2025/cuc-thue" not in phu_tho
    assert [u.slug for u in phu_tho.current("hoa-binh/cuc-thue", AFTER)] == ["phu-tho-2025/thue"]


def test_a_district_is_followed_by_the_communes_on_its_land_most_of_it_first(phu_tho: Tree) -> None:
    heirs = phu_tho.current("hoa-binh/huyen-da-bac", AFTER)
    assert len(heirs) == 7
    assert heirs[0].name == "Xã Đà Bắc"


def test_children_ancestors_and_territory_of_a_province(phu_tho: Tree) -> None:
    assert [u.slug for u in phu_tho.children(None)] == ["trung-uong", *(u.slug for u in phu_tho.provinces)]
    above = phu_tho.ancestors("hoa-binh/huyen-da-bac/xa-cao-son")
    assert [unit.slug for unit in above] == ["hoa-binh/huyen-da-bac", "hoa-binh"]
    assert phu_tho.territory("phu-tho-2025") == ("phu-tho-2025", "hoa-binh", "phu-tho", "vinh-phuc")
    assert phu_tho.children("hoa-binh", AFTER) == ()


def test_a_full_name_says_its_province_once(phu_tho: Tree) -> None:
    names = (
        "phu-tho-2025/so-noi-vu",
        "phu-tho-2025/ubnd",
        "hoa-binh/bao",
        "hoa-binh",
        "trung-uong/bo-noi-vu",
    )
    assert [phu_tho.full_name(slug) for slug in names] == [
        "Sở Nội vụ tỉnh Phú Thọ",
        "Ủy ban nhân dân tỉnh Phú Thọ",
        "Báo Hòa Bình",
        "Tỉnh Hòa Bình",
        "Bộ Nội vụ",
    ]


def test_a_body_bears_the_name_of_its_time_when_its_province_became_a_city(country: Tree) -> None:
    police = country["dong-nai-2025/cong-an"]
    assert police.name_on(date(2026, 4, 29)) == "Công an tỉnh"
    assert police.name_on(date(2026, 4, 30)) == "Công an thành phố"


def test_a_short_name_leaves_out_the_kind_but_not_of_a_number() -> None:
    assert [short_of(n) for n in ("Huyện Đà Bắc", "Thị trấn Cao Phong", "Quận 1", "Trung ương")] == [
        "Đà Bắc",
        "Cao Phong",
        "Quận 1",
        "Trung ương",
    ]
