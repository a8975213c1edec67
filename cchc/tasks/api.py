"""Tasks for other systems: read what a unit leads or shares and how it stands, give tasks, report progress.

A token that reaches every unit (the follow-up office's document system) gives tasks and reads all that are not
shown to those named only; any other reads what its unit leads or shares, and reports for what it leads. What is sent
twice is entered once: a task by ``outside``, its number in the sending system, for each lead; progress by its words.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema, Status
from ninja.errors import HttpError
from pydantic import ConfigDict, Field

from cchc.tasks import actions
from cchc.tasks.columns import API_COLUMNS, REPORT_COLUMNS
from cchc.tasks.counting import in_states
from cchc.tasks.engine.state import MARKS, STATES
from cchc.tasks.models import Coordination, Level, Report, Task, Visibility
from cchc.units.models import Unit
from cchc.web.answers import answer_of, schema_of
from cchc.web.clock import today
from cchc.web.received import LARGEST, Day, Key, Percent, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from cchc.accounts.models import Token

TAG = "tasks"
router = Router()
#: The most rows of one answer.
MOST = 200
#: The states and marks that tasks can be asked for.
StateName = StrEnum("StateName", {name: name for name in (*STATES, *MARKS)})  # type: ignore[misc]
TaskOut: Any = schema_of("TaskOut", API_COLUMNS)
ReportOut: Any = schema_of("ReportOut", REPORT_COLUMNS)


class Fault(Schema):
    """What is wrong, in a sentence."""

    detail: str


class Page(Schema):
    """Some tasks by rising key. ``next``: give it as ``after`` to read on; empty at the end."""

    items: list[TaskOut]
    next: int | None = None


class Wanted(Schema):
    """Which tasks to read."""

    state: StateName | None = None
    due_from: Day | None = None
    due_to: Day | None = None
    changed_since: Day | None = Field(None, description="Tasks whose facts changed on this day or later.")
    outside: Text = Field("", max_length=120, description="The number in the sending system.")
    after: int = Field(0, ge=0, le=LARGEST)
    limit: int = Field(50, ge=1, le=MOST)


class TaskIn(Schema):
    """A task that another system gives."""

    model_config = ConfigDict(extra="forbid")

    outside: Text = Field(min_length=1, max_length=120, description="Its number in the sending system.")
    wording: Text = Field(min_length=1, max_length=4000)
    lead: Text = Field(min_length=1, max_length=300, description="Slug, electronic code or name of the unit.")
    coordinators: list[Text] = Field(default_factory=list, max_length=50)
    source_label: Text = Field(min_length=1, max_length=300, description="Number and date of the document.")
    assigner: Text = Field("", max_length=200)
    level: Level = Level.CHAIRMAN
    given_on: Day
    due: Day | None = None
    deadline_words: Text = Field("", max_length=300)
    report_to: Text = Field("", max_length=300)
    product: Text = Field("", max_length=300)


class ProgressIn(Schema):
    """How far a unit has come."""

    model_config = ConfigDict(extra="forbid")

    words: Text = Field(min_length=1, max_length=4000)
    percent: Percent | None = None


REFUSALS = {401: Fault, 404: Fault, 422: Fault, 429: Fault}
WRITES = {**REFUSALS, 403: Fault, 409: Fault, 400: Fault}


def _token(request: HttpRequest) -> Token:
    return request.auth  # type: ignore[attr-defined, no-any-return]


def seen(token: Token) -> Any:
    """The tasks a token may read, with all that an answer needs."""
    rows = Task.objects.exclude(visibility=Visibility.NAMED)
    if not token.everywhere:
        shared = Coordination.objects.filter(unit=token.unit_id).values("task")
        rows = Task.objects.filter(Q(lead=token.unit_id) | Q(pk__in=shared) & ~Q(visibility=Visibility.NAMED))
    related = rows.select_related("lead__province", "assignee", "follow_up", "leader")
    return related.prefetch_related("coordinations__unit")


def _seen(request: HttpRequest, key: int) -> Task:
    found: Task | None = seen(_token(request)).filter(pk=key).first()
    if found is None:
        raise Http404
    return found


@router.get("/tasks", response={200: Page, **REFUSALS}, summary="Read tasks")
def read_tasks(request: HttpRequest, wanted: Query[Wanted]) -> dict[str, Any]:
    """Tasks that the token's unit leads or shares (all, for a token that reaches every unit), by rising key."""
    if unknown := set(request.GET) - set(Wanted.model_fields):
        # A misspelt limit that is passed over would give more than was asked for.
        raise HttpError(422, _("There is no “{name}” to ask by.").format(name=sorted(unknown)[0][:80]))
    rows = seen(_token(request)).filter(pk__gt=wanted.after).order_by("pk")
    if wanted.state:
        rows = in_states(rows, [wanted.state.value], today())
    limits = {
        "due__gte": wanted.due_from,
        "due__lte": wanted.due_to,
        "since__gte": wanted.changed_since,
        "outside": wanted.outside,
    }
    rows = rows.filter(**{name: value for name, value in limits.items() if value})
    found = list(rows[: wanted.limit + 1])
    more = len(found) > wanted.limit
    found = found[: wanted.limit]
    return {"items": _out(found), "next": found[-1].pk if more else None}


