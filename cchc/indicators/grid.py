"""Units down, periods across: what each unit has for each period, and where nothing was entered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cchc.indicators.columns import period_words, shown_value
from cchc.indicators.series import BEST, common_kind, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.units.models import Unit

#: Periods across at most, the newest.
ACROSS = 6


@dataclass(frozen=True)
class Cell:
    """One value as it stands in the grid: its words, its page, its standing where it is not published."""

    words: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Grid:
    """The heads of the periods, and for each unit its cells in their order; None where nothing was entered."""

    heads: list[str]
    rows: list[tuple[Unit, list[Cell | None]]]


def grid(rows: Sequence[Any]) -> Grid | None:
    """The grid of the periods of the commonest kind; None where there is no value."""
    wanted = common_kind(rows)
    kept = [row for row in rows if kind_of(row.period) == wanted]
    if not kept:
        return None
    ends = {row.period: (row.end, row) for row in sorted(kept, key=lambda row: row.end)}
    periods = sorted(ends, key=lambda period: ends[period][0])[-ACROSS:]
    best: dict[tuple[int, str], Any] = {}
    for row in sorted(kept, key=lambda row: BEST.index(row.status)):
        best.setdefault((row.unit.pk, row.period), row)
    units = {row.unit.pk: row.unit for row in kept if row.period in periods}
    ordered = sorted(units.values(), key=lambda unit: (unit.place, unit.sort_key))
    lines = [(unit, [_cell(best.get((unit.pk, period))) for period in periods]) for unit in ordered]
    return Grid([period_words(ends[period][1]) for period in periods], lines)


def _cell(row: Any) -> Cell | None:
    if row is None:
        return None
    url = row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""
    note = str(row.get_status_display()) if row.status in ("declared", "verified") else ""
    return Cell(shown_value(row), url, note)
