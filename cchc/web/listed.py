"""Rows that no database holds, behind the same table as rows that one does: filtered, sorted, counted, cut into pages.

What a ``Table`` and its filters ask of a queryset is answered from memory; a few hundred rows are meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc.web.rows import searched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class Listed:
    """Rows in order. Each has a ``pk``, and by name what it is sorted by."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._rows = list(rows)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def __getitem__(self, asked: slice) -> list[Any]:
        return self._rows[asked]

    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def keep(self, passes: Callable[[Any], bool]) -> Listed:
        """The rows that pass."""
        return Listed(row for row in self._rows if passes(row))

    def holding(self, words: str) -> Listed:
        """The rows whose ``folded`` text holds every word at the beginning of one, accents or none."""
        wanted = [f" {word}" for word in searched(words).split()]
        return self.keep(lambda row: all(word in row.folded for word in wanted))

    def order_by(self, *keys: Any) -> Listed:
        """Sorted by attributes, as ``Table`` orders: expressions of fields, then the key; None comes last both ways."""
        rows = self._rows
        for key in reversed(keys):
            name, falls = _read(key)
            filled = [row for row in rows if getattr(row, name) is not None]
            empty = [row for row in rows if getattr(row, name) is None]
            rows = [*sorted(filled, key=lambda row, name=name: getattr(row, name), reverse=falls), *empty]  # type: ignore[misc]
        return Listed(rows)


def _read(key: Any) -> tuple[str, bool]:
    """The attribute's name and whether it falls: of "-pk", or of ``F("name").desc()``."""
    if isinstance(key, str):
        return key.removeprefix("-"), key.startswith("-")
    return str(key.expression.name), bool(key.descending)
