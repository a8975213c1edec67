"""The workbooks that an import gives: the template to fill in, and the rows to put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.lib.xlsx import Sheet
from cchc.tasks.engine.register.heads import BY_KEY, FIELDS, REQUIRED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.tasks.engine.register.layout import Register
    from cchc.tasks.importing.check import Row

#: The fields of the template: those that a register usually has.
_TEMPLATE = (
    "wording lead coordinators source source_date given_on assigner level due_written product status result done_on "
    "percent follow_up leader area note"
).split()


def template() -> list[Sheet]:
    """An empty register with its heads; on the second sheet every field, the words it takes and an example row."""
    heads = [f"{BY_KEY[key].heading} *" if key in REQUIRED else BY_KEY[key].heading for key in _TEMPLATE]
    fields = [
        [field.heading, "Bắt buộc" if field.key in REQUIRED else None, field.allowed, field.example or None]
        for field in FIELDS
    ]
    return [
        Sheet("Nhiệm vụ", heads, []),
        Sheet("Hướng dẫn", ["Cột", "Bắt buộc", "Ghi thế nào", "Ví dụ"], fields),
        Sheet("Dòng ví dụ", heads, [[BY_KEY[key].example or None for key in _TEMPLATE]]),
    ]


def errors(register: Register, rows: Sequence[Row], fields: Sequence[str], sheet: str) -> Sheet:
    """The wrong rows as they stand in the register, with what is wrong in a column of its own."""
    wrong = [row for row in rows if row.errors]
    heads = [head or f"Cột {number}" for number, head in enumerate(register.heads, start=1)]
    lines = [[*row.line.cells, row.line.number, " ".join(_told(row, heads, fields, sheet))] for row in wrong]
    return Sheet("Lỗi", [*heads, "Dòng trong tệp", "Lỗi"], lines)


def _told(row: Row, heads: Sequence[str], fields: Sequence[str], sheet: str) -> Iterator[str]:
    for key, sentence in row.errors.items():
        yield f"Trang “{sheet}”, dòng {row.line.number}, {column_of(key, heads, fields)}: {sentence}"


def column_of(key: str, heads: Sequence[str], fields: Sequence[str]) -> str:
    """The column of a field in words: by its own head, else by the field's name."""
    if key in fields:
        return f"cột “{heads[list(fields).index(key)]}”"
    return f"cột “{BY_KEY[key].heading}”" if key in BY_KEY else "cả dòng"
