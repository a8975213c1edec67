"""What the preview of an import shows: counts, rows by what becomes of them, what is told of the file."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from cchc.tasks.engine.register.heads import BY_KEY
from cchc.tasks.engine.register.layout import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.tasks.engine.register.layout import Register
    from cchc.tasks.importing.check import Row

#: Rows that the preview shows of each sort; the file of errors holds all.
SHOWN = 100
_LONGEST = 240
#: The columns that a person looks at first, whatever their order in the register.
_FIRST = ("wording", "lead", "due_written", "due", "source")


def preview_of(register: Register, rows: Sequence[Row], fields: Sequence[str]) -> dict[str, Any]:
    """The context of the preview. Counts of ``new`` are tasks (a row may give several), the others are rows."""
    states = Counter(row.state for row in rows)
    new = [row for row in rows if row.new]
    tasks = sum(len(row.new) for row in new)
    first = [key for key in _FIRST if key in fields]
    used = first + [key for key in fields if key and key not in first]
    labels = {key: register.heads[fields.index(key)] for key in used}
    wrong = [row for row in rows if row.state == "wrong"]
    changed = [
        row
        for row in rows
        if row.state == "changed" or (row.state == "new" and len(row.new) < len(row.planned))
    ]
    return {
        "total": len(rows),
        "counts": {
            "new": tasks,
            "same": states["same"],
            "changed": states["changed"],
            "wrong": states["wrong"],
        },
        "new_rows": len(new),
        "right_rows": len(rows) - states["wrong"],
        "wrong": [_told(row, labels) for row in wrong[:SHOWN]],
        "new": [_told(row, labels) for row in new[:SHOWN]],
        "changed": [_told(row, labels) for row in changed[:SHOWN]],
        "changed_count": len(changed),
        "groups": register.groups[:20],
        "group_count": len(register.groups),
        "suspects": _turned(rows),
        "shown": SHOWN,
    }


def _told(row: Row, labels: dict[str, str]) -> dict[str, Any]:
    """A row for the preview: what is told of it, then its cells, of which those that are wrong are marked."""
    wrong = [f"{labels.get(key) or BY_KEY[key].heading}: {sentence}" for key, sentence in row.errors.items()]
    return {
        "number": row.line.number,
        "state": row.state,
        "count": len(row.new),
        "notes": wrong or row.notes,
        "cells": [
            {
                "heading": label,
                "value": _cut(words_of(row.cells[key])) if key in row.cells else "",
                "wrong": key in row.errors,
            }
            for key, label in labels.items()
        ],
    }


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _turned(rows: Sequence[Row]) -> list[str]:
    """Columns of dates that a program with English settings may have turned: day and month changed places.

    There, "5/6/2026" became the sixth of May while "30/6/2026" stayed a text: real dates with days up to 12 alone,
    beside texts with days above 12.
    """
    found = []
    for key in ("given_on", "source_date", "due_written", "due", "done_on"):
        cells = [row.cells[key] for row in rows if key in row.cells]
        real = [cell for cell in cells if isinstance(cell, date)]
        texts = [str(cell) for cell in cells if isinstance(cell, str) and str(cell)[:2].isdigit()]
        if real and all(cell.day <= 12 for cell in real) and any(int(text[:2]) > 12 for text in texts):
            found.append(f"{BY_KEY[key].heading}: {real[0]:%d/%m/%Y}")
    return found
