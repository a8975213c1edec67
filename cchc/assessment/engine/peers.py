"""The units that a unit is measured against by a relative rule: those that are ranked with it.

A unit that is scored but not ranked is measured against the ranked ones and changes nothing for them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, NamedTuple

from cchc.assessment.engine.given import Given, Inputs
from cchc.assessment.engine.model import CriteriaSet, Group
from cchc.lib.vntext import fold


class Peers(dict[str, Sequence[Given]]):
    """What these units give, one list an input, made when a rule first asks; and what rules made of it."""

    def __init__(self, units: Sequence[str] = (), inputs: Inputs | None = None) -> None:
        super().__init__()
        self.units = tuple(units)
        self._inputs = inputs or Inputs()
        self._made: dict[Hashable, Any] = {}

    def __missing__(self, code: str) -> Sequence[Given]:
        self[code] = column = [self._inputs.of(unit, code) for unit in self.units]
        return column

    def once(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What ``make`` gives, computed for the first unit that asks and kept for the others."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]


def group_of(criteria: CriteriaSet, unit: str) -> Group | None:
    """The ranking group of a unit: the one that names it, else the one of its kind; None where there is none.

    A unit's kind is read from its label: "Phường An Cựu" is a ``phuong``, "Đặc khu Cô Tô" a ``dac-khu``.
    """
    groups = criteria.ranking.groups
    named = next((group for group in groups if unit in group.units), None)
    if named is not None or not any(group.kinds for group in groups):
        return named
    label = fold(unit)
    return next((group for group in groups if any(_of_kind(label, kind) for kind in group.kinds)), None)


def _of_kind(label: str, kind: str) -> bool:
    """Whether a folded label begins with the words of a kind."""
    return label.startswith(kind.replace("-", " ") + " ")


class Circle(NamedTuple):
    """Units that are looked at together, and which of them are measured so; both in the order of the run."""

    units: tuple[str, ...]
    measured: tuple[str, ...]


def circles(criteria: CriteriaSet, units: Sequence[str]) -> list[Circle]:
    """Every unit is measured in exactly one circle: its group's ranked units, and itself where it is not ranked."""
    groups: dict[Group | None, list[str]] = {}
    for unit in units:
        groups.setdefault(group_of(criteria, unit), []).append(unit)
    found: list[Circle] = []
    for members in groups.values():
        ranked = tuple(unit for unit in members if unit not in criteria.ranking.unranked)
        found.append(Circle(ranked, ranked))
        found += [Circle((*ranked, unit), (unit,)) for unit in members if unit in criteria.ranking.unranked]
    return found
