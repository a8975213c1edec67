"""Sheets as offices make them, written cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from cchc.assessment.engine.workbook.reading import Imported, load

Rows = Sequence[Sequence[Any]]
Make = Callable[..., Imported]

HEAD = ["STT", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa", "Cách tính điểm"]


def book(sheets: Mapping[str, Rows], merged: Sequence[str] = ()) -> bytes:
    """A workbook of these rows; ``merged``: ranges of the first sheet, with what stands in their first cell."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        for place, (title, rows) in enumerate(sheets.items()):
            page = made.add_worksheet(title)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        page.write_datetime(number, column, value, day)
                    elif isinstance(value, int | Decimal | float):
                        page.write_number(number, column, value)
                    elif value is not None:
                        page.write_string(number, column, value)
            if place == 0:
                for cells in merged:
                    page.merge_range(cells, None)
                    first = cells.partition(":")[0]
                    number = int("".join(filter(str.isdigit, first))) - 1
                    column = ord(first[0]) - 65
                    value = rows[number][column]
                    if isinstance(value, str):
                        page.write_string(number, column, value)
                    else:
                        page.write_number(number, column, value)
    return out.getvalue()


@pytest.fixture
def sheet() -> Make:
    """The set that a sheet of criteria gives."""

    def make(rows: Rows, merged: Sequence[str] = (), head: Sequence[str] = HEAD, **sheets: Rows) -> Imported:
        titles = {"Bo tieu chi": [list(head), *rows], **sheets}
        return load(book(titles, merged), "thu.xlsx", "thu", 2026)

    return make


@pytest.fixture
def raw() -> Make:
    """The set that a whole workbook gives."""

    def make(sheets: Mapping[str, Rows], merged: Sequence[str] = (), year: int | None = 2026) -> Imported:
        return load(book(sheets, merged), "thu.xlsx", "thu", year)

    return make
