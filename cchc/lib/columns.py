"""A shown field, declared once: the list, the API, the Excel export and the documents are drawn from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Kind = Literal["text", "int", "decimal", "percent", "date", "datetime", "bool", "choice"]
Where = Literal["list", "api", "excel"]
EVERYWHERE: frozenset[Where] = frozenset({"list", "api", "excel"})

#: What a value of each kind is in Python; None always stands for nothing to say. A percent is a share of 1.
_TYPES: dict[str, type | tuple[type, ...]] = {
    "text": str,
    "int": int,
    "decimal": (Decimal, int),
    "percent": (Decimal, int),
    "date": date,
    "datetime": datetime,
    "bool": bool,
    "choice": str,
}


@dataclass(frozen=True)
class Column:
    """One field: its key in addresses and JSON, its label, how to get its value from a record.

    The label is a text, or what becomes one when it is shown (a translation made late).

    ``where``: the places that show it. ``verb``: the right that a person needs to see it; None for everybody.
    ValueError for an unknown kind or place.
    """

    key: str
    label: Any
    value: Callable[[Any], object]
    kind: Kind = "text"
    where: frozenset[Where] = EVERYWHERE
    verb: str | None = None

    def __post_init__(self) -> None:
        """Refuse a kind or a place that nobody draws."""
        if self.kind not in _TYPES:
            raise ValueError(f"column {self.key}: kind {self.kind!r} is none of {', '.join(_TYPES)}")
        if unknown := set(self.where) - EVERYWHERE:
            raise ValueError(f"column {self.key}: {sorted(unknown)} are none of {sorted(EVERYWHERE)}")

    def of(self, record: object) -> object:
        """The record's value; TypeError when it isn't of the column's kind (a float never is)."""
        value = self.value(record)
        if value is None:
            return None
        wrong_bool = isinstance(value, bool) and self.kind != "bool"
        wrong_date = isinstance(value, datetime) and self.kind == "date"
        if not isinstance(value, _TYPES[self.kind]) or wrong_bool or wrong_date:
            raise TypeError(f"column {self.key} of kind {self.kind} got {type(value).__name__} {value!r}")
        return value


def _anyone(_verb: str) -> bool:
    return True


def shown(
    columns: Sequence[Column], where: Where, can: Callable[[str], bool] = _anyone
) -> tuple[Column, ...]:
    """The columns of one place that this person may see; ``can(verb)`` answers for the person."""
    return tuple(
        column for column in columns if where in column.where and (column.verb is None or can(column.verb))
    )


def rows(
    columns: Sequence[Column], records: Iterable[object], where: Where, can: Callable[[str], bool] = _anyone
) -> Iterator[list[object]]:
    """One list of values a record, in the order of ``shown(columns, where, can)``."""
    drawn = shown(columns, where, can)
    for record in records:
        yield [column.of(record) for column in drawn]
