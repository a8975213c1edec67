"""What may become of units, and what the law's word asks of the record: the checks before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cchc.units.models import ChangeKind, Kind, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


class Refused(Exception):
    """The change breaks a rule; nothing was written. ``sentences`` say which, for the person."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True)
class Plan:
    """A change as somebody wants to record it.

    ``new_names``: units that begin with the change, all of ``new_kind`` and below ``new_parent``; for a
    renaming the one new name. ``day`` is the first day of the new state.
    """

    kind: str
    day: date
    basis: str
    sources: list[Unit]
    targets: list[Unit] = field(default_factory=list)
    new_names: list[str] = field(default_factory=list)
    new_kind: str = Kind.DEPARTMENT
    new_parent: Unit | None = None
    note: str = ""

    @property
    def eve(self) -> date:
        """The last day of the old state."""
        return self.day - timedelta(days=1)

    @property
    def ending(self) -> list[Unit]:
        """The sources that are no more from that day: all that are not among the targets."""
        if self.kind in (ChangeKind.RENAME, ChangeKind.MOVE):
            return []
        return [unit for unit in self.sources if unit not in self.targets]

    @property
    def outcome(self) -> int:
        """How many units stand after the change."""
        return len(self.targets) + len(self.new_names)


def check(plan: Plan, today: date) -> None:
    """Raise ``Refused`` with every sentence at once when the plan cannot stand."""
    sentences = [*_counts(plan), *_dates(plan, today), *_names(plan)]
    if sentences:
        raise Refused(sentences)


def _counts(plan: Plan) -> Iterator[str]:
    if not plan.sources:
        yield _("Name at least one unit that the change begins with.")
        return
    if plan.kind == ChangeKind.MERGE and plan.outcome != 1:
        yield _("A merger gives exactly one unit: choose it or write its name.")
    if plan.kind == ChangeKind.MERGE and len({unit.pk for unit in plan.sources + plan.targets}) < 2:
        yield _("A merger begins with two units or more.")
    if plan.kind == ChangeKind.SPLIT and (len(plan.sources) != 1 or plan.outcome < 2):
        yield _("A split takes one unit apart into two or more.")
    if plan.kind == ChangeKind.RENAME and (
        len(plan.sources) != 1 or len(plan.new_names) != 1 or plan.targets
    ):
        yield _("A renaming takes one unit and one new name.")
    if plan.kind == ChangeKind.ABOLISH and plan.new_names:
        yield _("An abolished unit leaves no new unit: record a merger or a split.")
    if plan.kind == ChangeKind.MOVE and (len(plan.targets) != 1 or plan.new_names):
        yield _("A move names exactly one unit above which the moved ones come to stand.")


def _dates(plan: Plan, today: date) -> Iterator[str]:
    eve = plan.eve
    for unit in plan.sources:
        if not unit.holds_on(eve):
            yield _("{unit} does not exist on {day}, the day before the change.").format(
                unit=unit.name, day=f"{eve:%d/%m/%Y}"
            )
        elif unit.valid_to is not None:
            yield _("{unit} ends already on {day}.").format(unit=unit.name, day=f"{unit.valid_to:%d/%m/%Y}")
    for unit in plan.targets:
        if not unit.holds_on(plan.day):
            yield _("{unit} does not exist on {day}.").format(unit=unit.name, day=f"{plan.day:%d/%m/%Y}")
    if plan.kind in (ChangeKind.RENAME, ChangeKind.MOVE) and plan.day > today:
        yield _("A renaming or a move is recorded on its day, not before: until then the old one holds.")


def _names(plan: Plan) -> Iterator[str]:
    for name in plan.new_names:
        if len(name) > 300:
            yield _("A name has at most 300 characters; this one has {count}: {name}…").format(
                count=len(name), name=name[:40]
            )
        same = Unit.objects.on(plan.day).filter(name=name, parent=plan.new_parent)
        same = same.exclude(pk__in=[unit.pk for unit in plan.ending])
        if plan.kind != ChangeKind.RENAME and same.exists():
            yield _("A unit named {name} stands there on that day already: choose it instead.").format(
                name=name
            )
    if len(set(plan.new_names)) < len(plan.new_names):
        yield _("The same new name is written twice.")
    if plan.kind == ChangeKind.MOVE and plan.targets:
        yield from _circles(plan)


def _circles(plan: Plan) -> Iterator[str]:
    above: Unit | None = plan.targets[0]
    while above is not None:
        if above in plan.sources:
            yield _("{unit} cannot come to stand below itself.").format(unit=above.name)
            return
        above = above.parent
