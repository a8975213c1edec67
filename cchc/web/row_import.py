"""What every import of rows from Excel has in common: preview, agreement, file of errors, empty file.

A domain brings its rows, already checked: ``line`` (number and cells by key), ``errors`` (a sentence by key), ``state``
(``new``, ``changed``, ``same`` or ``wrong``) and ``changes`` (what differs from what stands, by key).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from django.utils.translation import gettext as _

from cchc.lib.xlsx import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from django.http import HttpRequest

#: Rows that the preview shows of each sort; the file of errors holds all.
SHOWN = 200
WRITTEN = "new", "changed"


class Field(Protocol):
    """A column of the file."""

    @property
    def key(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def required(self) -> bool: ...
    @property
    def example(self) -> str: ...


class Line(Protocol):
    """A row of the file as it was read."""

    @property
    def number(self) -> int: ...
    @property
    def cells(self) -> Mapping[str, str | date]: ...


class Row(Protocol):
    """A checked row."""

    @property
    def line(self) -> Line: ...
    @property
    def errors(self) -> Mapping[str, str]: ...
    @property
    def state(self) -> str: ...
    @property
    def changes(self) -> Mapping[str, Any]: ...


def steps() -> list[str]:
    """The steps of such an import, in words."""
    return [_("Choose the file"), _("Look at the rows"), _("Written")]


def counted(rows: Sequence[Row]) -> dict[str, int]:
    """How many rows there are of each state."""
    return {state: sum(row.state == state for row in rows) for state in (*WRITTEN, "same", "wrong")}


def agreed(request: HttpRequest, counts: Mapping[str, int]) -> bool:
    """Whether what was confirmed is what would be written now, wrong rows left out only where that was asked."""
    sent = request.POST
    same = all(sent.get(state) == str(counts[state]) for state in WRITTEN)
    return same and (not counts["wrong"] or "only_right" in sent)


def preview(rows: Sequence[Row], fields: Sequence[Field], counts: Mapping[str, int]) -> dict[str, Any]:
    """What ``web/import_preview.html`` shows of the rows."""
    used = {key for row in rows for key in (*row.line.cells, *row.errors)}
    columns = [field for field in fields if field.key in used]
    return {
        "counts": counts,
        "total": len(rows),
        "wrong": [_told(row, columns) for row in rows if row.state == "wrong"][:SHOWN],
        "right": [_told(row, columns) for row in rows if row.state in WRITTEN][:SHOWN],
        "shown": SHOWN,
        "steps": steps(),
    }


def _told(row: Row, fields: Sequence[Field]) -> dict[str, Any]:
    """A row of the preview: its cells in the order of the columns that the file uses, each with its error."""
    changed = row.changes if row.state == "changed" else {}
    cells = [
        {
            "heading": field.heading,
            "value": row.line.cells.get(field.key, ""),
            "error": row.errors.get(field.key, ""),
            "changed": field.key in changed,
        }
        for field in fields
    ]
    return {"number": row.line.number, "state": row.state, "cells": cells}


def wrong_rows(rows: Sequence[Row], fields: Sequence[Field]) -> Sheet:
    """The wrong rows, with what is wrong in a column of its own: to be mended and uploaded again."""
    headings = {field.key: field.heading for field in fields}
    lines = [
        [
            *(row.line.cells.get(field.key) for field in fields),
            row.line.number,
            " ".join(f"{headings[key]}: {sentence}" for key, sentence in row.errors.items()),
        ]
        for row in rows
        if row.state == "wrong"
    ]
    return Sheet("Lỗi", [*headings.values(), "Dòng trong tệp", "Lỗi"], lines)


def to_fill_in(title: str, fields: Sequence[Field]) -> Sheet:
    """The empty file: its headings, required ones starred, and a row of examples."""
    headings = [f"{field.heading} *" if field.required else field.heading for field in fields]
    return Sheet(title, headings, [[field.example or None for field in fields]])
