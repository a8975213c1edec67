"""The list of tasks: its filters, sorts and cells, all of it in the address."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db.models import Case, F, IntegerField, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from cchc.tasks.actions.bulk import ACTS
from cchc.tasks.columns import COLUMNS, badges_of
from cchc.tasks.filters import line, more
from cchc.tasks.models import Coordination, Task
from cchc.tasks.models.task import UNENDED
from cchc.tasks.standing import as_of, band_of
from cchc.web.bulk import Bulk
from cchc.web.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from cchc.tasks.standing import AsOf

#: How many rows of an export are fetched at once.
PART = 2_000
#: The usual order among what is not ended.
BY_DAY = (F("due").asc(nulls_last=True), "pk")
#: Longer lists are first looked for among what is not ended; to sort fewer costs less than to ask twice.
LONG = 2_000
#: Among so many of the most pressing a search looks for its first page; rare words are not looked for twice.
FIRST = 500
#: Columns that show a person, who is read only where they are shown.
PEOPLE = frozenset({"assignee", "follow_up", "leader"})


def _sortable(rows: QuerySet[Task], asked: AsOf) -> QuerySet[Any]:
    """With what is still owed before what is done, the first thing that a person looks for; and the day's deadline."""
    ended = asked.where(Q(accepted_on__isnull=False) | Q(stopped_on__isnull=False))
    closed = Case(When(ended, then=Value(1)), default=Value(0), output_field=IntegerField())
    return rows.annotate(closed=closed, due_then=asked.fact("due"))


class TaskTable(Table):
    """The table of tasks, as they are or as they stood on a day."""

    asked: AsOf

    @cached_property
    def records(self) -> list[Any]:
        """The tasks of the page, telling the day that was asked for.

        First the keys of the page, which an index gives and sorts; then those rows alone with what they refer to.
        """
        keys = self._keys()
        shown = {column.key for column in self.visible}
        found = _whole(Task.objects.filter(pk__in=keys), shown).order_by().in_bulk()
        page = [found[key] for key in keys if key in found]
        self.asked.tell(page)
        if "coordinators" in shown:
            tell_coordinators(page)
        return page

    @cached_property
    def _found_first(self) -> list[int]:
        """The first page of a search where the most pressing fill it; nothing where they do not, or on later pages.

        For who sees every task: the tasks of some units are few, and one look at their texts is cheaper than two.
        """
        everything = self.request.user.can_everywhere("task.view")  # type: ignore[union-attr]
        searching = bool(self.request.GET.get("q", "").strip())
        if not searching or not everything or "page" in self.request.GET:
            return []
        pressing = Task.objects.filter(UNENDED).order_by(*BY_DAY).values("pk")[:FIRST]
        found = self._owed(self.queryset.filter(pk__in=pressing), 0, self.rows_a_page)
        return found if len(found) == self.rows_a_page else []

    @cached_property
    def _searched(self) -> list[int] | None:
        """All keys in order where words are looked for and found in few: one look at every text serves the count and
        the page."""
        searching = bool(self.request.GET.get("q", "").strip())
        if not searching or self._found_first:
            return None
        return list(self.ordered.values_list("pk", flat=True))

    @cached_property
    def count(self) -> int:
        """How many tasks there are in all."""
        return self.queryset.count() if self._searched is None else len(self._searched)

    def _owed(self, rows: QuerySet[Any], begin: int, end: int) -> list[int]:
        """Keys of what is not ended, which comes first in the usual order and of which an index has the order; none in
        another order."""
        if self.sort != "state" or self.asked.past:
            return []
        return list(rows.filter(UNENDED).order_by(*BY_DAY).values_list("pk", flat=True)[begin:end])

    def _keys(self) -> list[int]:
        """The keys of the page; in the second half of the list sorted from its end, since fewer are sorted then."""
        begin = (self.page - 1) * self.rows_a_page
        end = min(begin + self.rows_a_page, self.count)
        if self._searched is not None:
            return self._searched[begin:end]
        if self._found_first:
            return self._found_first
        keys = self.ordered.values_list("pk", flat=True)
        if self.count > LONG and begin <= self.count // 2:
            first = self._owed(self.queryset, begin, end)
            if len(first) == end - begin:
                return first
        if begin <= self.count // 2:
            return list(keys[begin:end])
        return list(keys.reverse()[self.count - end : self.count - begin])[::-1]

    def exported(self) -> Iterator[Any]:
        """All that passes, told in the same way; fetched in parts."""
        rows = _whole(self.ordered, PEOPLE).iterator(PART)
        while part := list(islice(rows, PART)):
            self.asked.tell(part)
            tell_coordinators(part)
            yield from part


def _whole(rows: QuerySet[Any], columns: Set[str]) -> QuerySet[Any]:
    """With the rows that the columns show, and without the long texts that none shows."""
    people = sorted(columns & PEOPLE)
    unread = [
        f"{path}{name}" for path in ("lead__", "lead__province__") for name in ("folded", "other_names")
    ]
    unread += [f"{name}__{field}" for name in people for field in ("folded", "password")]
    return rows.select_related("lead__province", *people).defer(
        "source_sentence", "folded", "targets", *unread
    )


def tell_coordinators(tasks: Sequence[Task]) -> None:
    """Let tasks that were fetched know their coordinating units by name: one query of names, without rows of units."""
    rows = Coordination.objects.filter(task__in=[task.pk for task in tasks]).order_by("pk")
    told: dict[int, list[str]] = {}
    for task, name, short in rows.values_list("task", "unit__name", "unit__short_name"):
        told.setdefault(task, []).append(short or name)
    for one in tasks:
        one.coordinating = told.get(one.pk, [])


#: Columns that are shown only when chosen.
HIDDEN = (
    "due_written",
    "deadline_words",
    "recurrence",
    "period",
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
)


def _acts(user: Any) -> list[tuple[str, Any]]:
    """What the person may do to many tasks at once; everybody may take them out as Excel."""
    acts = [(act.key, act.words) for act in ACTS.values() if user.can(act.verb)]
    return [*acts, ("export", _("Only these to Excel"))]


def listing(request: HttpRequest) -> Table:
    """The table of tasks that the person may see."""
    rows = Task.objects.visible_to(request.user)  # type: ignore[arg-type]
    asked = as_of(request.GET)
    table = TaskTable(
        request,
        _sortable(rows, asked),
        COLUMNS,
        name="nhiem-vu",
        title=_("Tasks"),
        sorts={
            "state": ("closed", "due_then"),
            "wording": "sort_key",
            "lead": ("lead__place", "lead__sort_key"),
            "due": "due_then",
            "due_written": "due_written",
            "given_on": "given_on",
            "handed_on": "handed_on",
            "accepted_on": "accepted_on",
            "percent": "percent",
            "progress_on": "progress_on",
            "source": "source_label",
        },
        order="state",
        hidden=HIDDEN,
        cells={"state": badges_of},
        link="wording",
        long=("wording",),
        filters=line(request, asked),
        more=more(request, asked),
        views=True,
        bulk=None if asked.past else Bulk(reverse("tasks:bulk"), _acts(request.user)),
        empty=_("Tasks appear here once a directive has been reviewed and its tasks given."),
    )
    table.asked, table.band = asked, band_of(asked)
    return table
