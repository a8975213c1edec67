"""The filter line of a list: declared filters whose state stands in the address.

``Filters(request, [Search(), Choices(…), Period(…), Pick(…)])`` goes into a ``Table`` and is drawn by
``web/parts/filters.html``. A value in the address that a filter does not know is passed over.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Q
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from cchc.web.address import changed, without
from cchc.web.rows import matching

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest, QueryDict


@dataclass(frozen=True)
class Chip:
    """A filter in force, in words, and the address without it."""

    words: str
    url: str


class Filter:
    """What each kind of filter answers; ``template`` draws it. A kind of its own overrides all three."""

    template: ClassVar[str]
    name: str
    label: Any

    def apply(self, rows: QuerySet[Any], query: QueryDict) -> QuerySet[Any]:
        """The rows that pass."""
        return rows

    def chips(self, query: QueryDict) -> list[Chip]:
        """What of this filter is in force."""
        return []

    def drawn(self, query: QueryDict) -> dict[str, Any]:
        """What the template needs besides the filter itself."""
        return {}


SEARCH = _("Search in this list")


@dataclass(frozen=True)
class Search(Filter):
    """Words, accents or none. ``find`` is the domain's own search; else the folded text does."""

    name: str = "q"
    label: Any = SEARCH
    find: Callable[[QuerySet[Any], str], QuerySet[Any]] | None = None
    template: ClassVar[str] = "web/parts/filter_search.html"

    def words(self, query: QueryDict) -> str:
        """The words sought, at most 200 characters."""
        return query.get(self.name, "").replace("\x00", "").strip()[:200]

    def apply(self, rows: QuerySet[Any], query: QueryDict) -> QuerySet[Any]:
        words = self.words(query)
        if not words:
            return rows
        return self.find(rows, words) if self.find else rows.filter(matching(words))

    def chips(self, query: QueryDict) -> list[Chip]:
        words = self.words(query)
        return [Chip(f"“{words}”", without(query, self.name))] if words else []

    def drawn(self, query: QueryDict) -> dict[str, Any]:
        return {"words": self.words(query)}


@dataclass(frozen=True)
class Choices(Filter):
    """One or several of a few: chips in the line, or a list that opens where ``folded`` (more than six).

    ``choices``: value and words. ``keep``: from the rows and the values chosen to the rows that pass; else the
    database's field ``name`` is one of them. ``counts``: how many rows each value has, where that is known.
    """

    name: str
    label: Any
    choices: Sequence[tuple[str, Any]]
    keep: Callable[[QuerySet[Any], list[str]], QuerySet[Any]] | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    several: bool = True
    folded: bool = False
    template: ClassVar[str] = "web/parts/filter_choices.html"

    def chosen(self, query: QueryDict) -> list[str]:
        """The values in force that are among the choices, in their order."""
        asked = set(query.getlist(self.name))
        found = [value for value, _words in self.choices if value and value in asked]
        return found if self.several else found[:1]

    def apply(self, rows: QuerySet[Any], query: QueryDict) -> QuerySet[Any]:
        chosen = self.chosen(query)
        if not chosen:
            return rows
        return self.keep(rows, chosen) if self.keep else rows.filter(**{f"{self.name}__in": chosen})

    def chips(self, query: QueryDict) -> list[Chip]:
        words = dict(self.choices)
        return [
            Chip(f"{self.label}: {words[value]}", without(query, self.name, value))
            for value in self.chosen(query)
        ]

    def drawn(self, query: QueryDict) -> dict[str, Any]:
        chosen = set(self.chosen(query))
        rows = [(value, words, value in chosen, self.counts.get(value)) for value, words in self.choices]
        return {"options": rows, "chosen_count": len(chosen)}


def read_day(text: str) -> date | None:
    """A day typed as dd/mm/yyyy or yyyy-mm-dd; None for anything else."""
    for pattern in ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text.strip(), pattern).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


