"""What the unit picker and the search line ask."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.conftest import make_unit, make_user
from cchc.units.finder import find
from cchc.units.models import Unit, UnitCode

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db
URL = "/don-vi/chon/"


@pytest.mark.usefixtures("health")
def test_the_picker_gives_options_with_what_a_unit_is_part_of(
    binh: User, finance: Unit, as_user: Any
) -> None:
    make_unit("phu-tho-2025/cuc-tai-chinh", "Cục Tài chính", parent=finance.parent, pk=12_345)
    body = as_user(binh).get(URL, {"q": "tai chinh"}).content.decode()
    assert 'data-value="12345"' in body
    assert "Tỉnh Phú Thọ" in body
    assert "Sở Y tế" not in body


def test_the_picker_answers_in_json_for_a_day_and_a_kind(
    binh: User, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    make_unit("hoa-binh", "Tỉnh Hòa Bình", "province", valid_to=date(2025, 6, 30))
    client = as_user(binh)
    with django_assert_max_num_queries(8):
        answer = client.get(URL, {"format": "json", "kind": "province", "day": "01/01/2025"})
    assert [row["label"] for row in answer.json()["units"]] == ["Tỉnh Hòa Bình"]


def test_a_name_with_markup_is_shown_as_text(binh: User, as_user: Any) -> None:
    make_unit("x", '<script>alert("1")</script>')
    assert "<script>" not in as_user(binh).get(URL, {"q": "script"}).content.decode()


def test_one_without_a_role_is_refused(db: None, as_user: Any) -> None:
    assert as_user(make_user("khong", "Không Vai Trò")).get(URL).status_code == 403


def test_the_search_line_finds_units_those_of_today_before_ended_ones(binh: User, finance: Unit) -> None:
    make_unit("hoa-binh/stc", "Sở Tài chính", valid_to=date(2025, 6, 30))
    first, second = find(binh, "so tai chinh")
    assert first.url == finance.get_absolute_url()
    assert first.place < second.place
    assert second.state == "ended"


def test_the_search_line_finds_a_unit_by_its_legal_code(binh: User, finance: Unit) -> None:
    UnitCode.objects.create(unit=finance, system="qd20", code="H44.11")
    assert [hit.title for hit in find(binh, "h44.11")] == ["Sở Tài chính"]


@pytest.mark.parametrize("words", ["", "   ", "khong co gi"])
def test_the_search_line_finds_nothing_for_nothing(binh: User, words: str) -> None:
    assert find(binh, words) == []


def test_one_without_a_role_finds_nothing(finance: Unit) -> None:
    assert find(make_user("khong", "Không Vai Trò"), finance.name) == []


def test_a_hit_costs_three_queries_however_many_there_are(
    binh: User, province: Unit, django_assert_max_num_queries: Any
) -> None:
    units = [Unit(slug=f"b{n}", name=f"Ban {n}", kind="department") for n in range(60)]
    for unit in units:
        unit.fold()
    Unit.objects.bulk_create(units)
    binh.can("unit.view")
    assert province
    with django_assert_max_num_queries(3):
        assert len(find(binh, "ban")) == 20
