"""What bundles of improvements give a unit, exactly, and which improvements depend on one another's points.

Points of different leaves add up, so improvements that touch no common leaf are independent; those that do are taken
together, and each of their combinations is scored by the exact engine. Expected points weigh every outcome (an
improvement works or not) by its chance; outcomes are independent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from cchc.assessment.engine.deciding.whatif import changed
from cchc.assessment.engine.leaf import compiled
from cchc.assessment.engine.scoring import Options, score
from cchc.errors import UserError

if TYPE_CHECKING:
    from cchc.assessment.engine.deciding.improvement import Improvement
    from cchc.assessment.engine.given import Inputs
    from cchc.assessment.engine.model import CriteriaSet

#: So many improvements on common leaves give 2^n bundles to score.
_MOST_TOGETHER = 10


@dataclass(frozen=True)
class Bundle:
    """Improvements of one component that are done together, and the points they are expected to give."""

    codes: frozenset[str]
    expected: Fraction


def components(criteria: CriteriaSet, improvements: Sequence[Improvement]) -> list[list[Improvement]]:
    """Improvements that touch common leaves, put together; a set that does not add up has one component."""
    if criteria.aggregate != "sum" or any(n.children and n.aggregate != "sum" for n in criteria.walk()):
        return [list(improvements)]
    touched: dict[str, set[str]] = {}
    for node in criteria.leaves:
        for code in compiled(criteria, node).codes:
            touched.setdefault(code, set()).add(node.code)
    groups: list[tuple[set[str], list[Improvement]]] = []
    for each in improvements:
        leaves = set().union(*(touched.get(code, set()) for code in each.changes))
        meeting = [group for group in groups if group[0] & leaves]
        for group in meeting:
            groups.remove(group)
            leaves |= group[0]
        together = [one for group in meeting for one in group[1]]
        groups.append((leaves, [*together, each]))
    return [group for _, group in groups]


class Gains:
    """Points that bundles of improvements give one unit."""

    def __init__(self, criteria: CriteriaSet, inputs: Inputs, unit: str) -> None:
        self.criteria, self.inputs, self.unit = criteria, inputs, unit
        self._known: dict[frozenset[str], Fraction] = {}
        start = score(criteria, inputs, Options(only=(unit,))).by_unit[unit].points
        if start is None:
            raise UserError(
                f"{unit} còn thiếu số liệu nên chưa có tổng điểm; bổ sung số liệu trước khi lập phương án."
            )
        self.start = start

    def certain(self, done: Sequence[Improvement]) -> Fraction:
        """Points gained when all of these work."""
        key = frozenset(each.code for each in done)
        if key not in self._known:
            changes = {code: given for each in done for code, given in each.changes.items()}
            moved = changed(self.inputs, self.unit, changes)
            points = score(self.criteria, moved, Options(only=(self.unit,))).by_unit[self.unit].points
            self._known[key] = (self.start if points is None else points) - self.start
        return self._known[key]

    def expected(self, done: Sequence[Improvement]) -> Fraction:
        """Expected points: every outcome weighed by its chance."""
        total = Fraction(0)
        for size in range(1, len(done) + 1):
            for working in combinations(done, size):
                codes = {each.code for each in working}
                weight = Fraction(1)
                for each in done:
                    weight *= each.chance if each.code in codes else 1 - each.chance
                if weight:
                    total += weight * self.certain(working)
        return total

    def bundles(self, component: Sequence[Improvement]) -> list[Bundle]:
        """Every bundle of a component that its own exclusions allow, the empty one among them."""
        if len(component) > _MOST_TOGETHER:
            codes = ", ".join(each.code for each in component)
            raise UserError(
                f"Các giải pháp {codes} cùng tác động một tiêu chí; chỉ xét được tối đa {_MOST_TOGETHER} giải pháp "
                "chung tiêu chí."
            )
        found = []
        for size in range(len(component) + 1):
            for done in combinations(component, size):
                together = frozenset(each.code for each in done)
                if not any(together & set(each.excludes) for each in done):
                    found.append(Bundle(together, self.expected(done)))
        return found
