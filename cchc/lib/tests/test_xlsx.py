"""Excel files keep types and places, hold no formula from text; hostile ones are refused in one sentence."""

from __future__ import annotations

import struct
import zipfile
import zlib
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from cchc.lib import xlsx
from cchc.lib.columns import Column
from cchc.lib.xlsx import Sheet, WorkbookError, read, write

if TYPE_CHECKING:
    from pathlib import Path

ROWS: list[list[object]] = [
    ["Sở Nội vụ", 12, Decimal("88.18"), date(2024, 6, 5), datetime(2024, 6, 5, 7, 30, tzinfo=UTC), True],
    ["=1+1", -3, Decimal("0.9424"), None, None, False],
]
LABELS = ["Đơn vị", "Số", "Điểm", "Ngày", "Lúc", "Có"]


def written(*sheets: Sheet) -> bytes:
    """The bytes of a workbook with these sheets."""
    out = BytesIO()
    write(out, sheets)
    return out.getvalue()


def part(data: bytes, name: str) -> str:
    """One part of the workbook as text."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_what_is_written_is_read_again_with_its_types() -> None:
    cells = read(written(Sheet("Kết quả", LABELS, ROWS)))
    assert cells[0] == LABELS
    assert cells[1] == [
        "Sở Nội vụ",
        12,
        Decimal("88.18"),
        date(2024, 6, 5),
        datetime(2024, 6, 5, 7, 30),
        "Có",
    ]
    assert cells[2] == ["=1+1", -3, Decimal("0.9424"), None, None, "Không"]
    assert {type(cell) for row in cells for cell in row} == {str, int, Decimal, date, datetime, type(None)}


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+84", "-5", "@SUM(A1)", "http://x.vn", "007", "{=A1}"])
def test_text_stays_text_whatever_it_begins_with(text: str) -> None:
    data = written(Sheet("a", ["x"], [[text]]))
    assert read(data)[1] == [text]
    assert "<f>" not in part(data, "xl/worksheets/sheet1.xml")


def test_the_sheet_has_a_frozen_header_filters_and_widths() -> None:
    page = part(written(Sheet("a", ["Tên", "Ghi chú"], [["x", "y" * 300]])), "xl/worksheets/sheet1.xml")
    assert 'state="frozen"' in page
    assert '<autoFilter ref="A1:B2"/>' in page
    assert 'width="60' in page


def test_dates_and_numbers_are_shown_as_in_vietnam_and_percents_as_percents() -> None:
    data = written(
        Sheet("a", ["%", "d", "n"], [[Decimal("0.5"), date(2024, 6, 5), Decimal("1.50")]], frozenset({0}))
    )
    styles = part(data, "xl/styles.xml")
    assert "dd/mm/yyyy" in styles
    assert 'formatCode="#,##0.0"' in styles
    assert 'formatCode="0.00%"' in styles


def test_integers_that_excel_would_round_are_text() -> None:
    assert read(written(Sheet("a", ["x"], [[10**15], [10**15 - 1]])))[1:] == [[str(10**15)], [10**15 - 1]]


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        written(Sheet("a", ["x"], [[0.5]]))


def test_text_longer_than_a_cell_is_cut_with_a_sign() -> None:
    (cell,) = read(written(Sheet("a", ["x"], [["b" * 40_000]])))[1]
    assert isinstance(cell, str)
    assert (len(cell), cell[-1]) == (32_767, "…")


def test_a_sheet_without_columns_is_written_empty() -> None:
    assert read(written(Sheet("a", [], []))) == []


def test_titles_are_made_to_fit_and_kept_apart() -> None:
    titles = ["Kỳ 1/2025: [a]", "", "x" * 40, "X" * 40, "'q'"]
    data = written(*(Sheet(title, ["x"], []) for title in titles))
    book = part(data, "xl/workbook.xml")
    for title in ("Kỳ 1 2025 a", "Trang 2", "x" * 31, "X" * 26 + " (2)", "q"):
        assert f'name="{title}"' in book


def test_more_rows_than_excel_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MAX_ROWS", 3)
    assert len(read(written(Sheet("a", ["x"], [[1], [2]])))) == 3
    with pytest.raises(WorkbookError, match="Excel không chứa được"):
        written(Sheet("a", ["x"], [[1], [2], [3]]))


def test_equal_content_gives_equal_bytes_and_the_date_may_be_given() -> None:
    assert written(Sheet("a", LABELS, ROWS)) == written(Sheet("a", LABELS, ROWS))
    out = BytesIO()
    write(out, [Sheet("a", ["x"], [])], created=datetime(2025, 3, 4, tzinfo=UTC))
    assert "2025-03-04" in part(out.getvalue(), "docProps/core.xml")


def test_declared_columns_become_a_sheet_for_who_may_see_them(tmp_path: Path) -> None:
    columns = [
        Column("name", "Tên", lambda record: record["name"]),
        Column("rate", "Tỷ lệ", lambda record: record["rate"], "percent"),
        Column("secret", "Kín", lambda _record: "x", verb="see_secret"),
        Column("only_list", "Chỉ danh sách", lambda _record: "x", where=frozenset({"list"})),
    ]
    records = [{"name": "Sở Tư pháp", "rate": Decimal("0.25")}]
    path = tmp_path / "a.xlsx"
    write(path, [Sheet.of("a", columns, records), Sheet.of("b", columns, records, can=lambda _verb: False)])
    assert read(path) == [["Tên", "Tỷ lệ", "Kín"], ["Sở Tư pháp", Decimal("0.25"), "x"]]
    assert read(str(path), sheet="b")[0] == ["Tên", "Tỷ lệ"]


def ods(body: str) -> bytes:
    """An ods file whose table has this body."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="A">{body}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return out.getvalue()