def _out(rows: Iterable[Task]) -> list[dict[str, object]]:
    return [answer_of(API_COLUMNS, row) for row in rows]


@router.get("/tasks/{key}", response={200: TaskOut, **REFUSALS}, summary="Read one task")
def read_task(request: HttpRequest, key: Key) -> dict[str, object]:
    """One task as it stands today."""
    return answer_of(API_COLUMNS, _seen(request, key))


@router.get("/tasks/{key}/reports", response={200: list[ReportOut], **REFUSALS}, summary="Read its reports")
def read_reports(request: HttpRequest, key: Key) -> list[dict[str, object]]:
    """What was handed in on a task, newest first, at most 200; drafts are the unit's own."""
    handed = _seen(request, key).reports.filter(handed_on__isnull=False).select_related("by")
    return [answer_of(REPORT_COLUMNS, row) for row in handed.order_by("-handed_on", "-pk")[:MOST]]


@router.post("/tasks", response={200: TaskOut, 201: TaskOut, **WRITES}, summary="Give a task")
def give_task(request: HttpRequest, task: TaskIn) -> Status[dict[str, object]]:
    """Enter a task. 201: it is new. 200: the same task was sent before and stands. 409: it was sent otherwise."""
    token = _token(request)
    if not (token.may_write and token.everywhere):
        raise HttpError(403, _("This token may not give tasks."))
    if not date(2000, 1, 1) <= task.given_on <= today():
        raise HttpError(409, _("given_on: a task is given today or in the past, not before 2000."))
    lead = unit_of(task.lead, task.given_on)
    shared = [unit_of(words, task.given_on) for words in task.coordinators]
    with transaction.atomic():
        standing = seen(token).select_for_update(of=("self",)).filter(lead=lead, outside=task.outside).first()
        if standing is not None:
            _same(standing, task)
            return Status(200, answer_of(API_COLUMNS, standing))
        made = actions.enter(_made(task, lead, token), by=token.user, coordinators=shared)
    return Status(201, answer_of(API_COLUMNS, seen(token).get(pk=made.pk)))


def _made(task: TaskIn, lead: Unit, token: Token) -> Task:
    fields = task.model_dump(exclude={"lead", "coordinators", "due"})
    return Task(
        **fields,
        lead=lead,
        due=task.due,
        due_written=task.due,
        deadline_kind="by" if task.due else "none",
        follow_up=None,
    )


def _same(standing: Task, task: TaskIn) -> None:
    """409 where a task of this number stands with other words, day or deadline: nothing is written over."""
    sent = (task.wording, task.given_on, task.due, task.source_label)
    if sent != (standing.wording, standing.given_on, standing.due_written, standing.source_label):
        raise HttpError(
            409,
            _("A task with this number stands already with other words, day or deadline (key {key}).").format(
                key=standing.pk
            ),
        )


def unit_of(words: str, day: date) -> Unit:
    """The unit of that slug, electronic code or name on a day. HttpError 409 where it is none or several."""
    rows = list(Unit.objects.on(day).filter(Q(slug=words) | Q(codes__code=words)).distinct()[:2])
    if not rows:
        rows = list(Unit.objects.on(day).filter(Q(name__iexact=words) | Q(short_name__iexact=words))[:2])
    if len(rows) == 1:
        return rows[0]
    if not rows:
        raise HttpError(
            409, _("No unit of {day} is called “{words}”.").format(day=day.isoformat(), words=words[:80])
        )
    raise HttpError(409, _("Several units are called “{words}”: give the slug.").format(words=words[:80]))


@router.post(
    "/tasks/{key}/progress", response={200: ReportOut, 201: ReportOut, **WRITES}, summary="Report progress"
)
def report_progress(request: HttpRequest, key: Key, progress: ProgressIn) -> Status[dict[str, object]]:
    """Hand in progress for a task that the token's unit leads. 200: the same was sent today already."""
    token, task = _token(request), _seen(request, key)
    if not token.may_write or task.lead_id != token.unit_id:
        raise HttpError(403, _("This token may not report on this task."))
    with transaction.atomic():
        task = Task.objects.select_for_update().select_related("lead").get(pk=task.pk)
        sent: Report | None = task.reports.filter(
            by=token.user, handed_on=today(), words=progress.words.strip(), complete=False
        ).first()
        if sent is not None:
            return Status(200, answer_of(REPORT_COLUMNS, sent))
        report = actions.write(
            task, by=token.user, words=progress.words, complete=False, percent=progress.percent
        )
        actions.hand_in_progress(report, by=token.user)
    return Status(201, answer_of(REPORT_COLUMNS, report))
