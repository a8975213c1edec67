"""The list of tasks: its filters, sorts and cells, all of it in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.translation import gettext as _

from cchc.tasks.columns import COLUMNS, badges_of
from cchc.tasks.filters import line, more
from cchc.tasks.models import Task
from cchc.web.table import Table

if TYPE_CHECKING:
    from django.http import HttpRequest

#: What is still owed comes before what is done: the first thing that a person looks for.
CLOSED = Case(
    When(Q(accepted_on__isnull=False) | Q(stopped_on__isnull=False), then=Value(1)),
    default=Value(0),
    output_field=IntegerField(),
)


def listing(request: HttpRequest) -> Table:
    """The table of tasks that the person may see."""
    rows = Task.objects.visible_to(request.user)  # type: ignore[arg-type]
    return Table(
        request,
        rows.annotate(closed=CLOSED)
        .select_related("lead__province", "assignee", "follow_up", "leader")
        .prefetch_related("coordinations__unit"),
        COLUMNS,
        name="nhiem-vu",
        title=_("Tasks"),
        sorts={
            "state": ("closed", "due"),
            "wording": "sort_key",
            "lead": ("lead__place", "lead__sort_key"),
            "due": "due",
            "due_written": "due_written",
            "given_on": "given_on",
            "handed_on": "handed_on",
            "accepted_on": "accepted_on",
            "percent": "percent",
            "progress_on": "progress_on",
            "source": "source_label",
        },
        order="state",
        hidden=(
            "due_written",
            "deadline_words",
            "recurrence",
            "assigner",
            "level",
            "report_to",
            "product",
            "given_on",
            "due_first",
            "handed_on",
            "handed_first",
            "accepted_on",
            "by_first_deadline",
            "by_first_result",
            "percent",
            "progress_on",
            "priority",
            "criteria",
            "assignee",
            "division",
            "follow_up",
            "leader",
        ),
        cells={"state": badges_of},
        link="wording",
        long=("wording",),
        filters=line(request),
        more=more(request),
        empty=_("Tasks appear here once a directive has been reviewed and its tasks given."),
    )
