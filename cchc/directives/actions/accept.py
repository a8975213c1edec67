"""Making tasks of reviewed sentences: nothing becomes a task unseen.

Each named lead gets a task of its own. A group is one parent task, led by the office that follows, with one
part for each unit of the group on the day of the document. What is only kept stays with the document and can
be tracked later.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.audit.trail import record, snapshot
from cchc.directives.models import Directive, Item, Link, State, Triage
from cchc.errors import UserError
from cchc.notices import outbox
from cchc.tasks.actions import make_series, standard
from cchc.tasks.models import Coordination, DeadlineKind, Task, TaskKind
from cchc.units.tree import expand
from cchc.web.clock import now, today

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.tasks.models import Schedule
    from cchc.units.models import Unit


#: Kinds of deadlines of duties that come back.
COMING_BACK = frozenset({DeadlineKind.RECURRING, DeadlineKind.STANDING})


@dataclass(frozen=True)
class Hindrance:
    """Why a sentence cannot become a task yet."""

    item: Item
    words: str


def hindrances(directive: Directive) -> list[Hindrance]:
    """What stands between the tracked sentences and their tasks, in the order of the text."""
    tracked = directive.items.filter(triage=Triage.TRACK, links__isnull=True)
    found = []
    for item in tracked.prefetch_related("leads", "alarms"):
        words = _hindrance(item)
        if words:
            found.append(Hindrance(item, words))
    return found


def _hindrance(item: Item) -> str:
    if not item.seen:
        return _("nobody has looked at it yet")
    if not item.leads.all() and not (item.lead_group and item.expand):
        return _("it has no lead unit")
    if any(not alarm.answer for alarm in item.alarms.all()):
        return _("an alarm is not answered")
    return ""


def group_units(item: Item) -> list[Unit]:
    """The units that the item's group means on the day of its document."""
    directive = item.directive
    day = directive.issued or directive.posted or today()
    return list(expand(item.lead_group, day, directive.province))


def planned(directive: Directive) -> int:
    """How many tasks accepting would make now."""
    return sum(
        _count(item)
        for item in directive.items.filter(triage=Triage.TRACK, links__isnull=True).prefetch_related("leads")
    )


def _count(item: Item) -> int:
    own = len(item.leads.all())
    return own + (1 + len(group_units(item)) if item.expand and item.lead_group else 0)


@transaction.atomic
def accept(directive: Directive, *, by: User) -> list[Task]:
    """Make the tasks of every tracked sentence; all or none, with the first hindrance named."""
    directive = Directive.objects.select_for_update().get(pk=directive.pk)
    blocking = hindrances(directive)
    if blocking:
        raise UserError(
            ngettext(
                "{n} tracked sentence cannot become a task yet; sentence {place}: {why}.",
                "{n} tracked sentences cannot become tasks yet; sentence {place}: {why}.",
                len(blocking),
            ).format(n=len(blocking), place=blocking[0].item.place, why=blocking[0].words)
        )
    items = directive.items.filter(triage=Triage.TRACK, links__isnull=True)
    made = [task for item in items.prefetch_related("leads", "coordinators") for task in _tasks(item, by)]
    before = snapshot(directive)
    directive.state = State.ACCEPTED
    directive.accepted_at = directive.accepted_at or now()
    directive.save()
    record(
        "directive.accept",
        directive,
        by=by,
        before=before,
        note=ngettext("{n} task was given.", "{n} tasks were given.", len(made)).format(n=len(made)),
    )
    _tell(directive, made)
    return made


def _tasks(item: Item, by: User) -> list[Task]:
    """The tasks of one sentence, linked to it."""
    made = [_begun(_task(item, unit, by), item, by) for unit in item.leads.all()]
    if item.expand and item.lead_group:
        follower = item.directive.unit
        if follower is None:
            raise UserError(_("Say which office follows this document before a group is expanded."))
        parent = _task(item, follower, by, kind=TaskKind.GROUP)
        made += [parent, *(_begun(_task(item, unit, by, parent), item, by) for unit in group_units(item))]
    return made


