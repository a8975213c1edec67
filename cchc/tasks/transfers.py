"""What waits to be handed over: the tasks that ended units still lead, who may take them, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Q

from cchc.tasks.counting import state_query
from cchc.tasks.models import TaskKind, Transfer
from cchc.units.models import Unit
from cchc.units.tree import tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cchc.accounts.models import User
    from cchc.tasks.actions.transferring import Act, Step
    from cchc.tasks.models import Task, TaskQuerySet

_GOES_ALONG = Q(parent__kind="series", parent__lead=F("lead"), parent__stopped_on__isnull=True)


def to_hand_over(rows: TaskQuerySet, day: date) -> TaskQuerySet:
    """Of the tasks, those still open whose lead ended before the day: each is decided on.

    An occurrence goes with the recurring task of the same unit; the parent of a group is no unit's duty.
    """
    waiting = rows.open().exclude(kind=TaskKind.GROUP).filter(lead__valid_to__lt=day)
    return waiting.exclude(_GOES_ALONG)


def counts(rows: TaskQuerySet, day: date) -> dict[int, tuple[int, int]]:
    """For each ended unit (by key) how many tasks wait to be handed over, and how many of them are overdue."""
    found = (
        to_hand_over(rows, day)
        .order_by()
        .values("lead")
        .annotate(n=Count("pk"), late=Count("pk", state_query("overdue", day)))
    )
    return {row["lead"]: (row["n"], row["late"]) for row in found}


def proposals(units: Iterable[Unit], day: date) -> dict[int, list[Unit]]:
    """For each unit (by key) what stands for it on the day over any number of changes, the main one first."""
    standing = tree()
    slugs = {
        unit.pk: [item.slug for item in standing.current(unit.slug, day)]
        for unit in units
        if unit.slug in standing
    }
    wanted = {slug for found in slugs.values() for slug in found}
    rows = {row.slug: row for row in Unit.objects.filter(slug__in=wanted).select_related("province")}
    return {pk: [rows[slug] for slug in found if slug in rows] for pk, found in slugs.items()}


def named(unit: Unit) -> str:
    """A unit by its name and province, since the heir often bears the name of the one that ended."""
    return f"{unit.name} ({unit.province.short})" if unit.province_id and unit.province else unit.name


def first_day(unit: Unit, heirs: Sequence[Unit], today: date) -> date:
    """The day that is proposed: the one after the unit's last, or on which all that came of it exist."""
    begins = [heir.valid_from for heir in heirs if heir.valid_from is not None]
    after = unit.valid_to + timedelta(days=1) if unit.valid_to is not None else today
    return min(max([after, *begins]), today)


@dataclass(frozen=True)
class Plan:
    """What is to become of a unit's tasks, to be looked at before it is done; ``left``: how many stay for now."""

    steps: tuple[Step, ...]
    act: Act
    left: int = 0

    @property
    def digest(self) -> str:
        """Tells this plan from any other, and from the same over tasks that were changed since."""
        told = [self.act.paper.words, self.act.day.isoformat()]
        for step in self.steps:
            units = ",".join(str(unit.pk) for unit in step.units)
            into = step.into.pk if step.into is not None else ""
            told.append(f"{step.task.pk}:{step.task.version}:{step.kind}:{units}:{into}")
        return sha256("|".join(told).encode()).hexdigest()

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The steps of one kind to the same units together, the largest first; with how many are new tasks."""
        found: dict[tuple[str, tuple[Unit, ...]], int] = {}
        for step in self.steps:
            key = (step.kind, step.units)
            found[key] = found.get(key, 0) + 1
        rows = sorted(found.items(), key=lambda item: -item[1])
        return [
            {"kind": kind, "to": "; ".join(map(named, units)), "count": n, "new": n * len(units)}
            for (kind, units), n in rows
        ]

    @property
    def recurring(self) -> int:
        """How many of the tasks are recurring: their open occurrences go along."""
        return sum(step.task.kind == TaskKind.SERIES for step in self.steps)

    @property
    def given_later(self) -> int:
        """How many were given after the day: they go from the day they were given."""
        return sum(step.task.given_on > self.act.day for step in self.steps)


@dataclass(frozen=True)
class Told:
    """A transfer as a task's page tells it. ``came``: it came here; ``other``: the task it came from or went to.

    ``may_undo``: the person is one who takes decisions back, and this one stands.
    """

    transfer: Transfer
    came: bool
    other: Task | None
    may_undo: bool = False

    @property
    def source(self) -> str:
        """The unit that ended, with its province."""
        return named(self.transfer.source)

    @property
    def target(self) -> str:
        """The unit that the work went to, with its province."""
        return named(self.transfer.target) if self.transfer.target is not None else ""


def transfers_of(task: Task, user: User) -> list[Told]:
    """What was decided of a task, what was merged into it, and what it goes on from; the latest first.

    A task that the person may not see is told by its unit alone. At most three queries.
    """
    wanted = Q(task=task) | Q(into=task) | Q(task=task.origin_id, kind="share", target=task.lead_id)
    rows = Transfer.objects.filter(wanted).select_related(
        "task", "source__province", "target__province", "by", "undone_by"
    )
    told = list(rows.order_by("-day", "-pk"))
    heirs: dict[int | None, int] = {}
    if any(row.kind == "share" and row.task_id == task.pk for row in told):
        heirs = {lead: pk for pk, lead in task.heirs.values_list("pk", "lead")}
    others = {row.pk: _other(row, task, heirs) for row in told}
    wanted_keys = {key for key in others.values() if key is not None}
    seen = type(task).objects.visible_to(user).in_bulk(wanted_keys) if wanted_keys else {}
    may = user.can("task.transfer")
    return [
        Told(
            row,
            row.task_id != task.pk,
            seen.get(others[row.pk] or 0),
            may_undo=may and row.undone_on is None and row.task_id == task.pk,
        )
        for row in told
    ]


def _other(row: Transfer, task: Task, heirs: dict[int | None, int]) -> int | None:
    """The key of the task at the other end of a transfer, seen from one end."""
    if row.task_id != task.pk:
        return row.task_id
    return heirs.get(row.target_id) if row.kind == "share" else row.into_id
