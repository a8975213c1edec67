"""The table of a list page: sorted, paged, its columns chosen, exported; all of its state in the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.shortcuts import render
from django.utils.translation import gettext as _

from cchc.lib.columns import EVERYWHERE, Column, shown
from cchc.web.address import bounded_page, changed
from cchc.web.drawing import drawn_rows
from cchc.web.filters import Filters
from cchc.web.saved import views_of
from cchc.web.templatetags.cchc import day, moment, number, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from cchc.web.bulk import Bulk
    from cchc.web.filters import Filter
    from cchc.web.saved import View

__all__ = ["EVERYWHERE", "Column", "Table"]

ROWS_A_PAGE = 50
#: More columns than this scroll inside the table instead of pushing the page wider than the screen.
WIDE = 9
_NUMBERS = frozenset({"int", "decimal", "percent"})


@dataclass(frozen=True)
class Head:
    """A column's head: its label, and where a click on it leads."""

    column: Column
    url: str
    sorted: str = ""

    @property
    def look(self) -> str:
        """The class of the column's cells."""
        return look_of(self.column)


@dataclass(frozen=True)
class Cell:
    """One value as it is shown."""

    label: str
    words: Any
    look: str
    first: bool = False
    blank: bool = False


def look_of(column: Column) -> str:
    """The class by which a column's cells are drawn: numbers right, dates unbroken."""
    if column.kind in _NUMBERS:
        return "is-number"
    if column.kind in {"date", "datetime"}:
        return "is-date"
    return "is-short" if column.kind in {"choice", "bool"} else ""