def schedule_of(item: Item) -> Schedule | None:
    """The schedule that the tasks of a sentence will follow; None for a duty that does not come back by one."""
    if item.deadline_kind not in COMING_BACK or item.due is not None:
        return None
    return item.schedule or standard(item.recurrence)


def series_planned(directive: Directive) -> list[tuple[Item, Schedule]]:
    """The tracked sentences that accepting makes recurring tasks of, each with its schedule."""
    rows = directive.items.filter(triage=Triage.TRACK, links__isnull=True, deadline_kind__in=COMING_BACK)
    found = [(item, schedule_of(item)) for item in rows.select_related("schedule")]
    return [(item, schedule) for item, schedule in found if schedule is not None]


def _begun(task: Task, item: Item, by: User) -> Task:
    """A duty that comes back is a series by the schedule chosen in the review, else by that of its recurrence.

    Not one with a date of its own, nor one whose recurrence no schedule stands for: the task's page can do it later.
    """
    schedule = schedule_of(item)
    if schedule is not None:
        make_series(task, schedule=schedule, by=by)
    return task


def _task(item: Item, lead: Unit, by: User, parent: Task | None = None, kind: str = TaskKind.SINGLE) -> Task:
    directive = item.directive
    task = Task(
        kind=kind,
        wording=item.wording,
        lead=lead,
        assigner=directive.assigner[:200],
        level=directive.level,
        given_on=directive.issued or directive.posted or today(),
        deadline_kind=item.deadline_kind,
        deadline_words=item.deadline_words,
        due_written=item.due_written,
        due=item.due,
        due_basis=item.due_basis,
        recurrence=item.recurrence,
        report_to=item.report_to,
        product=item.product,
        targets=item.targets,
        parent=parent,
        follow_up=by,
        source_label=_source(directive),
        source_sentence=item.quote,
        source_start=item.start,
        source_end=item.end,
        file=directive.file,
        created_at=now(),
        created_by=by,
    )
    task.save()
    Coordination.objects.bulk_create(
        Coordination(task=task, unit=unit) for unit in item.coordinators.all() if unit.pk != lead.pk
    )
    Link.objects.create(item=item, task=task)
    record("task.give", task, by=by, unit=lead.name)
    return task


def _source(directive: Directive) -> str:
    """The document in a few words, for lists: number and date."""
    day = directive.issued or directive.posted
    name = directive.number or directive.subject
    return (f"{name} ({day:%d/%m/%Y})" if day else name)[:300]


def _tell(directive: Directive, tasks: list[Task]) -> None:
    """One notice a person for the whole document: how many tasks their unit has been given."""
    from cchc.accounts.models import holders

    by_unit: dict[Unit, list[Task]] = {}
    for task in tasks:
        by_unit.setdefault(task.lead, []).append(task)
    periods = list(Task.objects.filter(parent__in=tasks, due__gte=today()).exclude(period=""))
    for unit, given in by_unit.items():
        dues = [task.due for task in (*given, *periods) if task.due and task.lead_id == unit.pk]
        subject = _("[CCHC] {n} new tasks for {unit} (by {source})").format(
            n=len(given), unit=unit.short, source=_source(directive)
        )
        if dues:
            subject = _("[CCHC] {n} new tasks for {unit}, first due {due} (by {source})").format(
                n=len(given), unit=unit.short, due=f"{min(dues):%d/%m/%Y}", source=_source(directive)
            )
        first = min(task.pk for task in given)
        for person in {*holders("unit_officer", unit, today()), *holders("unit_head", unit, today())}:
            outbox.write(
                key=f"given:{directive.pk}:{first}:{person.pk}",
                person=person,
                subject=subject,
                body="\n".join(f"- {task}" for task in given),
                url=f"{reverse('tasks:list')}?directive={directive.pk}",
            )