CELL = '<table:table-cell office:value-type="string"{}><text:p>xã</text:p></table:table-cell>'
EMPTY = '<table:table-cell table:number-columns-repeated="16000"/>'


def test_an_ods_file_with_its_usual_empty_tail_is_read() -> None:
    time_cell = (
        '<table:table-cell office:value-type="time" office:time-value="PT07H30M00S"><text:p>07:30</text:p>'
        "</table:table-cell>"
    )
    tail = f'<table:table-row table:number-rows-repeated="1048000">{EMPTY}</table:table-row>'
    data = ods(f"<table:table-row>{CELL.format('')}{time_cell}{EMPTY}</table:table-row>{tail}")
    cells = read(data)
    assert cells[0][0] == "xã"
    assert "7:30" in str(cells[0][1])


def repeated_ods() -> bytes:
    cells = CELL.format(' table:number-columns-repeated="16000"')
    return ods(f'<table:table-row table:number-rows-repeated="1000000">{cells}</table:table-row>')


def valued_ods() -> bytes:
    cell = (
        '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16000"/>'
    )
    return ods(f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>')


def rewritten(data: bytes, name: str, content: bytes) -> bytes:
    """The zip with one part replaced."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == name else old.read(info.filename))
    return out.getvalue()


def corners() -> bytes:
    rows = b"<row r='1'><c r='A1'><v>1</v></c></row><row><c r='XFD1048576'><v>1</v></c></row>"
    page = b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"
    return rewritten(written(Sheet("a", ["x"], [])), "xl/worksheets/sheet1.xml", page)


def bomb() -> bytes:
    out = BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/a.xml", "w", force_zip64=True) as file,
    ):
        for _ in range(450):
            file.write(bytes(1_000_000))
    return out.getvalue()


def lying() -> bytes:
    """A zip whose directory says ten bytes where ten millions are."""
    inflated = bytes(10_000_000)
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflate.compress(inflated) + deflate.flush()
    sizes = struct.pack("<LLL", zlib.crc32(inflated), len(packed), 10)
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", 1, 0) + b"a"
    central = b"PK\x01\x02" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0) + sizes
    central += struct.pack("<HHHHHLL", 1, 0, 0, 0, 0, 0, 0) + b"a"
    end = b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 1, 1, len(central), len(local) + len(packed), 0)
    return local + packed + central + end


def patched(data: bytes, *changes: tuple[bytes, int, bytes]) -> bytes:
    """The bytes changed at an offset from each signature's first place."""
    out = bytearray(data)
    for signature, offset, value in changes:
        at = data.index(signature) + offset
        out[at : at + len(value)] = value
    return bytes(out)


def plain() -> bytes:
    return written(Sheet("a", ["x"], [[1]]))


def locked_ods() -> bytes:
    """An ods file whose manifest says that its content is encrypted."""
    spaces = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    entry = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    text = f'<?xml version="1.0"?><manifest:manifest {spaces}>{entry}</manifest:manifest>'
    return rewritten(ods(""), "META-INF/manifest.xml", text.encode())


HOSTILE = {
    "empty": (b"", "không phải là bảng tính"),
    "text": ("Sở Nội vụ;5".encode(), "không phải là bảng tính"),
    "zip of something else": (rewritten(plain(), "xl/workbook.xml", b"<x/>"), "bị hỏng|không có trang"),
    "cut off": (plain()[:2000], "bị hỏng"),
    "deflate broken": (patched(plain(), (b"[Content_Types].xml", 19, b"\xff\xff\xff")), "bị hỏng"),
    "local header gone": (patched(plain(), (b"PK\x01\x02", 42, b"\x05")), "bị hỏng"),
    "unknown compression": (patched(plain(), (b"PK\x01\x02", 10, b"\x63")), "bị hỏng"),
    "encrypted zip": (patched(plain(), (b"PK\x01\x02", 8, b"\x01")), "mật khẩu"),
    "encrypted xlsx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "mật khẩu",
    ),
    "encrypted ods": (locked_ods(), "mật khẩu"),
    "encrypted xls": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(504)
        + b"\x09\x08\x10\x00"
        + bytes(16)
        + b"\x2f\x00\x36\x00",
        "mật khẩu",
    ),
    "broken xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "bị hỏng"),
    "zip bomb": (bomb(), "giải nén lớn bất thường"),
    "lying directory": (lying(), "ghi sai kích thước"),
    "cells in the corners": (corners(), "trải quá rộng"),
    "repeated cells": (repeated_ods(), "trải quá rộng"),
    "repeated values": (valued_ods(), "trải quá rộng"),
}


@pytest.mark.parametrize(("data", "sentence"), HOSTILE.values(), ids=HOSTILE)
@pytest.mark.timeout(60)  # a hang guard: each takes less than a second
def test_a_hostile_file_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(WorkbookError, match=sentence) as caught:
        read(data)
    assert str(caught.value).endswith(".")


def test_limits_of_size_and_rows_are_told() -> None:
    with pytest.raises(WorkbookError, match="lớn hơn 0 MB"):
        read(plain(), max_bytes=100)
    with pytest.raises(WorkbookError, match="Tệp có 2 dòng; chỉ nhận tối đa 1 dòng"):
        read(plain(), max_rows=1)


def test_a_missing_file_and_a_missing_sheet_are_told(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match=r"khong-co\.xlsx"):
        read(tmp_path / "khong-co.xlsx")
    for sheet in ("Khác", 7):
        with pytest.raises(WorkbookError, match=f"không có trang “{sheet}”"):
            read(plain(), sheet=sheet)
