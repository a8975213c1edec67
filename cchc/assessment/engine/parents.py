"""From children to parents, and from areas to the whole: sums and means, re-basing, bonus and penalty with caps.

Re-basing (Hà Nội, chỉ số cấp phòng: a set without its survey is brought back to 100; facts/rule_types.md R10, R15):
what does not apply leaves the maximum of everything above it. Bonus and penalty: R14.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.aggregators import found
from cchc.assessment.engine.outcome import NodeResult, Status
from cchc.assessment.engine.why import Why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.assessment.engine.model import CriteriaSet, Node

_ZERO = Fraction(0)
#: A parent that misses points names at most so many children.
_NAMED = 5


def above(criteria: CriteriaSet, node: Node, children: Sequence[NodeResult]) -> NodeResult:
    """The row of a node with children."""
    maxima = [child.maximum for child in node.children]
    maximum = _left(node.maximum, maxima, children, node.aggregate)
    status = _status(children)
    if status != "scored":
        points, why = (_ZERO if status == "not_applicable" else None), _incomplete(children, status)
        if status == "not_submitted" and all(child.points is not None for child in children):
            points = total(children)
        return NodeResult(node.code, points, maximum, status, why)
    weights = [child.weight for child in node.children]
    try:
        points = combined(node.aggregate, children, weights)
    except ValueError as error:
        why = (Why("set", "unscorable", {"reason": f"{error}."}),)
        return NodeResult(node.code, None, maximum, "unscorable", why)
    return NodeResult(node.code, points, maximum, "scored" if points is not None else "unscorable")


def _status(children: Sequence[NodeResult]) -> Status:
    """Scored when every child has points; else why not."""
    kinds = {child.status for child in children}
    if kinds == {"not_applicable"} and all(child.maximum == 0 for child in children):
        return "not_applicable"
    if kinds == {"not_submitted"}:
        return "not_submitted"
    if any(child.points is None for child in children):
        return "missing"
    return "scored"


def _incomplete(children: Sequence[NodeResult], status: Status) -> tuple[Why, ...]:
    """Which children have no points."""
    if status == "not_submitted":
        return (Why("set", "not_submitted", {}),)
    lacking = [child.code for child in children if child.points is None]
    return (Why("set", "child_missing", {"inputs": tuple(lacking[:_NAMED])}),) if lacking else ()


def _left(
    declared: Fraction | None,
    maxima: Sequence[Fraction | None],
    children: Sequence[NodeResult],
    aggregate: str,
) -> Fraction | None:
    """The maximum that applies: what children left out is taken off, in a sum; a mean keeps its scale."""
    if children and all(child.maximum == 0 for child in children):
        return _ZERO
    if aggregate != "sum":
        return declared
    dropped = _ZERO
    for most, child in zip(maxima, children, strict=True):
        if most is not None and child.maximum is not None and child.maximum != most:
            dropped += most - child.maximum
    if declared is None:
        known = [child.maximum for child in children]
        return None if None in known else sum((most for most in known if most is not None), _ZERO)
    return declared - dropped


def total(rows: Sequence[NodeResult]) -> Fraction:
    """The exact sum of points that are all there, over common denominators."""
    by_denominator: dict[int, int] = {}
    for row in rows:
        if row.points is not None:
            denominator = row.points.denominator
            by_denominator[denominator] = by_denominator.get(denominator, 0) + row.points.numerator
    return sum((Fraction(top, bottom) for bottom, top in by_denominator.items()), _ZERO)


def combined(aggregate: str, rows: Sequence[NodeResult], weights: Sequence[Fraction]) -> Fraction | None:
    """Points of a parent: the sum, or the named aggregator over the children that apply; ValueError as it raises."""
    if aggregate == "sum":
        return total(rows)
    answer = found()[aggregate].aggregate([None if row.maximum == 0 else row.points for row in rows], weights)
    return None if answer is None else Fraction(answer)


def whole(
    criteria: CriteriaSet, tops: Sequence[NodeResult]
) -> tuple[Status, Fraction | None, Fraction | None, Fraction | None]:
    """Status, points, maximum and index (%) of a unit."""
    paired = list(zip(criteria.nodes, tops, strict=True))
    parts = [(node, row) for node, row in paired if node.kind == "part"]
    rows = [row for _, row in parts]
    maximum = _left(criteria.maximum, [node.maximum for node, _ in parts], rows, criteria.aggregate)
    status = _status(rows) if rows else "missing"
    submitted_nothing = status == "not_submitted" and criteria.not_submitted == "zero"
    if status != "scored" and not submitted_nothing:
        return status, None, maximum, None
    if submitted_nothing:
        return status, _ZERO, maximum, _ZERO
    try:
        points = combined(criteria.aggregate, rows, [node.weight for node, _ in parts])
    except ValueError:
        points = None
    if points is None or not maximum:
        return "unscorable", None, maximum, None
    if criteria.rescale and criteria.maximum is not None and criteria.maximum != maximum:
        points, maximum = points / maximum * criteria.maximum, criteria.maximum
    # Bonus and penalty are points of the declared scale: re-basing does not make more or less of them.
    points += extra(paired, "bonus", criteria.bonus_cap) - extra(paired, "penalty", criteria.penalty_cap)
    return status, points, maximum, points / maximum * 100


def extra(paired: Sequence[tuple[Node, NodeResult]], kind: str, cap: Fraction | None) -> Fraction:
    """Bonus or penalty points of the year, at most the cap."""
    points = total([row for node, row in paired if node.kind == kind])
    return points if cap is None else min(points, cap)
