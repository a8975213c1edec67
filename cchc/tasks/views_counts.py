"""Pages of counts: the matrix, and what changed. Every figure opens exactly the tasks it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.tasks import matrix
from cchc.tasks.changes import CHANGES, SINCE, changes_by_unit, since_in
from cchc.tasks.counting import PARTS
from cchc.tasks.linked import READING_WORDS, reading_in
from cchc.tasks.models import Level, Task
from cchc.tasks.standing import DAY, as_of, band_of, day_filter
from cchc.units.models import Kind
from cchc.web.export import filtered, workbook
from cchc.web.filters import Choices, Filters, Period
from cchc.web.templatetags.cchc import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse, QueryDict
    from django.utils.safestring import SafeString

    from cchc.tasks.matrix import Row
    from cchc.tasks.standing import AsOf

#: More rows than this are not drawn; Excel has them all.
ROWS_DRAWN = 400
#: What of the address a count hands on to the list that it opens.
CARRIED = (DAY, "reading", "level", "unit_kind", "given_from", "given_to")


def opened(query: QueryDict, *links: Mapping[str, Any]) -> str:
    """The list of single tasks with what the address carries on, and further filters; the later wins."""
    asked: dict[str, Any] = {name: query.getlist(name) for name in CARRIED if query.get(name)}
    for link in links:
        asked |= link
    return f"{reverse('tasks:list')}?{urlencode({**asked, 'kind': 'single'}, doseq=True)}"


def _same(rows: Any, _chosen: list[str]) -> Any:
    return rows


def _filters(request: HttpRequest) -> Filters:
    readings = [(key, words) for key, words in READING_WORDS.items() if key != "current"]
    groups = [(key, words) for key, words in matrix.GROUP_WORDS.items() if key != "unit"]
    return Filters(
        request,
        [
            Choices("group", gettext_lazy("Rows"), groups, _same, several=False, folded=True),
            Choices("reading", gettext_lazy("Judged"), readings, _same, several=False, folded=True),
            day_filter(narrows=False),
            Choices("level", gettext_lazy("Level it comes from"), Level.choices, folded=True),
            Choices(
                "unit_kind", gettext_lazy("Kind of unit"), Kind.choices, _same, several=False, folded=True
            ),
            Period("given", gettext_lazy("Given on"), "given_on"),
        ],
    )


def _drawn(base: str, row: Row, asked: AsOf) -> dict[str, Any]:
    """A line of the matrix with the address of each count; ``base`` is the list with what all lines share."""
    url = f"{base}&{urlencode(row.link, doseq=True)}" if row.link else base
    unit = row.unit
    ended = unit.valid_to if unit and unit.valid_to and unit.valid_to < asked.day else None
    return {
        "row": row,
        "cells": format_html_join("", "{}", ((_cell(name, count, url),) for name, count in row.cells)),
        "url": url,
        "rates": [getattr(row.counts, name) for name in matrix.RATE_WORDS],
        "ended": ended,
        "province": unit.province.short if ended and unit and unit.province else "",
    }


def _cell(name: str, count: int, url: str) -> SafeString:
    """A count that opens its tasks, drawn here since a matrix has thousands."""
    asked = f"{'state' if name in matrix.BESIDE else 'part'}={name}"
    look = "is-number is-beside" if name in matrix.BESIDE else "is-number"
    if not count:
        return format_html('<td class="{}"><span class="is-empty">0</span></td>', look)
    return format_html('<td class="{}"><a href="{}&{}">{}</a></td>', look, url, asked, number(count))


def by_unit(request: HttpRequest) -> HttpResponse:
    """Units (or levels, or directives) by state, with rates whose denominator is named; on whatever day."""
    query, asked, filters = request.GET, as_of(request.GET), _filters(request)
    group = query.get("group", "unit")
    found = matrix.matrix(
        filters.apply(Task.objects.visible_to(request.user)),  # type: ignore[arg-type]
        asked,
        group=group if group in matrix.GROUPS else "unit",
        facts=Q(lead__kind=query["unit_kind"]) if query.get("unit_kind") in Kind.values else None,
        by=reading_in(query),
    )
    if query.get("format") == "xlsx":
        return workbook(
            "ma-tran", _("Tasks by unit"), matrix.COLUMNS, matrix.lines(found), None, filtered(filters)
        )
    mine = {"unit": "", "level": "level", "directive": ""}[found["group"]]
    base = opened(query, {mine: []} if mine else {})
    sections = [
        {
            "label": section.label,
            "rows": [_drawn(base, row, asked) for row in section.rows[:ROWS_DRAWN]],
            "left_out": max(0, len(section.rows) - ROWS_DRAWN),
            "sum": _drawn(base, section.sum, asked),
        }
        for section in found["sections"]
    ]
    context = {
        "matrix": found,
        "sections": sections,
        "sum": _drawn(opened(query), found["sum"], asked),
        "parts": [(matrix.COUNT_WORDS[part], found["sum"].counts.of(part)) for part in PARTS],
        "count_words": matrix.COUNT_WORDS,
        "rate_words": matrix.RATE_WORDS,
        "filters": filters,
        "band": band_of(asked),
        "reading": READING_WORDS.get(query.get("reading", ""), READING_WORDS["current"]),
        "group_word": matrix.GROUP_WORDS[found["group"]],
    }
    return render(request, "tasks/by_unit.html", context)


def changes(request: HttpRequest) -> HttpResponse:
    """What changed since a day, in all and by unit."""
    since = since_in(request.GET)
    found = changes_by_unit(Task.objects.visible_to(request.user).counted(), since)  # type: ignore[arg-type]
    link = {SINCE: f"{since:%d/%m/%Y}"}

    def url(**filters: str) -> str:
        return opened(request.GET, link, filters)

    figures = [
        {"word": change.word, "count": found["sums"][name], "url": url(change=name)}
        for name, change in CHANGES.items()
    ]
    base = url()
    rows = [
        {
            "unit": row["unit"],
            "cells": [
                (n, f"{base}&change={name}&lead={quote(row['unit'].slug)}") for name, n in row["cells"]
            ],
        }
        for row in found["rows"]
    ]
    return render(request, "tasks/changes.html", {"since": since, "figures": figures, "rows": rows})