@dataclass(frozen=True)
class Period(Filter):
    """From a day to a day, both included, each may be open. ``field_name``: the date of the database.

    ``keep``: from the rows and the condition to the rows that pass.
    """

    name: str
    label: Any
    field_name: str
    keep: Callable[[QuerySet[Any], Q], QuerySet[Any]] | None = None
    template: ClassVar[str] = "web/parts/filter_period.html"

    def ends(self, query: QueryDict) -> tuple[date | None, date | None]:
        """The two days, None where open or not a day."""
        return read_day(query.get(f"{self.name}_from", "")), read_day(query.get(f"{self.name}_to", ""))

    def apply(self, rows: QuerySet[Any], query: QueryDict) -> QuerySet[Any]:
        begin, end = self.ends(query)
        if not begin and not end:
            return rows
        asked = Q(**{f"{self.field_name}__gte": begin}) if begin else Q()
        if end:
            asked &= Q(**{f"{self.field_name}__lte": end})
        return self.keep(rows, asked) if self.keep else rows.filter(asked)

    def chips(self, query: QueryDict) -> list[Chip]:
        begin, end = self.ends(query)
        if not begin and not end:
            return []
        words = f"{self.label}: {begin:%d/%m/%Y}" if begin else f"{self.label}: …"
        words += f" – {end:%d/%m/%Y}" if end else " – …"
        return [Chip(words, changed(query, **{f"{self.name}_from": None, f"{self.name}_to": None}))]

    def drawn(self, query: QueryDict) -> dict[str, Any]:
        begin, end = self.ends(query)
        return {"begin": begin, "end": end, "in_force": bool(begin or end)}


@dataclass(frozen=True)
class Day(Filter):
    """One day. ``words``: what it means where it is in force, None where it is not (a day to come, say)."""

    name: str
    label: Any
    words: Callable[[date], Any]
    keep: Callable[[QuerySet[Any], date], QuerySet[Any]] = field(default=lambda rows, _day: rows)
    template: ClassVar[str] = "web/parts/filter_day.html"

    def day(self, query: QueryDict) -> date | None:
        """The day in force."""
        asked = read_day(query.get(self.name, ""))
        return asked if asked and self.words(asked) is not None else None

    def apply(self, rows: QuerySet[Any], query: QueryDict) -> QuerySet[Any]:
        asked = self.day(query)
        return self.keep(rows, asked) if asked else rows

    def chips(self, query: QueryDict) -> list[Chip]:
        asked = self.day(query)
        return [Chip(str(self.words(asked)), without(query, self.name))] if asked else []

    def drawn(self, query: QueryDict) -> dict[str, Any]:
        return {"day": self.day(query)}


@dataclass(frozen=True)
class Pick(Filter):
    """One or several of many (units): a picker. ``choices`` is asked only when the page is drawn.

    ``keep``: from the rows and the values chosen to the rows that pass. ``url``: the address that looks up.
    """

    name: str
    label: Any
    choices: Callable[[], Sequence[tuple[str, Any]]]
    keep: Callable[[QuerySet[Any], list[str]], QuerySet[Any]]
    several: bool = True
    template: ClassVar[str] = "web/parts/filter_pick.html"

    def chosen(self, query: QueryDict) -> list[str]:
        """The values in the address, at most 50."""
        return [value for value in query.getlist(self.name) if value and "\x00" not in value][:50]

    @cached_property
    def known(self) -> dict[str, str]:
        """What can be picked, looked up once a page."""
        return {str(value): words for value, words in self.choices()}

    def apply(self, rows: QuerySet[Any], query: QueryDict) -> QuerySet[Any]:
        chosen = self.chosen(query)
        return self.keep(rows, chosen) if chosen else rows

    def chips(self, query: QueryDict) -> list[Chip]:
        chosen = self.chosen(query)
        return [
            Chip(f"{self.label}: {self.known.get(value, value)}", without(query, self.name, value))
            for value in chosen
        ]

    def drawn(self, query: QueryDict) -> dict[str, Any]:
        chosen = set(self.chosen(query))
        # Written straight: a province has hundreds of units, and a loop of the template costs more than the list.
        options = "".join(
            f'<option value="{escape(value)}"{" selected" if value in chosen else ""}>{escape(str(words))}</option>'
            for value, words in self.known.items()
        )
        return {"options": mark_safe(options), "chosen_count": len(chosen)}


