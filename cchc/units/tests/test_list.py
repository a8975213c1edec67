"""The list of units."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.conftest import make_unit, make_user
from cchc.lib import xlsx
from cchc.units import actions

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit

pytestmark = pytest.mark.django_db
URL = "/don-vi/"


def names(answer: Any) -> list[str]:
    """The names of the rows on the page."""
    return [row.name for row in answer.context["table"].records]


@pytest.mark.usefixtures("finance", "health")
def test_every_role_sees_the_units_of_today_in_their_order(binh: User, as_user: Any) -> None:
    make_unit("trung-uong", "Trung ương", "ministry", place=2000)
    answer = as_user(binh).get(URL)
    assert names(answer) == ["Sở Tài chính", "Sở Y tế", "Tỉnh Phú Thọ", "Trung ương"]
    assert not answer.context["may_edit"]


def test_one_without_a_role_is_refused(db: None, as_user: Any) -> None:
    assert as_user(make_user("khong", "Không Vai Trò")).get(URL).status_code == 403


@pytest.mark.parametrize("words", ["tai chinh", "TÀI CHÍNH", "chinh tai", "stc"])
@pytest.mark.usefixtures("health")
def test_the_search_asks_for_no_accents_and_no_order(binh: User, as_user: Any, words: str) -> None:
    assert names(as_user(binh).get(URL, {"q": words})) == ["Sở Tài chính"]


def test_units_of_another_day_and_ended_ones_are_shown_when_asked(binh: User, as_user: Any) -> None:
    make_unit("hoa-binh", "Tỉnh Hòa Bình", "province", valid_to=date(2025, 6, 30))
    client = as_user(binh)
    assert "Tỉnh Hòa Bình" not in names(client.get(URL))
    assert "Tỉnh Hòa Bình" in names(client.get(URL, {"day": "30/06/2025"}))
    assert "Tỉnh Phú Thọ" not in names(client.get(URL, {"day": "30/06/2025"}))
    assert {"Tỉnh Hòa Bình", "Tỉnh Phú Thọ"} < set(names(client.get(URL, {"ended": "1"})))


def test_the_list_narrows_by_kind_and_by_what_a_unit_is_part_of(
    binh: User, finance: Unit, as_user: Any
) -> None:
    make_unit("phu-tho-2025/stc/ns", "Phòng Ngân sách", "division", parent=finance, province=finance.province)
    client = as_user(binh)
    assert names(client.get(URL, {"kind": "division"})) == ["Phòng Ngân sách"]
    assert names(client.get(URL, {"parent": finance.pk})) == ["Phòng Ngân sách"]


@pytest.mark.parametrize("query", [{"day": "hôm qua"}, {"kind": "x"}, {"parent": "9" * 30}, {"page": "-1"}])
def test_a_filter_that_means_nothing_is_passed_over(binh: User, as_user: Any, query: dict[str, str]) -> None:
    assert as_user(binh).get(URL, query).status_code == 200


def test_what_is_filtered_goes_to_excel(binh: User, as_user: Any) -> None:
    answer = as_user(binh).get(URL, {"q": "tai chinh", "format": "xlsx"})
    rows = xlsx.read(io.BytesIO(b"".join([answer.content])).getvalue())
    assert rows[4][0] == "Sở Tài chính"
    assert len(rows) == 5


def test_a_full_page_of_a_real_province_costs_few_queries(
    as_user: Any, django_assert_max_num_queries: Any
) -> None:
    province = actions.load_province("phu-tho-2025", by="test").province
    client = as_user(make_user("xem", "Trần Xem", "viewer", province))
    with django_assert_max_num_queries(14):
        assert len(names(client.get(URL))) == 50
