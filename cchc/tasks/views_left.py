"""What a unit still sees of tasks that it led once: each as it stood on the last day of that, and nothing later."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.lib.columns import Column
from cchc.tasks.columns import MARK_WORDS, STATE_WORDS
from cchc.tasks.fetching import left_task
from cchc.tasks.forms_days import DayForm
from cchc.tasks.models import Task
from cchc.tasks.past import taken_back, wordings
from cchc.tasks.stood import stood
from cchc.tasks.timeline import timeline
from cchc.units.models import Unit
from cchc.web.access import require
from cchc.web.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from cchc.audit.telling import Told
    from cchc.tasks.models import Report


def as_of(row: Task, asked: DayForm) -> dict[str, Any]:
    """What the panel of a past day shows: the form, and how the task stood where a day is asked for."""
    if not asked.is_bound or not asked.is_valid() or asked.cleaned_data["ngay"] is None:
        return {"day_form": asked}
    standing = stood(row, asked.cleaned_data["ngay"])
    return {
        "day_form": asked,
        "stood": standing,
        "stood_word": STATE_WORDS.get(standing.state, ""),
        "stood_mark_word": MARK_WORDS.get(standing.mark, ""),
    }


def left(request: HttpRequest, pk: int) -> HttpResponse:
    """A task that the person's unit led once, as it stood on the last day; 404 to a stranger."""
    row, last = left_task(request, pk)
    standing = stood(row, last)
    was: Any = standing.was
    was.parent = None  # what it is a part of goes on in other units
    reports = _reports(row, last)
    asked = DayForm(request.GET if "ngay" in request.GET else None, last)
    context = {
        "task": was,
        "last": last,
        "state": standing.state,
        "word": STATE_WORDS[standing.state],
        "mark": standing.mark,
        "mark_word": MARK_WORDS.get(standing.mark, ""),
        "coordinators": _coordinators(row, last),
        "reports": reports,
        "events": _events(row, reports, last),
    }
    return render(request, "tasks/left.html", context | as_of(row, asked))


def _coordinators(row: Task, day: date) -> list[Unit]:
    """The units that coordinated on a day."""
    slugs = taken_back(row, day).get("coordinators")
    return list(row.coordinators.all() if slugs is None else Unit.objects.filter(slug__in=slugs))


def _reports(row: Task, day: date) -> list[Report]:
    """What was written and handed in until a day; what became of it later is not told."""
    rows = row.reports.filter(handed_on__lte=day).select_related("by")
    return [report for report in rows if timezone.localdate(report.at) <= day]


def _events(row: Task, reports: list[Report], day: date) -> list[Told]:
    """What was done until a day."""
    steps = timeline(
        row,
        reports=reports,
        extensions=list(row.extensions.filter(asked_on__lte=day)),
        explanations=list(row.explanations.filter(asked_on__lte=day)),
        known=(row.lead,),
        drafts=False,
    )
    return [step for step in steps if timezone.localdate(step.at) <= day]


def last_day(task: Any) -> date:
    """The last day on which the unit led a task of ``TaskQuerySet.left_by``."""
    day: date = task.left_on - timedelta(days=1)
    return day


#: The fields of the list: no more than what held while the unit led the task.
COLUMNS = (
    Column("wording", gettext_lazy("Task"), lambda task: task.wording),
    Column("last", gettext_lazy("Last day in the unit"), last_day, kind="date"),
    Column("given_on", gettext_lazy("Given on"), lambda task: task.given_on, kind="date"),
)


def _as_left(rows: Iterable[Task]) -> list[Task]:
    """Tasks with the words of the day on which each left."""
    found = list(rows)
    words = wordings(found, {task.pk: last_day(task) for task in found})
    for task in found:
        task.wording = words[task.pk]
    return found


class LeftTable(Table):
    """Tasks that left the person's units, in the words of that day."""

    @cached_property
    def records(self) -> list[Any]:
        """The records of the page shown."""
        begin = (self.page - 1) * self.rows_a_page
        return _as_left(self.ordered[begin : begin + self.rows_a_page])

    def exported(self) -> Iterable[Any]:
        """The rows of the Excel file."""
        return _as_left(self.ordered)


def left_list(request: HttpRequest) -> HttpResponse:
    """The tasks that the person's units led once, each to be seen as it stood on the last day."""
    require(request.user, "task.read_own")
    table = LeftTable(
        request,
        Task.objects.left_by(request.user),  # type: ignore[arg-type]
        COLUMNS,
        name="da-chuyen-di",
        title=_("Tasks that left my unit"),
        sorts={"last": "left_on", "given_on": "given_on"},
        order="-last",
        long=("wording",),
        empty=_("No task has gone from your units to another."),
    )
    return table.answer("tasks/left_list.html")
