"""The words of a digest: a subject with the counts, then each part with its first tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.audit.telling import words_of
from cchc.notices.outbox import Message
from cchc.tasks.messages import line, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from cchc.accounts.models import User
    from cchc.tasks.chasing.digest import Mine
    from cchc.tasks.chasing.gathering import Change, Owed
    from cchc.tasks.models import Task
    from cchc.workcal.engine import Calendar

SHOWN = 5


def told_to(
    person: User, mine: Mine, day: date, since: date, tasks: Mapping[int, Task], working: Calendar
) -> Message:
    """The digest of one person. ``tasks``: those that are told one by one, by their keys."""
    parts = [
        *_owed(mine.owed, _what_is_owed(), day, tasks, working),
        *_owed(mine.charge, _what_is_in_charge(), day, tasks, working),
        *_waits(mine, day, tasks, working),
        *_changes(mine.changes, since, tasks),
    ]
    return Message(
        key=f"digest:{day:%Y-%m-%d}:{person.pk}",
        person=person,
        subject=_subject(mine, day),
        body="\n\n".join(parts),
        url="/",
    )


def _subject(mine: Mine, day: date) -> str:
    waiting = sum(map(len, mine.waits.values())) + mine.lists
    counted = [
        (len(mine.owed.overdue) + len(mine.charge.overdue), _("{n} overdue")),
        (len(mine.owed.soon) + len(mine.charge.soon), _("{n} due soon")),
        (waiting, _("{n} waiting for you")),
        (len(mine.changes), _("{n} changes")),
    ]
    told = ", ".join(words.format(n=count) for count, words in counted if count)
    return _("[CCHC] Work of {day}: {what}").format(
        day=f"{day:%d/%m/%Y}", what=told or _("{n} to take up").format(n=len(mine.owed.new))
    )


def _what_is_owed() -> dict[str, str]:
    return {
        "overdue": _("Overdue, to be reported: {n}"),
        "soon": _("Due within seven days: {n}"),
        "new": _("Not taken up yet: {n}"),
    }


def _what_is_in_charge() -> dict[str, str]:
    return {
        "overdue": _("Overdue, in your charge: {n}"),
        "soon": _("Due within seven days, in your charge: {n}"),
    }


def _owed(
    owed: Owed, heads: dict[str, str], day: date, tasks: Mapping[int, Task], working: Calendar
) -> Iterator[str]:
    for name, head in heads.items():
        yield from _part(head, getattr(owed, name), day, tasks, working)


def _part(
    head: str, keys: Sequence[int], day: date, tasks: Mapping[int, Task], working: Calendar
) -> Iterator[str]:
    """A head with the count, and the first tasks; nothing where there is none."""
    if keys:
        told = [line(tasks[pk], day, working) for pk in keys[:SHOWN] if pk in tasks]
        yield "\n".join([head.format(n=len(keys)), *told, *_more(len(keys) - SHOWN)])


def _more(count: int) -> list[str]:
    return [_("… and {n} more: see the page.").format(n=count)] if count > 0 else []


def _waits(mine: Mine, day: date, tasks: Mapping[int, Task], working: Calendar) -> Iterator[str]:
    heads = {
        "approve": _("Reports that wait for your approval: {n}"),
        "answer": _("Explanations to be given: {n}"),
        "confirm": _("Results that wait for your confirmation: {n}"),
        "extend": _("Extensions to be decided: {n}"),
    }
    for name, head in heads.items():
        yield from _part(head, mine.waits.get(name, []), day, tasks, working)
    if mine.lists:
        yield ngettext(
            "{n} draft list for criticism waits for your decision.",
            "{n} draft lists for criticism wait for your decision.",
            mine.lists,
        ).format(n=mine.lists)


def _changes(changes: Sequence[Change], since: date, tasks: Mapping[int, Task]) -> Iterator[str]:
    """The last changes, the newest first."""
    if not changes:
        return
    head = _("Changed since {day}: {n}").format(day=f"{since:%d/%m/%Y}", n=len(changes))
    told = [
        f"{quoted(tasks[one.task])}  {words_of(one.verb)}; {one.by_name}"
        for one in reversed(changes[-SHOWN:])
        if one.task in tasks
    ]
    yield "\n".join([head, *told, *_more(len(changes) - SHOWN)])
