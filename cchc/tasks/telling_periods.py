"""What units are told when the tasks of a period begin: one notice a person and a day, without the tasks' words.

The words of a task come from a document that may have to be removed; a notice that went out cannot be taken back.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import ngettext

from cchc.accounts.models import Holding
from cchc.notices import outbox
from cchc.web.rows import holding_on

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cchc.accounts.models import User
    from cchc.tasks.models import Task
    from cchc.units.models import Unit


def tell_periods(made: Iterable[Task], day: date, about: str = "periods") -> None:
    """Tell officer and head of each unit how many tasks of reporting periods began, and which is due first.

    Once for what it is about, day, unit, the first of the series that they belong to, and person: a unit whose tasks
    are too many for one part of a run hears of each part. In the transaction that makes the tasks.
    """
    by_unit: dict[Unit, list[Task]] = defaultdict(list)
    for task in made:
        by_unit[task.lead].append(task)
    people, messages = _people(by_unit, day) if by_unit else {}, []
    for unit, tasks in by_unit.items():
        first = min(tasks, key=lambda task: task.due or day)
        series = min(task.parent_id or 0 for task in tasks)
        subject = ngettext(
            "[CCHC] {n} reporting period begins for {unit}, first due {due}",
            "[CCHC] {n} reporting periods begin for {unit}, first due {due}",
            len(tasks),
        ).format(n=len(tasks), unit=unit.short, due=f"{first.due:%d/%m/%Y}")
        body = "\n".join(sorted({f"- {task.deadline_words}" for task in tasks}))
        url = (
            first.get_absolute_url()
            if len(tasks) == 1
            else f"{reverse('tasks:list')}?lead={unit.slug}&state=new"
        )
        for person in people.get(unit.pk, ()):
            key = f"{about}:{day:%Y-%m-%d}:{unit.pk}:{series}:{person.pk}"
            messages.append(outbox.Message(key, person, subject, body, url))
    outbox.write_many(messages)


def _people(units: Iterable[Unit], day: date) -> dict[int, list[User]]:
    """The officers and heads of units on a day, by the unit's key: one query."""
    held = Holding.objects.filter(
        holding_on(day), unit__in=[unit.pk for unit in units], role__in=("unit_officer", "unit_head")
    )
    found: dict[int, dict[int, User]] = defaultdict(dict)
    for holding in held.filter(user__is_active=True).select_related("user").order_by("user"):
        found[holding.unit_id][holding.user_id] = holding.user
    return {unit: list(people.values()) for unit, people in found.items()}
