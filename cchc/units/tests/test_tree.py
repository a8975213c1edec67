"""Names in documents against the rows as they stand."""

from __future__ import annotations

import contextlib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction

from cchc.conftest import make_unit, make_user
from cchc.units import actions, tree
from cchc.units.models import Unit, UnitChange, UnitGroup

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db
IN_MAY_2025, IN_MAY_2026 = date(2025, 5, 17), date(2026, 5, 17)


@pytest.fixture
def clerk(db: None) -> User:
    return make_user("lan", "Đỗ Thị Lan")


@pytest.fixture
def phu_tho() -> Unit:
    return actions.load_province("phu-tho-2025", by="test").province


@pytest.fixture
def hoa_binh(phu_tho: Unit) -> Unit:
    assert phu_tho
    return Unit.objects.get(slug="hoa-binh")


def test_a_name_gives_the_unit_of_that_day_and_province(hoa_binh: Unit) -> None:
    first = tree.resolver(IN_MAY_2025, hoa_binh)("Sở Tài chính")[0]
    assert (first.unit.slug, first.status, first.reason) == ("hoa-binh/so-tai-chinh", "valid", "exact")


def test_an_ended_unit_answers_says_so_and_names_its_successor(hoa_binh: Unit) -> None:
    first = tree.resolver(IN_MAY_2025, hoa_binh)("Sở Kế hoạch và Đầu tư")[0]
    assert first.status == "ended"
    assert [unit.slug for unit in first.successors] == ["hoa-binh/so-tai-chinh"]
    assert "28/02/2025" in first.message


def test_a_name_that_nobody_bears_gives_nothing(phu_tho: Unit) -> None:
    assert tree.resolver(IN_MAY_2026, phu_tho)("abcdef ghijkl") == []


def test_an_alias_typed_a_moment_ago_counts_at_once(phu_tho: Unit, clerk: User) -> None:
    resolver = tree.resolver(IN_MAY_2026, phu_tho)
    assert not any(match.score > 0.8 for match in resolver("Sở Bốn Mùa"))
    unit = Unit.objects.get(slug="phu-tho-2025/so-noi-vu")
    unit.other_names += "\nSở Bốn Mùa"
    actions.edit(unit, by=clerk)
    assert tree.resolver(IN_MAY_2026, phu_tho)("Sở Bốn Mùa")[0].unit == unit


def test_the_tree_is_kept_while_nothing_changes(phu_tho: Unit, django_assert_num_queries: Any) -> None:
    assert phu_tho
    first = tree.tree()
    with django_assert_num_queries(3):
        assert tree.tree() is first


def test_resolving_a_name_asks_one_query_beyond_the_stamp(
    phu_tho: Unit, django_assert_num_queries: Any
) -> None:
    resolver = tree.resolver(IN_MAY_2026, phu_tho)
    with django_assert_num_queries(1):
        resolver("Sở Nội vụ")


def test_districts_are_ten_in_may_2025_and_none_a_year_later(phu_tho: Unit, hoa_binh: Unit) -> None:
    words = "UBND các huyện, thành phố"
    assert tree.expand(words, IN_MAY_2025, hoa_binh).count() == 10
    assert tree.expand(words, IN_MAY_2026, phu_tho).count() == 0


def test_several_groups_parted_by_semicolons_are_all_expanded(phu_tho: Unit) -> None:
    both = set(tree.expand("các sở, ban, ngành; UBND cấp xã", IN_MAY_2026, phu_tho))
    communes = set(tree.expand("UBND cấp xã", IN_MAY_2026, phu_tho))
    assert len(communes) == 148
    assert communes < both


def test_keys_of_classes_expand_like_their_words(phu_tho: Unit) -> None:
    by_key = set(tree.expand("so, ban, nganh", IN_MAY_2026, phu_tho))
    assert by_key == set(tree.expand("các sở, ban, ngành", IN_MAY_2026, phu_tho))


@pytest.mark.parametrize("words", ["các đơn vị liên quan", "mọi thứ khác", "", ";"])
def test_what_nobody_can_list_expands_to_nothing(phu_tho: Unit, words: str) -> None:
    assert not tree.expand(words, IN_MAY_2026, phu_tho).exists()


def test_a_unit_put_into_a_group_by_hand_is_expanded(phu_tho: Unit) -> None:
    unit = Unit.objects.get(slug="phu-tho-2025/so-ngoai-vu")
    assert unit not in tree.expand("các sở", IN_MAY_2026, phu_tho)
    UnitGroup.objects.get(key="so").members.add(unit)
    assert unit in tree.expand("các sở", IN_MAY_2026, phu_tho)


def test_without_a_province_every_province_of_the_day_is_asked(phu_tho: Unit) -> None:
    assert phu_tho
    assert tree.expand("UBND cấp xã", IN_MAY_2026, None).count() == 148


def test_the_successor_of_a_district_is_the_communes_on_its_land(phu_tho: Unit) -> None:
    assert phu_tho
    heirs = tree.successors(Unit.objects.get(slug="hoa-binh/huyen-da-bac"), IN_MAY_2026)
    assert {unit.kind for unit in heirs} == {"commune"}
    assert len(heirs) >= 5


def test_a_former_name_still_finds_the_renamed_unit(phu_tho: Unit, clerk: User) -> None:
    unit = Unit.objects.get(slug="phu-tho-2025/so-noi-vu")
    plan = actions.Plan("rename", date(2026, 3, 1), "QĐ 1", [unit], new_names=["Sở Công vụ"])
    actions.record_change(plan, by=clerk)
    resolver = tree.resolver(IN_MAY_2026, phu_tho)
    assert resolver("Sở Nội vụ")[0].unit == unit
    assert tree.tree()[unit.slug].name_on(date(2026, 2, 28)) == "Sở Nội vụ"
    assert tree.tree()[unit.slug].name_on(date(2026, 3, 1)) == "Sở Công vụ"


def test_a_unit_that_was_rolled_back_is_forgotten_though_another_has_its_key() -> None:
    for name in ("Sở Bốn Mùa", "Sở Năm Canh"):
        with contextlib.suppress(ZeroDivisionError), transaction.atomic():
            make_unit("so-moi", name, pk=900)
            assert tree.tree()["so-moi"].name_on(IN_MAY_2026) == name
            raise ZeroDivisionError


def test_what_came_of_a_unit_stays_in_the_order_it_was_told(province: Unit) -> None:
    units = [make_unit(f"phu-tho-2025/x{n}", f"Sở {n}", pk=pk) for n, pk in enumerate((4096, 33, 2048, 1025))]
    old = make_unit("hoa-binh/cu", "Sở Cũ", valid_to=date(2025, 6, 30))
    change = UnitChange.objects.create(kind="split", day=date(2025, 7, 1))
    change.keep_sides([old], [*units, units[0]])
    [told] = tree.tree().changes_of(old.slug)
    assert told.targets == tuple(unit.slug for unit in units)