@dataclass(frozen=True)
class Linked(Filter):
    """One value that a link brought along, without a control of its own: a chip tells it and takes it away.

    ``words``: what a value means, None for one that is unknown. ``keep``: from the rows and the value to the rows
    that pass. ``quiet``: told by another chip, and only carried along.
    """

    name: str
    words: Callable[[str], Any]
    keep: Callable[[QuerySet[Any], str], QuerySet[Any]] = field(default=lambda rows, _value: rows)
    label: Any = ""
    quiet: bool = False
    template: ClassVar[str] = "web/parts/filter_linked.html"

    def value(self, query: QueryDict) -> str:
        """The value in force, or nothing."""
        asked = query.get(self.name, "").replace("\x00", "")[:300]
        return asked if asked and self.words(asked) is not None else ""

    def apply(self, rows: QuerySet[Any], query: QueryDict) -> QuerySet[Any]:
        value = self.value(query)
        return self.keep(rows, value) if value else rows

    def chips(self, query: QueryDict) -> list[Chip]:
        value = self.value(query)
        return [Chip(str(self.words(value)), without(query, self.name))] if value and not self.quiet else []

    def drawn(self, query: QueryDict) -> dict[str, Any]:
        return {"value": self.value(query)}


@dataclass(frozen=True)
class Fixed(Filter):
    """A number that a link puts into the address (the tasks of one document); no control, only its chip.

    ``keep``: from the rows and the number to the rows that pass. ``words``: what the chip says of it.
    """

    name: str
    keep: Callable[[QuerySet[Any], str], QuerySet[Any]]
    words: Callable[[str], str]
    label: Any = ""
    template: ClassVar[str] = "web/parts/filter_fixed.html"

    def key(self, query: QueryDict) -> str:
        """The number in the address; nothing for what is none."""
        value = query.get(self.name, "")
        return value if value.isascii() and value.isdecimal() and len(value) < 18 else ""

    def apply(self, rows: QuerySet[Any], query: QueryDict) -> QuerySet[Any]:
        key = self.key(query)
        return self.keep(rows, key) if key else rows

    def chips(self, query: QueryDict) -> list[Chip]:
        key = self.key(query)
        return [Chip(self.words(key), without(query, self.name))] if key else []

    def drawn(self, query: QueryDict) -> dict[str, Any]:
        return {"key": self.key(query)}


class Filters:
    """The filters of one page: what they let through, how they are drawn, what is in force.

    ``more``: those that unfold behind the line; they stay open as long as one of them is in force.
    """

    def __init__(self, request: HttpRequest, filters: Sequence[Filter], more: Sequence[Filter] = ()) -> None:
        self.request, self.line, self.more = request, tuple(filters), tuple(more)
        self.filters = (*self.line, *self.more)

    def apply(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that pass every filter."""
        for one in self.filters:
            rows = one.apply(rows, self.request.GET)
        return rows

    @property
    def drawn(self) -> list[dict[str, Any]]:
        """Each filter of the line with what its template needs."""
        return [{"filter": one, **one.drawn(self.request.GET)} for one in self.line]

    @property
    def unfolding(self) -> list[dict[str, Any]]:
        """Each filter behind the line with what its template needs."""
        return [{"filter": one, **one.drawn(self.request.GET)} for one in self.more]

    @property
    def unfolded(self) -> bool:
        """Whether one of those behind the line is in force."""
        return any(one.chips(self.request.GET) for one in self.more)

    @cached_property
    def chips(self) -> list[Chip]:
        """All that is in force; asked once, since words may have to be looked up."""
        return [chip for one in self.filters for chip in one.chips(self.request.GET)]

    @property
    def names(self) -> set[str]:
        """The names in the address that belong to the filters."""
        own = {one.name for one in self.filters}
        return own | {
            f"{one.name}_{end}" for one in self.filters if isinstance(one, Period) for end in ("from", "to")
        }

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What else stands in the address and goes along: sort and columns."""
        other = [
            name for name in self.request.GET if name not in self.names and name not in {"page", "format"}
        ]
        return [(name, value) for name in other for value in self.request.GET.getlist(name)]

    @property
    def clear_url(self) -> str:
        """The address without any filter."""
        return changed(self.request.GET, **dict.fromkeys(self.names))
