"""The list of tasks: its filters, sorts and cells, all of it in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.tasks.columns import COLUMNS, MARK_WORDS, STATE_WORDS, badges_of
from cchc.tasks.counting import in_states
from cchc.tasks.engine.state import MARKS, STATES
from cchc.tasks.models import Level, Task
from cchc.units.models import Unit
from cchc.web.clock import today
from cchc.web.filters import Choices, Filter, Period, Pick, Search
from cchc.web.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest

#: What is still owed comes before what is done: the first thing that a person looks for.
CLOSED = Case(
    When(Q(accepted_on__isnull=False) | Q(stopped_on__isnull=False), then=Value(1)),
    default=Value(0),
    output_field=IntegerField(),
)


def _in_states(rows: QuerySet[Any], chosen: list[str]) -> QuerySet[Any]:
    return in_states(rows, chosen, today())  # type: ignore[no-any-return]


def _sought(rows: Any, words: str) -> Any:
    return rows.search(words)


def _leads() -> Sequence[tuple[str, Any]]:
    """The units that lead a task: the only ones by which filtering finds anything."""
    leads = Task.objects.order_by().values("lead")
    return [(slug, name) for slug, name in Unit.objects.filter(pk__in=leads).values_list("slug", "name")]


def _filters(request: HttpRequest) -> list[Filter]:
    user: Any = request.user
    found: list[Filter] = [
        Search(label=gettext_lazy("Search tasks"), find=_sought),
        Choices(
            "state",
            gettext_lazy("State"),
            [(key, STATE_WORDS[key]) for key in STATES] + [(key, MARK_WORDS[key]) for key in MARKS],
            _in_states,
            folded=True,
        ),
        Pick("lead", gettext_lazy("Lead"), _leads, lambda rows, slugs: rows.filter(lead__slug__in=slugs)),
        Choices("level", gettext_lazy("Level it comes from"), Level.choices, folded=True),
        Period("due", gettext_lazy("Deadline followed"), "due"),
    ]
    own = user.units_for("task.report")
    if own and user.can_everywhere("task.view"):
        mine = [("own", gettext_lazy("My units"))]
        found.insert(
            2, Choices("scope", gettext_lazy("Whose"), mine, lambda rows, _c: rows.filter(lead__in=own))
        )
    return found


def listing(request: HttpRequest) -> Table:
    """The table of tasks that the person may see. ``?directive=ID`` narrows it to one document."""
    rows = Task.objects.visible_to(request.user)  # type: ignore[arg-type]
    directive = request.GET.get("directive", "")
    if directive.isdecimal() and len(directive) < 18:
        rows = rows.filter(directive_link__item__directive=int(directive))
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
        filters=_filters(request),
        empty=_("Tasks appear here once a directive has been reviewed and its tasks given."),
    )
