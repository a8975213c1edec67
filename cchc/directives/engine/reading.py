"""Read a directive: one file's text becomes heading, tasks, cites and alarms.

``read`` is what ``cchc read`` and the upload page call. Its answer has the shape of the reading contract (``model``);
``output`` prints it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc.directives.engine.alarming import Context, all_alarms
from cchc.directives.engine.cites import find, unique
from cchc.directives.engine.directory import Directory
from cchc.directives.engine.header import read_header
from cchc.directives.engine.model import Reading
from cchc.directives.engine.tasks import find_tasks

if TYPE_CHECKING:
    from datetime import date

    from cchc.directives.engine.model import Cite, Header
    from cchc.directives.engine.source import Source
    from cchc.units.engine.tree import Tree
    from cchc.workcal.engine.calendar import Calendar


def read(
    source: Source,
    *,
    header: Header | None = None,
    issued: date | None = None,
    today: date | None = None,
    tree: Tree | None = None,
    province: str | None = None,
    calendar: Calendar | None = None,
) -> Reading:
    """Read one text; it never fails, what can't be told stays ``None``.

    ``header``: what :func:`read_header` gave, if it is at hand. ``issued``: the day of issue where a person knows
    better than the text. ``today``: the day to judge past deadlines by; the document's own day by default, so that an
    answer doesn't change from day to day. ``tree`` with ``province`` (a slug) resolves addressees to units;
    ``calendar`` tells days off. Time grows with the length of the text alone.
    """
    header = header or read_header(source.text, file=source.name)
    header = replace(header, issued=issued or header.issued)
    mentions = tuple(cite for cite in find(source.text) if not _is_own(cite, header))
    header = replace(header, cites=unique(mentions))
    day = header.issued or header.posted
    units = Directory(tree, province, day) if tree is not None and day is not None else None
    tasks = find_tasks(
        source.text,
        issued=header.issued,
        posted=header.posted,
        resolver=units.slug_of if units else None,
        calendar=calendar,
        cites=mentions,
    )
    context = Context(source.text, header, tuple(tasks), mentions, today or day, calendar, units)
    return Reading(
        file=source.name,
        sha256=source.sha256,
        text_sha256=source.text_sha256,
        text=source.text,
        header=header,
        tasks=tuple(tasks),
        alarms=all_alarms(context),
    )


def _is_own(cite: Cite, header: Header) -> bool:
    """The document's own number, in its heading or in the sentence of a page that tells of its issue."""
    return cite.number is not None and cite.number == header.number and cite.date in (None, header.issued)
