"""The table: sorted, paged, exported, all by its address."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from python_calamine import load_workbook

from cchc.conftest import make_unit
from cchc.lib.columns import Column
from cchc.units.models import Unit
from cchc.web.address import bounded_page, changed, without
from cchc.web.filters import Choices, Period, Pick, Search, read_day
from cchc.web.table import Table, words_of

if TYPE_CHECKING:
    from datetime import date

    from cchc.accounts.models import User

COLUMNS = (
    Column("name", "Tên", lambda row: row.name),
    Column("place", "Thứ tự", lambda row: row.place, kind="int"),
    Column("begin", "Từ ngày", lambda row: row.valid_from, kind="date"),
    Column("slug", "Mã", lambda row: row.slug, where=frozenset({"list"})),
    Column("hidden", "Riêng", lambda row: row.kind, verb="person.edit"),
)


@pytest.fixture
def units(province: Unit) -> list[Unit]:
    """Sixty-three departments with places falling from 63 to 1; the first three without a beginning."""
    names = ["Sở Ánh", "Sở Dân", "Sở Đà", *(f"Sở số {number:02d}" for number in range(60))]
    return [
        make_unit(f"phu-tho-2025/{place}", name, place=63 - place, province=province)
        for place, name in enumerate(names)
    ]


def table(user: User, query: str = "", **how: Any) -> Table:
    """A table of the departments as the address asks for it."""
    request = RequestFactory().get(f"/?{query}")
    request.user = user
    how.setdefault("sorts", {"name": "sort_key", "place": "place", "begin": "valid_from"})
    how.setdefault("url", lambda row: f"/{row.pk}/")
    return Table(request, Unit.objects.filter(kind="department"), COLUMNS, name="don-vi", **how)


def names(found: Table) -> list[str]:
    """The names on the page shown."""
    return [record.name for record in found.records]


@pytest.mark.usefixtures("units")
def test_a_page_holds_fifty_rows_and_the_next_the_rest(chi: User) -> None:
    assert (len(table(chi).records), table(chi).count, table(chi).last_page) == (50, 64, 2)
    second = table(chi, "page=2")
    assert (len(second.records), second.first_shown, second.last_shown) == (14, 51, 64)


@pytest.mark.usefixtures("units")
@pytest.mark.parametrize(
    ("asked", "page"),
    [("0", 1), ("-3", 1), ("99", 2), ("9" * 400, 2), ("²", 1), ("x", 1), ("", 1), ("%00", 1), ("١", 1)],
)
def test_a_page_out_of_bounds_is_brought_back_into_them(chi: User, asked: str, page: int) -> None:
    assert table(chi, f"page={asked}").page == page


@pytest.mark.usefixtures("units")
def test_vietnamese_names_sort_as_vietnamese_sorts(chi: User) -> None:
    assert names(table(chi, "sort=name"))[:3] == ["Sở Ánh", "Sở Dân", "Sở Đà"]


@pytest.mark.usefixtures("units")
def test_a_second_click_on_a_head_turns_the_order_round(chi: User) -> None:
    rising = table(chi, "sort=place")
    head = next(head for head in rising.heads if head.column.key == "place")
    assert (head.sorted, head.url) == ("ascending", "?sort=-place")
    assert [row.place for row in table(chi, "sort=-place").records[1:3]] == [63, 62]


@pytest.mark.usefixtures("units")
def test_empty_dates_come_last_both_ways(chi: User, finance: Unit) -> None:
    from datetime import date

    Unit.objects.filter(pk=finance.pk).update(valid_from=date(2025, 7, 1))
    assert names(table(chi, "sort=begin"))[0] == names(table(chi, "sort=-begin"))[0] == "Sở Tài chính"


@pytest.mark.usefixtures("units")
def test_a_sort_that_is_not_offered_falls_back_to_the_first_order(chi: User) -> None:
    assert table(chi, "sort=user__password", order="place").sort == "place"


@pytest.mark.usefixtures("units")
def test_another_sort_begins_at_page_one_and_keeps_the_filter(chi: User) -> None:
    head = table(chi, "page=2&q=so").heads[0]
    assert head.url == "?q=so&sort=name"


@pytest.mark.usefixtures("units")
def test_columns_are_chosen_in_the_address(chi: User) -> None:
    assert [column.key for column in table(chi, "columns=place&columns=slug&columns=x").visible] == [
        "place",
        "slug",
    ]
    assert [column.key for column in table(chi, hidden=("slug",)).visible] == ["name", "place", "begin"]


@pytest.mark.usefixtures("units")
def test_a_column_behind_a_right_is_shown_to_its_holders_alone(chi: User, admin_user: User) -> None:
    assert "hidden" not in [column.key for column in table(chi, "columns=hidden&columns=name").visible]
    assert "hidden" in [column.key for column in table(admin_user).visible]


@pytest.mark.usefixtures("units")
def test_a_page_costs_two_queries(chi: User, django_assert_num_queries: Any) -> None:
    found = table(chi)
    with django_assert_num_queries(2):
        assert len(found.rows) == 50
        assert found.page_links
        assert found.count == 64


@pytest.mark.usefixtures("units")
def test_excel_holds_exactly_what_is_filtered_without_columns_that_are_for_the_screen(chi: User) -> None:
    found = table(chi, "q=so+so+1&format=xlsx", filters=[Search()], title="Đơn vị")
    assert found.wants_export
    answer = found.answer("never-drawn.html")
    rows = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[:2]] == ["Đơn vị", "Điều kiện lọc: “so so 1”"]
    assert rows[3] == ["Tên", "Thứ tự", "Từ ngày"]
    assert 1 < len(rows[3:]) == found.count + 1 < 64
    assert [row[0] for row in rows[4:]] == [unit.name for unit in found.ordered]
    assert answer["Content-Disposition"].startswith('attachment; filename="don-vi-')


@pytest.mark.usefixtures("units")
def test_empty_zero_and_words_are_three_things(chi: User) -> None:
    int_column = COLUMNS[1]
    assert words_of(int_column, None) == ""
    assert words_of(int_column, 0) == "0"
    assert words_of(int_column, 88424) == "88.424"
    cells = table(chi).rows[0]["cells"]
    assert [cell.blank for cell in cells if cell.label == "Từ ngày"] == [True]


def test_the_search_of_a_list_needs_no_accents(units: list[Unit], chi: User) -> None:
    assert units
    assert names(table(chi, "q=DA&sort=name", filters=[Search()])) == ["Sở Dân", "Sở Đà"]


@pytest.mark.usefixtures("units")
def test_each_filter_in_force_stands_as_a_chip_that_takes_it_away(chi: User) -> None:
    filters = [
        Search(),
        Choices("kind", "Loại", [("department", "Sở"), ("office", "Văn phòng")]),
        Period("begin", "Từ ngày", "valid_from"),
        Pick("unit", "Đơn vị", lambda: [("a", "Sở A")], lambda rows, _chosen: rows),
    ]
    found = table(
        chi, "q=da&kind=department&kind=nothing&begin_from=1/7/2025&unit=a&sort=name", filters=filters
    )
    chips = found.filters.chips
    assert [chip.words for chip in chips] == ["“da”", "Loại: Sở", "Từ ngày: 01/07/2025 – …", "Đơn vị: Sở A"]
    assert "kind=department" not in chips[1].url
    assert found.filters.clear_url == "?sort=name"
    assert found.filters.kept == [("sort", "name")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01/07/2025", "2025-07-01"),
        ("1/7/2025", "2025-07-01"),
        ("2025-07-01", "2025-07-01"),
        ("31/02/2026", None),
        ("x", None),
    ],
)
def test_a_typed_day_is_read_or_passed_over(text: str, day: str | None) -> None:
    found: date | None = read_day(text)
    assert (found.isoformat() if found else None) == day


def test_an_address_changes_without_carrying_on_the_export() -> None:
    query = QueryDict("a=1&a=2&format=xlsx&page=7")
    assert changed(query, b=3) == "?a=1&a=2&b=3"
    assert without(query, "a", "1") == "?a=2"
    assert bounded_page(query, 5) == 5
