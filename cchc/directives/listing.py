"""The lists of documents and of found sentences: filters, sorts, cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.directives.columns import DIRECTIVES, ITEMS
from cchc.directives.models import Alarm, Directive, Item, Link, State, Triage
from cchc.tasks.models import Level
from cchc.web.filters import Choices, Period, Search
from cchc.web.states import badge
from cchc.web.table import Table

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


def _count(rows: QuerySet[Any], to: str) -> Any:
    """How many ``rows`` belong to the document, as a column of the document's query."""
    counted = rows.filter(**{to: OuterRef("pk")}).order_by().values(to).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _finished(**facts: Any) -> Any:
    """How many single tasks of a document that are followed meet these facts: periods of recurring ones among them,
    and what goes on in other units since a task, a recurring one or one of its periods was shared out.
    """
    ways: dict[str, dict[str, Any]] = {
        "task": {"kind": "single"},
        "task__parts": {"period__gt": ""},
        "task__heirs": {"kind": "single"},
        "task__heirs__parts": {"period__gt": ""},
        "task__parts__heirs": {"kind": "single", "parent__isnull": True},
    }
    counted = [
        _count(
            Link.objects.filter(**_told(way, {**which, "stopped_on__isnull": True, **facts})),
            "item__directive",
        )
        for way, which in ways.items()
    ]
    return sum(counted[1:], counted[0])


def _told(way: str, facts: dict[str, Any]) -> dict[str, Any]:
    return {f"{way}__{name}": value for name, value in facts.items()}


def _sought(rows: Any, words: str) -> Any:
    return rows.search(words)


def directives(request: HttpRequest) -> Table:
    """The table of documents that the person may see, with what each holds."""
    open_links = Link.objects.filter(task__accepted_on__isnull=True, task__stopped_on__isnull=True)
    rows = (
        Directive.objects.visible_to(request.user)  # type: ignore[arg-type]
        .defer("text", "folded_text", "proposal")
        .annotate(
            sentences=_count(Item.objects.all(), "directive"),
            given=_count(Link.objects.all(), "item__directive"),
            still_open=_count(open_links, "item__directive"),
            followed=_finished(),
            finished=_finished(accepted_on__isnull=False),
            open_alarms=_count(Alarm.objects.filter(answer=""), "directive"),
        )
    )
    return Table(
        request,
        rows,
        DIRECTIVES,
        name="van-ban",
        title=_("Directives"),
        sorts={
            "number": "number",
            "issued": ("issued", "posted"),
            "subject": "sort_key",
            "tasks": "given",
            "open": "still_open",
        },
        order="-issued",
        cells={"state": lambda row: badge(row.state, row.get_state_display())},
        link="subject",
        long=("subject",),
        hidden=("assigner", "sentences", "tasks"),
        filters=[
            Search(label=gettext_lazy("Search directives"), find=_sought),
            Choices("state", gettext_lazy("State"), State.choices),
            Choices("level", gettext_lazy("Level"), Level.choices, folded=True),
            Period("issued", gettext_lazy("Date of issue"), "issued"),
        ],
        empty=_("Upload a conclusion notice: what it orders is found and shown beside its text."),
    )


def _item_url(item: Item) -> str:
    return f"{item.directive.get_absolute_url()}#c{item.start}"


def sentences(request: HttpRequest) -> Table:
    """The table of found sentences, also of those that were only kept."""
    rows = Item.objects.exclude(directive__state=State.REMOVED).select_related("directive")
    return Table(
        request,
        rows.defer("directive__text", "directive__folded_text", "directive__proposal"),
        ITEMS,
        name="noi-dung",
        title=_("Sentences found"),
        sorts={
            "directive": ("directive__number", "place"),
            "issued": "directive__issued",
            "due": "due_written",
        },
        order="-issued",
        cells={"triage": lambda row: badge(row.triage, row.get_triage_display())},
        url=_item_url,
        link="wording",
        long=("wording",),
        filters=[
            Search(label=gettext_lazy("Search sentences")),
            Choices("triage", gettext_lazy("Triage"), Triage.choices),
        ],
        empty=_("No sentence found"),
    )
