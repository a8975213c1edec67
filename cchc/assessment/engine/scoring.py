"""Points for units by a criteria set: exact, with a reason for every point, and repeatable.

``score(set, inputs, options)`` gives a frozen :class:`ScoreRun`; ``replay(run) == run``. Points are fractions; nothing
is rounded before it is shown. The fast engine (``simulation``) does the same on arrays.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cchc.assessment.engine.given import Given, Inputs
from cchc.assessment.engine.leaf import Leaf, compiled
from cchc.assessment.engine.model import CriteriaSet, Node
from cchc.assessment.engine.outcome import NodeResult, Status
from cchc.assessment.engine.parents import above, whole
from cchc.assessment.engine.peers import Peers, circles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.assessment.engine.why import Why


@dataclass(frozen=True)
class Options:
    """What a run may choose. ``only``: score these units alone (the others still count as peers)."""

    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitResult:
    """A unit's result: points, the maximum that applies to it, the index in percent, one row a node, reasons.

    ``points`` and ``index`` are None when something is missing; ``maximum`` is lower than the set's where criteria do
    not apply. ``nodes``: in the order of ``CriteriaSet.walk``.
    """

    unit: str
    status: Status
    points: Fraction | None
    maximum: Fraction | None
    index: Fraction | None
    nodes: tuple[NodeResult, ...]
    why: tuple[Why, ...] = ()

    def node(self, code: str) -> NodeResult:
        """The row of one node; KeyError for a code that the set does not have."""
        for row in self.nodes:
            if row.code == code:
                return row
        raise KeyError(code)


@dataclass(frozen=True)
class ScoreRun:
    """What was scored with what, and what came out: set, inputs and options are the recipe."""

    criteria: CriteriaSet
    inputs: Inputs
    options: Options = field(default_factory=Options)
    units: tuple[UnitResult, ...] = ()

    @cached_property
    def by_unit(self) -> Mapping[str, UnitResult]:
        """Results by unit."""
        return {row.unit: row for row in self.units}


def score(criteria: CriteriaSet, inputs: Inputs, options: Options | None = None) -> ScoreRun:
    """Every unit's points, in the order of the inputs.

    A set with faults should not come here: run the checks first. What a rule cannot compute for a unit is that leaf's
    reason, never an exception.
    """
    options = options or Options()
    machine = Machine(criteria, inputs)
    units = [unit for unit in _units(inputs) if not options.only or unit in options.only]
    with _no_collecting():
        return ScoreRun(criteria, inputs, options, tuple(machine.unit(unit) for unit in units))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """A run makes millions of small objects without cycles and keeps them all: looking for garbage among them, again
    and again, would take a third of its time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def replay(run: ScoreRun) -> ScoreRun:
    """The run done anew from its recipe; equal to the run, or something changed that should not."""
    return score(run.criteria, run.inputs, run.options)


def _units(inputs: Inputs) -> list[str]:
    """Units in the order given, those that handed in nothing last."""
    return [*inputs.units, *sorted(unit for unit in inputs.absent if unit not in inputs.units)]


class Machine:
    """A set made ready for many units: rules looked up once, peers shared."""

    def __init__(self, criteria: CriteriaSet, inputs: Inputs) -> None:
        self.criteria = criteria
        self.inputs = inputs
        self._among: dict[str, tuple[Peers, int]] = {}
        for circle in circles(criteria, _units(inputs)):
            peers = Peers(circle.units, inputs)
            measured = set(circle.measured)
            self._among |= {
                unit: (peers, place) for place, unit in enumerate(circle.units) if unit in measured
            }
        self._leaves: dict[int, Leaf] = {id(node): compiled(criteria, node) for node in criteria.leaves}

    def unit(self, unit: str) -> UnitResult:
        """One unit's result."""
        rows: list[NodeResult] = []
        absent = unit in self.inputs.absent
        given: Mapping[str, Given] = {} if absent else self.inputs.units[unit]
        asked = _Asked(given, *self._among[unit], absent)
        tops = [self._node(node, asked, rows) for node in self.criteria.nodes]
        return UnitResult(unit, *whole(self.criteria, tops), nodes=tuple(rows))

    def _node(self, node: Node, asked: _Asked, rows: list[NodeResult]) -> NodeResult:
        """A node's row; it and all below it are added to the rows in the order of the set."""
        if not node.children:
            row = self._leaves[id(node)].score(asked.given, asked.peers, asked.place, absent=asked.absent)
            rows.append(row)
            return row
        mine = len(rows)
        rows.append(NodeResult(node.code, None, None, "missing"))
        children = [self._node(child, asked, rows) for child in node.children]
        rows[mine] = above(self.criteria, node, children)
        return rows[mine]


class _Asked(NamedTuple):
    """A unit whose nodes are scored: what it gives, who its peers are, its place among them."""

    given: Mapping[str, Given]
    peers: Peers
    place: int
    absent: bool
