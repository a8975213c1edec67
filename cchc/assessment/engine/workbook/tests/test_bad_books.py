"""Spoilt workbooks: each gives a sentence that names sheet and cell, or the file, never a traceback or a hang."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO
from typing import Any

import pytest

from cchc.assessment.engine.loading import of_raw
from cchc.assessment.engine.tests.bad_files import AREA, EXTRA, HEAD
from cchc.assessment.engine.workbook.layout import COLUMNS, CRITERIA, FACTS, INPUT_COLUMNS, INPUTS
from cchc.assessment.engine.workbook.reading import load
from cchc.assessment.engine.workbook.tests.conftest import book
from cchc.assessment.engine.workbook.writing import workbook
from cchc.lib.xlsx import read_page, titles
from cchc.lib.yamlfile import parse

Pages = dict[str, list[list[Any]]]


def sound() -> bytes:
    """The sound set of the other tests, as a workbook."""
    criteria, faults = of_raw(parse(HEAD, "a"), [parse(AREA, "a"), parse(EXTRA, "a")], 2024, "a")
    assert not faults
    assert criteria is not None
    return workbook(criteria)


DATA = sound()
PAGES: Pages = {title: read_page(DATA, title).rows for title in titles(DATA)}
_KEYS = [head.key for head in COLUMNS]
_INPUT_KEYS = [head.key for head in INPUT_COLUMNS]
#: Values that a cell of this column does not take.
_BAD_CELLS: dict[str, tuple[Any, ...]] = {
    "maximum": ("nhiều", "-", "1;2", "1e9", "0,5,6", "-3"),
    "level": (0, 7, "hai", "1,5", -1),
    "kind": ("phần", "thưởng!"),
    "assessment": ("đoán", "1"),
    "rule": ("bands", "{shape: }", "{", "{shape: banda}", "{shape: bands}", "{shape: bands, bands: []}",
             "{shape: bands, bands: [{ge: x, points: 1}]}", "{shape: linear, full: 100, la: 1}", "[1, 2]",
             "{shape: bands, bands: [{ge: 90, points: 60}, {lt: 90, points: 0}]}", "&a [*a]"),
    "weight": ("nặng", "-1"),
    "not_applicable": ("bỏ", "có"),
    "nothing_arose": ("bỏ", "không"),
    "checked": ("hôm qua", "31/02/2026"),
    "years": ("mãi mãi", "2030–2020", "2024,2025"),
    "aggregate": ("tong", "trung bình"),
    "inputs": ("khong_khai",),
}  # fmt: skip
_BAD_FACTS = {
    "year": ("nay", "2024,5", "999999"),
    "maximum": ("trăm", "0", "99,55", "-1"),
    "scope": ("vũ trụ",),
    "completeness": ("gần đủ",),
    "illustrative": ("hình như",),
    "years": ("từ xưa", "2030–2020"),
    "checked": ("mới đây",),
    "places": ("hai", "40", "1,5"),
    "index_places": ("hai", "40"),
    "missing": ("kệ",),
    "not_submitted": ("kệ",),
    "not_applicable": ("kệ",),
    "nothing_arose": ("kệ",),
    "rescale": ("tuỳ",),
    "aggregate": ("tong",),
    "bonus_cap": ("ít", "-2"),
    "penalty_cap": ("ít", "-2"),
    "grades": ("Tốt", "Tốt: cao", "Tốt: 80\nKhá: 80", "Tốt: 800\nYếu: 0"),
    "ranking.compare": ("kệ",),
    "ranking.ties": ("kệ",),
    "ranking.breakers": ("9.9",),
    "ranking.groups": ("{", "x", "[{ten: A}]"),
}


def spoilt() -> list[tuple[str, Pages, str]]:
    """What is spoilt, the sheets, the cell that a sentence must name."""
    made: list[tuple[str, Pages, str]] = []
    head = next(place for place, row in enumerate(PAGES[CRITERIA]) if row[0] == "STT")
    for key, values in _BAD_CELLS.items():
        column = _KEYS.index(key)
        for row in range(head + 1, len(PAGES[CRITERIA])):
            if key in ("rule", "inputs") and not PAGES[CRITERIA][row][column]:
                continue
            for value in values:
                cell = f"{CRITERIA}!{chr(65 + column)}{row + 1}"
                made.append((f"{cell} = {value}", _with(CRITERIA, row, column, value), f"{CRITERIA}!"))
    for place, fact in enumerate(PAGES[FACTS]):
        made += [
            (f"{fact[3]} = {value}", _with(FACTS, place, 1, value), FACTS)
            for value in _BAD_FACTS.get(str(fact[3]), ())
        ]
    for row in range(1, len(PAGES[INPUTS])):
        other = PAGES[INPUTS][-1 if row == 1 else 1][0]
        wrong: tuple[tuple[str, Any], ...] = (("kind", "lạ"), ("code", None), ("code", other))
        for key, value in wrong:
            column = _INPUT_KEYS.index(key)
            made.append((f"{INPUTS} {row} {key} = {value}", _with(INPUTS, row, column, value), "!"))
    return made


def _with(title: str, row: int, column: int, value: Any) -> Pages:
    pages = {name: [list(line) for line in rows] for name, rows in PAGES.items()}
    line = pages[title][row]
    line.extend([None] * (column + 1 - len(line)))
    line[column] = value
    return pages


SPOILT = spoilt()


def test_the_workbook_is_sound_before_it_is_spoilt() -> None:
    assert load(DATA, "thu.xlsx").errors == ()
    assert load(book(PAGES), "thu.xlsx").errors == ()


@pytest.mark.parametrize(("title", "pages", "cell"), SPOILT, ids=[each[0] for each in SPOILT])
def test_a_wrong_cell_gives_a_sentence_with_its_sheet(title: str, pages: Pages, cell: str) -> None:
    said = [fault.say() for fault in load(book(pages), "thu.xlsx").errors]
    assert said, title
    assert any("thu.xlsx" in each and cell in each for each in said), said


def _zip(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def _without(part: str) -> bytes:
    with zipfile.ZipFile(BytesIO(DATA)) as there:
        return _zip({name: there.read(name) for name in there.namelist() if not name.endswith(part)})


FILES: dict[str, bytes] = {
    "trống": b"",
    "chữ": "STT;Tiêu chí".encode(),
    "PDF": b"%PDF-1.7\n" + b"\0" * 99,
    "PNG": b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
    "zip rỗng": _zip({}),
    "zip khác": _zip({"a.txt": b"x"}),
    "cụt nửa": DATA[: len(DATA) // 2],
    "cụt đuôi": DATA[:-40],
    "mật khẩu": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600,
    "OLE hỏng": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "bom zip": _zip({"xl/worksheets/sheet1.xml": b"0" * 450_000_000}),
    "thiếu workbook.xml": _without("workbook.xml"),
    "thiếu trang 1": _without("sheet1.xml"),
    "ô rất xa": _zip({"xl/worksheets/sheet1.xml": b'<c r="A1"/><c r="XFD1048576"/>'}),
    "không có cột": book({"Trang 1": [["a", "b"], [1, 2]]}),
    "thiếu cột điểm": book({"Trang 1": [["STT", "Tiêu chí"], ["1", "A"]]}),
    "không có dòng": book({"Trang 1": [["STT", "Tiêu chí", "Điểm tối đa"]]}),
    "không có năm": book({"Trang 1": [["STT", "Tiêu chí", "Điểm tối đa"], ["1", "A", 1]]}),
}


@pytest.mark.parametrize("name", FILES)
def test_a_wrong_file_gives_a_sentence_with_its_name(name: str) -> None:
    said = [fault.say() for fault in load(FILES[name], "thu.xlsx").errors]
    assert said
    assert "thu.xlsx" in said[0]


@pytest.mark.parametrize("seed", range(30))
def test_a_file_spoilt_at_random_is_read_or_told(seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(DATA)
    for _ in range(chance.randint(1, 30)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    for fault in load(bytes(content), "thu.xlsx").faults:
        assert fault.say()
