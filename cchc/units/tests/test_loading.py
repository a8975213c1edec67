"""Loading the standard tree of a province from the real data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc.audit.models import Event
from cchc.conftest import make_user
from cchc.units import actions
from cchc.units.engine.tree import UnknownUnitError
from cchc.units.models import Unit, UnitChange, UnitCode, UnitGroup

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(db: None) -> User:
    return make_user("lan", "Đỗ Thị Lan")


@pytest.fixture
def loaded() -> None:
    actions.load_province("phu-tho-2025", by="test")


@pytest.mark.usefixtures("loaded")
def test_hoa_binh_has_ten_districts_and_151_communes_until_the_last_day_of_june_2025() -> None:
    hoa_binh = Unit.objects.on(date(2025, 6, 30)).filter(province__slug="hoa-binh")
    assert hoa_binh.filter(kind="district").count() == 10
    assert hoa_binh.filter(kind="commune").count() == 151
    assert not Unit.objects.on(date(2025, 7, 1)).filter(province__slug="hoa-binh").exists()


@pytest.mark.usefixtures("loaded")
def test_three_provinces_became_one_by_a_law_that_is_named() -> None:
    change = UnitChange.objects.get(targets__slug="phu-tho-2025", kind="merge")
    assert sorted(unit.slug for unit in change.sources.all()) == ["hoa-binh", "phu-tho", "vinh-phuc"]
    assert change.day == date(2025, 7, 1)
    assert "202/2025/QH15" in change.basis


def test_a_second_loading_adds_nothing_and_leaves_no_trail() -> None:
    first = actions.load_province("phu-tho-2025", by="test")
    counts = [model.objects.count() for model in (Unit, UnitChange, UnitCode, UnitGroup, Event)]
    second = actions.load_province("phu-tho-2025", by="test")
    assert first.added > 1000
    assert (second.added, second.updated, second.changes) == (0, 0, 0)
    assert [model.objects.count() for model in (Unit, UnitChange, UnitCode, UnitGroup, Event)] == counts


def test_the_slug_of_a_past_province_is_no_other_tree() -> None:
    first = actions.load_province("phu-tho-2025", by="test")
    assert actions.load_province("hoa-binh", by="test").added == 0
    assert first.province.slug == "phu-tho-2025"


def test_one_loading_is_one_event_with_its_numbers(clerk: User) -> None:
    loaded = actions.load_province("bac-ninh-2025", by=clerk)
    event = Event.objects.get(verb="unit.load")
    assert event.after == {"added": loaded.added, "updated": 0, "changes": loaded.changes}
    assert event.by_name == clerk.full_name


@pytest.mark.usefixtures("loaded")
def test_what_a_person_typed_survives_a_second_loading(clerk: User) -> None:
    unit = Unit.objects.get(slug="phu-tho-2025/so-noi-vu")
    unit.other_names = "Sở NV"
    actions.edit(unit, by=clerk)
    actions.load_province("phu-tho-2025", by="test")
    assert Unit.objects.get(pk=unit.pk).other_names == "Sở NV"


@pytest.mark.usefixtures("loaded")
def test_a_row_that_differs_from_the_data_and_that_nobody_edited_is_brought_up_to_date() -> None:
    Unit.objects.filter(slug="phu-tho-2025/so-noi-vu").update(name="Sở Nội Vụ", folded="", sort_key="")
    assert actions.load_province("phu-tho-2025", by="test").updated == 1
    unit = Unit.objects.get(slug="phu-tho-2025/so-noi-vu")
    assert unit.name == "Sở Nội vụ"
    assert "so noi vu" in unit.folded


@pytest.mark.usefixtures("loaded")
def test_loaded_units_are_found_without_accents_and_sorted_as_vietnamese_sorts() -> None:
    assert Unit.objects.search("da bac").filter(slug="hoa-binh/huyen-da-bac").exists()
    assert not Unit.objects.filter(sort_key="").exists()


@pytest.mark.usefixtures("loaded")
def test_a_divided_commune_says_where_its_larger_part_went() -> None:
    divided = UnitChange.objects.exclude(parts={}).filter(
        kind__in=["merge", "split"], sources__kind="commune"
    )
    assert divided.exists()
    slug, part = next(iter(divided[0].parts.items()))
    assert part in ("main", "part")
    assert divided[0].sources.filter(slug=slug).exists()


@pytest.mark.usefixtures("loaded")
def test_departments_are_members_of_their_group_and_optional_bodies_wait() -> None:
    members = UnitGroup.objects.get(key="so").members
    assert members.filter(slug="phu-tho-2025/so-noi-vu").exists()
    assert not members.filter(slug="phu-tho-2025/so-ngoai-vu").exists()


def test_a_province_that_is_none_is_refused_in_one_sentence() -> None:
    with pytest.raises(UnknownUnitError, match="khong-co"):
        actions.load_province("khong-co", by="test")
    assert not Unit.objects.exists()
