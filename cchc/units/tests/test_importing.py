"""Units from an Excel file: what is right is written once, what is wrong is told by row and cell."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.audit.models import Event
from cchc.lib import xlsx
from cchc.units.importing.check import Row, check_lines
from cchc.units.importing.sheet import FIELDS, KIND_WORDS, SheetError, read_sheet
from cchc.units.importing.write import write_rows
from cchc.units.models import Kind, Unit, UnitGroup

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
HEADINGS = ["Tên đơn vị", "Loại", "Đơn vị cấp trên"]


def workbook(rows: list[list[Any]], headings: list[str] | None = None) -> bytes:
    """An xlsx file with a heading row."""
    target = io.BytesIO()
    xlsx.write(target, [xlsx.Sheet("Đơn vị", headings if headings is not None else HEADINGS, rows)])
    return target.getvalue()


def checked(rows: list[list[Any]], headings: list[str] | None = None) -> list[Row]:
    """The rows of a file, checked."""
    return check_lines(read_sheet(workbook(rows, headings)).lines, TODAY)


def test_every_kind_of_unit_has_its_words() -> None:
    assert set(KIND_WORDS) == set(Kind.values)


def test_a_file_with_a_title_above_its_headings_is_read(province: Unit) -> None:
    target = io.BytesIO()
    rows: list[list[object]] = [
        [None],
        ["Tên đơn vị *", "LOẠI", "Đơn vị cấp trên"],
        ["Sở Mới", "sở", province.name],
    ]
    xlsx.write(target, [xlsx.Sheet("x", ["DANH SÁCH ĐƠN VỊ", "", ""], rows)])
    sheet = read_sheet(target.getvalue())
    assert sheet.lines[0].number == 4
    assert check_lines(sheet.lines, TODAY)[0].state == "new"


def test_new_units_are_written_below_their_parent_with_a_trail(province: Unit, admin_user: User) -> None:
    rows = checked([["Sở Mới", "Sở", "Tỉnh Phú Thọ"], ["Phòng Một", "Phòng", "Sở Mới"]])
    assert [row.state for row in rows] == ["new", "new"]
    assert write_rows(rows, by=admin_user, file="a.xlsx") == (2, 0)
    division = Unit.objects.get(name="Phòng Một")
    assert (division.slug, division.province) == ("phu-tho-2025/so-moi/phong-mot", province)
    assert UnitGroup.objects.get(key="so").members.get().name == "Sở Mới"
    assert Event.objects.filter(verb="unit.add", note__startswith="a.xlsx, dòng ").count() == 2


def test_a_child_may_stand_above_its_parent_in_the_file(province: Unit) -> None:
    rows = checked([["Phòng Một", "Phòng", "Sở Mới"], ["Sở Mới", "Sở", province.slug]])
    assert write_rows(rows, by="test", file="a.xlsx") == (2, 0)


def test_the_same_file_a_second_time_adds_and_changes_nothing(province: Unit) -> None:
    lines = [["Sở Mới", "Sở", province.name], ["Phòng Một", "Phòng", "Sở Mới"]]
    write_rows(checked(lines), by="test", file="a.xlsx")
    again = checked(lines)
    assert {row.state for row in again} == {"same"}
    assert write_rows(again, by="test", file="a.xlsx") == (0, 0)


def test_a_known_unit_is_changed_only_where_the_file_says_something(finance: Unit) -> None:
    rows = checked([[finance.slug, "stc@phutho.gov.vn"]], ["Mã đơn vị", "Thư điện tử", *HEADINGS[:2]])
    assert rows[0].state == "changed"
    write_rows(rows, by="test", file="a.xlsx")
    unit = Unit.objects.get(pk=finance.pk)
    assert (unit.email, unit.short_name, unit.name) == ("stc@phutho.gov.vn", "STC", "Sở Tài chính")
    assert Event.objects.get(verb="unit.edit").after == {"email": "stc@phutho.gov.vn"}


@pytest.mark.parametrize(
    ("row", "column", "word"),
    [
        (["", "Sở", "Tỉnh Phú Thọ"], "name", "Thiếu"),
        (["Sở Mới", "", "Tỉnh Phú Thọ"], "kind", "Thiếu"),
        (["Sở Mới", "Cục gì đó", "Tỉnh Phú Thọ"], "kind", "chỉ nhận"),
        (["Sở Mới", "Sở", "Tỉnh Không Có"], "parent", "Không có đơn vị"),
        (["Sở Mới", "Sở", "Sở Mới"], "parent", "Không có đơn vị"),
        (["=CMD|' /C calc'!A0", "Sở", "Tỉnh Phú Thọ"], "name", "công thức"),
        (["+84 123", "Sở", "Tỉnh Phú Thọ"], "name", "công thức"),
        (["x" * 301, "Sở", "Tỉnh Phú Thọ"], "name", "tối đa 300"),
    ],
)
@pytest.mark.usefixtures("province")
def test_a_wrong_cell_is_named_with_what_is_allowed(row: list[str], column: str, word: str) -> None:
    found = checked([row])[0]
    assert found.state == "wrong"
    assert word in found.errors[column]


@pytest.mark.parametrize(
    ("heading", "cell", "word"),
    [
        ("Từ ngày", "31/02/2026", "tháng 2"),
        ("Từ ngày", "hôm qua", "không phải là ngày"),
        ("Thư điện tử", "a@b", "thư điện tử"),
        ("Chỉ đề nghị", "có lẽ", "Có hoặc Không"),
        ("Mã đơn vị", "khong-co", "để trống"),
    ],
)
@pytest.mark.usefixtures("province")
def test_a_wrong_value_of_another_column_is_named(heading: str, cell: str, word: str) -> None:
    found = checked([["Sở Mới", "Sở", "Tỉnh Phú Thọ", cell]], [*HEADINGS, heading])[0]
    assert word in next(iter(found.errors.values()))


@pytest.mark.usefixtures("province")
def test_dates_are_taken_as_dates_or_as_people_write_them() -> None:
    rows = checked(
        [
            ["Sở A", "Sở", "Tỉnh Phú Thọ", date(2026, 1, 2), "x"],
            ["Sở B", "Sở", "Tỉnh Phú Thọ", "2.1.2026", True],
        ],
        [*HEADINGS, "Từ ngày", "Chỉ đề nghị"],
    )
    assert [row.values["valid_from"] for row in rows] == [date(2026, 1, 2)] * 2
    assert [row.values["asked"] for row in rows] == [True, True]


@pytest.mark.usefixtures("province")
def test_a_row_said_twice_names_the_first() -> None:
    rows = checked([["Sở Mới", "Sở", "Tỉnh Phú Thọ"], ["SỞ MỚI", "Sở", "Tỉnh Phú Thọ"]])
    assert [row.state for row in rows] == ["new", "wrong"]
    assert "dòng 2" in rows[1].errors["name"]


def test_a_name_that_two_units_bear_asks_for_the_slug(finance: Unit, health: Unit) -> None:
    Unit.objects.filter(pk=health.pk).update(name=finance.name)
    found = checked([["Phòng Một", "Phòng", finance.name]])[0]
    assert finance.slug in found.errors["parent"]
    assert checked([["Phòng Một", "Phòng", finance.slug]])[0].state == "new"


@pytest.mark.usefixtures("province")
def test_a_child_of_a_wrong_row_is_wrong_too() -> None:
    rows = checked([["Sở Mới", "gì", "Tỉnh Phú Thọ"], ["Phòng Một", "Phòng", "Sở Mới"]])
    assert "dòng 2" in rows[1].errors["parent"]


def test_two_rows_that_stand_below_each_other_are_refused(db: None) -> None:
    rows = checked([["Sở A", "Sở", "Sở B"], ["Sở B", "Sở", "Sở A"]])
    assert {row.state for row in rows} == {"wrong"}


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "không phải là bảng tính"),
        (b"PK\x03\x04 broken", "hỏng"),
        (b"<html>table</html>", "không phải là bảng tính"),
        (workbook([["a"]], ["Một"]), "thiếu cột “Tên đơn vị” và “Loại”"),
        (workbook([["Sở", "Sở"]], ["Tên đơn vị", "Tên đơn vị"]), "thiếu cột “Loại”"),
        (workbook([["Sở", "Sở", "Sở"]], ["Tên đơn vị", "Loại", "Tên đơn vị"]), "hai lần"),
        (workbook([]), "không có dòng"),
        (workbook([], []), "thiếu cột"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why(data: bytes, word: str) -> None:
    with pytest.raises(SheetError, match=word):
        read_sheet(data)


def test_a_file_with_more_rows_than_allowed_is_refused() -> None:
    data = workbook([[f"Sở {n}", "Sở", ""] for n in range(20_100)])
    with pytest.raises(SheetError, match="tối đa"):
        read_sheet(data)


def test_headings_that_nobody_knows_are_told_and_left_out(province: Unit) -> None:
    sheet = read_sheet(workbook([["Sở Mới", "Sở", province.name, "0912"]], [*HEADINGS, "Điện thoại"]))
    assert sheet.unknown == ("Điện thoại",)
    assert set(sheet.lines[0].cells) == {"name", "kind", "parent"}


@pytest.mark.usefixtures("province")
@pytest.mark.timeout(200)  # a hang guard: it takes some seconds
def test_ten_thousand_rows_are_checked_at_once() -> None:
    rows = checked([[f"Phòng {number}", "Phòng", "Tỉnh Phú Thọ"] for number in range(10_000)])
    assert [row.state for row in rows] == ["new"] * 10_000


def test_the_template_asks_for_what_a_row_must_have() -> None:
    assert [field.key for field in FIELDS if field.required] == ["name", "kind"]
