"""One task before one person: what the person may do, and what is shown of its reports, requests and parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef, Q

from cchc.tasks.columns import state_of
from cchc.tasks.models import Coordination, Explanation, Extension, Report, Task, TaskKind, Transfer
from cchc.tasks.transfers import transfers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db import models

    from cchc.accounts.models import User
    from cchc.tasks.transfers import Told
    from cchc.units.models import Unit

#: The people of a report, an extension and an explanation, read with them.
PEOPLE = ("by", "approver", "approved_by", "accepted_by", "returned_by")


#: The states of parts, the most pressing first: one late part makes the whole late.
PRESSING = ("overdue", "soon", "within", "open", "paused", "waiting", "late", "on_time", "done")


@dataclass(frozen=True)
class Proof:
    """A file beside a report: where in it to look; ``removed`` where its content was removed in an emergency."""

    pk: int
    file: int
    name: str
    page: str
    section: str
    signed: bool
    removed: bool


@dataclass
class Shown:
    """A report with its files."""

    report: Report
    proofs: list[Proof] = field(default_factory=list)

    @property
    def stage(self) -> str:
        """How far it came."""
        return self.report.stage


@dataclass(frozen=True)
class Part:
    """A part of a task of several units, or an occurrence of a recurring one."""

    task: Task
    state: str
    seen: bool

    @property
    def is_done(self) -> bool:
        """Whether its result is confirmed."""
        return self.state in {"on_time", "late", "done"}


@dataclass(frozen=True)
class RollUp:
    """How far the parts of a task are. What is no longer followed does not count."""

    parts: tuple[Part, ...]

    @property
    def followed(self) -> list[Part]:
        """The parts that count."""
        return [part for part in self.parts if part.state != "stopped"]

    @property
    def done(self) -> int:
        """How many are confirmed."""
        return sum(part.is_done for part in self.followed)

    @property
    def waiting(self) -> int:
        """How many wait for confirmation."""
        return sum(part.state == "waiting" for part in self.followed)

    @property
    def overdue(self) -> int:
        """How many are overdue."""
        return sum(part.state == "overdue" for part in self.followed)

    @property
    def state(self) -> str:
        """What the parts say of the whole: the most pressing state of any; done once all are. Empty without parts."""
        states = {part.state for part in self.followed}
        return next((name for name in PRESSING if name in states), "stopped" if self.parts else "")

    @property
    def missing(self) -> list[Part]:
        """Those whose result is still owed, the most urgent first."""
        owed = [part for part in self.followed if part.task.is_open]
        return sorted(owed, key=lambda part: part.state != "overdue")


@dataclass
class Sight:
    """A task, the person before it, and what is read for both. Read lazily: each of them at most one query."""

    task: Task
    user: User

    @cached_property
    def verbs(self) -> frozenset[str]:
        """What the person may do for the lead."""
        return self.user.verbs_for(self.task.lead)

    @cached_property
    def is_own(self) -> bool:
        """Whether the person is one of the lead's: sees its drafts."""
        return self.task.lead_id in self.user.units_for("task.read_own")

    @cached_property
    def reports(self) -> list[Shown]:
        """The reports that the person may see, the newest first, each with its files: one query."""
        if not getattr(self.task, "has_reports", True):
            return []
        rows = self.task.reports.select_related(*PEOPLE)
        if not self.is_own:
            rows = rows.filter(handed_on__isnull=False)
        found = rows.annotate(
            proof=F("evidence"),
            proof_file=F("evidence__file"),
            proof_name=F("evidence__file__name"),
            proof_removed=F("evidence__file__removed_at"),
            proof_page=F("evidence__page"),
            proof_section=F("evidence__section"),
            proof_signed=F("evidence__signed"),
        ).order_by("-at", "-pk", "proof")
        return [_shown(list(group)) for _pk, group in groupby(found, key=lambda row: row.pk)]

    @cached_property
    def extensions(self) -> list[Extension]:
        """The extensions asked for, the newest first."""
        if not getattr(self.task, "has_extensions", True):
            return []
        return list(self.task.extensions.select_related("asked_by", "recorded_by"))

    @cached_property
    def explanations(self) -> list[Explanation]:
        """The explanations asked for, the newest first."""
        if not getattr(self.task, "has_explanations", True):
            return []
        return list(self.task.explanations.select_related("asked_by", "answer_to", "answered_by"))

    @cached_property
    def coordinators(self) -> list[Unit]:
        """The units that coordinate."""
        if not getattr(self.task, "has_coordinators", True):
            return []
        return [link.unit for link in self.task.coordinations.select_related("unit")]

    @cached_property
    def transfers(self) -> list[Told]:
        """What was decided of it when units ended: at most three queries, none where nothing was."""
        return transfers_of(self.task, self.user) if getattr(self.task, "has_transfers", True) else []

    @cached_property
    def roll_up(self) -> RollUp | None:
        """The parts and how far they are, of a task of several units; a recurring one has its periods."""
        if self.task.kind != TaskKind.GROUP:
            return None
        seen = set(Task.objects.visible_to(self.user).filter(parent=self.task).values_list("pk", flat=True))
        parts = self.task.parts.select_related("lead").order_by("lead__place", "due", "pk")
        return RollUp(tuple(Part(part, state_of(part), part.pk in seen) for part in parts))

    def shown(self, report: Report) -> Shown:
        """A report that the person may see, with its files."""
        return next(row for row in self.reports if row.report.pk == report.pk)

    def draft(self) -> Report | None:
        """The report that is being written, or waits for the head: the newest one."""
        return self._newest("draft", "submitted")

    def waiting(self) -> Report | None:
        """The result that waits for confirmation."""
        report = self._newest("handed")
        return report if report is not None and self.task.is_waiting else None

    def _newest(self, *stages: str) -> Report | None:
        found = (row.report for row in self.reports if row.stage in stages)
        return next((report for report in found if "handed" not in stages or report.complete), None)

    def known(self) -> Iterator[models.Model]:
        """The rows that are read already, so that the history need not read them again."""
        task = self.task
        yield from (
            row for row in (task.lead, task.follow_up, task.leader, task.assignee, task.parent) if row
        )
        for row in self.reports:
            yield from (person for name in PEOPLE if (person := getattr(row.report, name)))
        for asked in self.extensions:
            yield asked.asked_by
        for question in self.explanations:
            yield question.asked_by
        yield self.user


def _shown(rows: list[Any]) -> Shown:
    """A report from its rows, one for each of its files."""
    proofs = [
        Proof(
            row.proof,
            row.proof_file,
            row.proof_name,
            row.proof_page,
            row.proof_section,
            row.proof_signed,
            row.proof_removed is not None,
        )
        for row in rows
        if row.proof is not None
    ]
    return Shown(rows[0], proofs)


def in_sight(rows: Any) -> Any:
    """Tasks with what the page needs of them, told whether there is anything to read beside."""
    beside = {
        "has_reports": Report,
        "has_extensions": Extension,
        "has_explanations": Explanation,
        "has_coordinators": Coordination,
    }
    own = OuterRef("pk")
    moved = Q(task=own) | Q(into=own) | Q(task=OuterRef("origin"), kind="share", target=OuterRef("lead"))
    return rows.select_related(
        "lead__province", "file", "follow_up", "leader", "assignee", "created_by", "parent"
    ).annotate(
        **{name: Exists(model._default_manager.filter(task=own)) for name, model in beside.items()},
        has_transfers=Exists(Transfer.objects.filter(moved)),
    )
