"""How well the reading did, told by what people changed: the proposal of each sentence beside what stands.

A sentence is judged once a person has looked at it. For each field the share left as proposed is a figure of the
reading; added and dropped sentences tell what was missed and what was no order.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.directives.models import Item


@dataclass(frozen=True)
class Figure:
    """One line: of ``of`` sentences looked at, ``same`` were left as the reading proposed."""

    label: Any
    same: int
    of: int

    @property
    def share(self) -> Decimal | None:
        """The share left as proposed; None where there is no case."""
        return Decimal(self.same) / self.of if self.of else None


def _proposed_units(item: Item, field: str) -> set[str]:
    return {party["unit"] for party in item.proposal.get(field, []) if party.get("unit")}


def _same_units(item: Item, field: str, rows: str) -> bool:
    return _proposed_units(item, field) == {unit.slug for unit in getattr(item, rows).all()}


def _same_deadline(item: Item) -> bool:
    proposed = item.proposal.get("deadline") or {}
    written = item.due_written.isoformat() if item.due_written else None
    return proposed.get("kind", "none") == item.deadline_kind and proposed.get("date") == written


#: What is judged of a sentence that the reading found: label, and whether it was left as proposed.
QUESTIONS = (
    (_("Lead"), lambda item: _same_units(item, "lead", "leads")),
    (_("Coordinating units"), lambda item: _same_units(item, "coordinate", "coordinators")),
    (_("Deadline"), _same_deadline),
    (_("Wording"), lambda item: item.wording == item.proposal.get("quote")),
    (_("Triage"), lambda item: item.triage == item.proposal.get("triage")),
)


def by_month(items: Iterable[Item]) -> list[dict[str, Any]]:
    """The figures of each month of entering, newest first, so that the reading can be judged over time."""
    months: dict[tuple[int, int], list[Item]] = {}
    for item in items:
        at = timezone.localtime(item.directive.at)
        months.setdefault((at.year, at.month), []).append(item)
    return [
        {"month": f"{month:02}/{year}", **judge(rows)} for (year, month), rows in sorted(months.items())[::-1]
    ]


def judge(items: Iterable[Item]) -> dict[str, Any]:
    """Figures over the sentences that a person looked at; ``added`` and ``dropped`` are counts."""
    seen = [item for item in items if item.seen]
    found = [item for item in seen if item.proposal]
    return {
        "seen": len(seen),
        "added": sum(not item.proposal for item in seen),
        "dropped": sum(item.triage == "drop" for item in found),
        "figures": [Figure(label, sum(map(same, found)), len(found)) for label, same in QUESTIONS],
    }