def words_of(column: Column, value: Any) -> Any:
    """A value as Vietnamese offices write it; None is no value and gives an empty text."""
    if value is None:
        return ""
    if column.kind == "percent":
        return percent(value)
    if column.kind in _NUMBERS:
        return number(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return value


class Table:
    """What ``web/parts/table.html`` draws.

    ``columns``: the declared fields. ``sorts``: for each column that sorts, the field of the database (or
    several) that orders it. ``order``: the sort at first, "-due" for falling. ``hidden``: keys of columns shown
    only when chosen. ``cells``: for a key, a function from a row to the HTML shown in place of the plain value
    (a badge, links); the export keeps the plain value. ``long``: keys of columns cut after three lines.
    ``link``: the key of the column that opens the row, else the first. ``filters``: of ``cchc.web.filters``;
    ``more``: those that unfold behind the line. ``url``: a row's page, or None for rows that open nothing.
    ``empty``: what is said of a list without rows. ``views``: its filters can be saved; ``bulk``: what can be done
    with several rows at once. ``band``: a sentence above the rows that changes what they say.
    Two queries a page: one count, one page of rows.
    """

    band: str = ""

    def __init__(
        self,
        request: HttpRequest,
        queryset: QuerySet[Any],
        columns: Sequence[Column],
        *,
        name: str,
        title: str = "",
        sorts: Mapping[str, str | tuple[str, ...]] | None = None,
        order: str = "",
        hidden: Sequence[str] = (),
        cells: Mapping[str, Callable[[Any], Any]] | None = None,
        url: Callable[[Any], str] | None = lambda row: row.get_absolute_url(),
        rows_a_page: int = ROWS_A_PAGE,
        link: str = "",
        long: Sequence[str] = (),
        empty: Any = "",
        filters: Sequence[Filter] = (),
        more: Sequence[Filter] = (),
        views: bool = False,
        bulk: Bulk | None = None,
    ) -> None:
        self.views, self.bulk = views, bulk
        self.request, self.name, self.title = request, name, str(title)
        self.filters = Filters(request, filters, more)
        self.queryset = self.filters.apply(queryset)
        self.sorts, self.default, self.hidden = dict(sorts or {}), order, frozenset(hidden)
        self.cells, self.url, self.rows_a_page, self.long = (
            dict(cells or {}),
            url,
            rows_a_page,
            frozenset(long),
        )
        self.empty, self.declared = empty, columns
        self._can: Callable[[str], bool] = request.user.can  # type: ignore[union-attr]
        self.allowed = shown(columns, "list", self._can)
        self.link = link or next((column.key for column in self.visible), "")

    @cached_property
    def visible(self) -> tuple[Column, ...]:
        """The columns chosen in the address (``columns=a&columns=b``), else those not hidden at first."""
        chosen = set(self.request.GET.getlist("columns"))
        picked = tuple(column for column in self.allowed if column.key in chosen)
        return picked or tuple(column for column in self.allowed if column.key not in self.hidden)

    @property
    def choices(self) -> list[tuple[Column, bool]]:
        """Every column with whether it is shown."""
        return [(column, column in self.visible) for column in self.allowed]

    @cached_property
    def sort(self) -> str:
        """The sort in force: a column's key, with a minus where it falls; an unknown one is the default."""
        wanted = self.request.GET.get("sort", "")
        return wanted if wanted.removeprefix("-") in self.sorts else self.default

    @cached_property
    def ordered(self) -> QuerySet[Any]:
        """All rows in order. Empty values come last both ways; the key makes the order total."""
        fields = self.sorts.get(self.sort.removeprefix("-"))
        if not fields:
            return self.queryset
        falls = self.sort.startswith("-")
        wanted = (fields,) if isinstance(fields, str) else fields
        keys = [F(name).desc(nulls_last=True) if falls else F(name).asc(nulls_last=True) for name in wanted]
        return self.queryset.order_by(*keys, "-pk" if falls else "pk")

    @cached_property
    def count(self) -> int:
        """How many rows there are in all."""
        return self.queryset.count()

    @property
    def last_page(self) -> int:
        """The number of the last page, at least 1."""
        return max(1, -(-self.count // self.rows_a_page))

    @property
    def page(self) -> int:
        """The page shown, within bounds whatever the address says."""
        return bounded_page(self.request.GET, self.last_page)

    @cached_property
    def records(self) -> list[Any]:
        """The records of the page shown."""
        begin = (self.page - 1) * self.rows_a_page
        return list(self.ordered[begin : begin + self.rows_a_page])

    @property
    def first_shown(self) -> int:
        """The number of the first row shown, from 1."""
        return (self.page - 1) * self.rows_a_page + 1 if self.count else 0

    @property
    def last_shown(self) -> int:
        """The number of the last row shown."""
        return min(self.page * self.rows_a_page, self.count)

    @property
    def is_wide(self) -> bool:
        """Whether the table scrolls sideways in itself."""
        return len(self.visible) >= WIDE

    @property
    def heads(self) -> list[Head]:
        """The heads with the address that sorts by each: rising first, then falling."""
        return [self._head(column) for column in self.visible]

    def _head(self, column: Column) -> Head:
        if column.key not in self.sorts:
            return Head(column, "")
        rises, falls = self.sort == column.key, self.sort == f"-{column.key}"
        url = changed(self.request.GET, sort=f"-{column.key}" if rises else column.key)
        return Head(column, url, "ascending" if rises else "descending" if falls else "")

    @property
    def sort_choices(self) -> list[tuple[str, str, bool]]:
        """Value, words and whether it is in force, for the choice that a phone shows in place of heads."""
        rows = []
        for column in self.visible:
            if column.key in self.sorts:
                rows.append((column.key, f"{column.label} ↑", self.sort == column.key))
                rows.append((f"-{column.key}", f"{column.label} ↓", self.sort == f"-{column.key}"))
        return rows

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Names and values of the address that a form of the table carries on, save its own."""
        own = {"sort", "columns", "page", "format"}
        return [
            (name, value)
            for name in self.request.GET
            if name not in own
            for value in self.request.GET.getlist(name)
        ]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of the page: the record, its key as a form sends it, its address, its cells."""
        return [
            {
                "record": record,
                "key": str(record.pk),
                "url": self.url(record) if self.url else "",
                "cells": self._cells(record),
            }
            for record in self.records
        ]

    @cached_property
    def _looks(self) -> list[tuple[Column, str, str]]:
        """Each column with its label and its look: said once, not for every row."""
        return [
            (column, str(column.label), look_of(column) + (" is-long" if column.key in self.long else ""))
            for column in self.visible
        ]

    def _cells(self, record: Any) -> list[Cell]:
        return [self._cell(column, label, look, record) for column, label, look in self._looks]

    def _cell(self, column: Column, label: str, look: str, record: Any) -> Cell:
        drawn = self.cells.get(column.key)
        words = drawn(record) if drawn else words_of(column, column.of(record))
        return Cell(label, words, look, column.key == self.link, words == "")

    @property
    def body(self) -> str:
        """The rows of the page as HTML."""
        return drawn_rows(self.rows, picked=self.bulk is not None)

    @property
    def page_links(self) -> list[tuple[int | None, str]]:
        """Page numbers with their addresses: the ends, the neighbours, and None for a gap."""
        near = sorted(
            {1, self.last_page, *range(max(1, self.page - 2), min(self.last_page, self.page + 2) + 1)}
        )
        links: list[tuple[int | None, str]] = []
        for place, page in enumerate(near):
            if place and page > near[place - 1] + 1:
                links.append((None, ""))
            links.append((page, changed(self.request.GET, page=page)))
        return links

    @cached_property
    def saved(self) -> list[View]:
        """The views of this list that the person saved."""
        return views_of(self.request)

    @property
    def previous_url(self) -> str:
        """The page before, or nothing."""
        return changed(self.request.GET, page=self.page - 1) if self.page > 1 else ""

    @property
    def next_url(self) -> str:
        """The page after, or nothing."""
        return changed(self.request.GET, page=self.page + 1) if self.page < self.last_page else ""

    @property
    def export_url(self) -> str:
        """The address that gives what is filtered as Excel."""
        return changed(self.request.GET, format="xlsx")

    @property
    def wants_export(self) -> bool:
        """Whether the address asks for Excel."""
        return self.request.GET.get("format") == "xlsx"

    def export(self) -> HttpResponse:
        """What is shown, as an Excel file: the filtered rows and the chosen columns, in their order."""
        from cchc.web.export import filtered, workbook

        title, told = self.title or self.name, filtered(self.filters)
        return workbook(self.name, title, self.visible, self.exported(), self._can, told)

    def exported(self) -> Iterable[Any]:
        """The rows of the Excel file."""
        return self.ordered

    def answer(self, template: str, context: dict[str, Any] | None = None) -> HttpResponse:
        """The page with this table in it (``table`` in its context), or the Excel file that was asked for."""
        if self.wants_export:
            return self.export()
        return render(self.request, template, {**(context or {}), "table": self})
