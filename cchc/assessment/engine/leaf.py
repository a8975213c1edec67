"""The score of one leaf: what the four kinds of having no value mean, then the rule."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cchc.assessment.engine.given import MISSING, Given
from cchc.assessment.engine.outcome import NodeResult
from cchc.assessment.engine.rules import found
from cchc.assessment.engine.shape import Case, Unscorable
from cchc.assessment.engine.why import Why

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.assessment.engine.model import CriteriaSet, Node, Policy
    from cchc.assessment.engine.peers import Peers
    from cchc.assessment.engine.shape import Shape

_ZERO = Fraction(0)
_NONE = Given("value", _ZERO)


class Leaf(NamedTuple):
    """A leaf made ready: its rule's file, its inputs, what the set decides for it."""

    node: Node
    shape: Shape | None
    codes: tuple[str, ...]
    criteria: CriteriaSet
    not_applicable: Policy
    nothing_arose: Policy
    lenient: bool

    def score(self, given: Mapping[str, Given], peers: Peers, place: int, *, absent: bool) -> NodeResult:
        """The leaf's row for a unit. ``absent``: the unit handed in nothing."""
        node, maximum = self.node, self.node.maximum
        if absent:
            return self._absent()
        if self.shape is None or node.rule is None or maximum is None:
            return NodeResult(node.code, None, maximum, "missing", (Why("set", "no_rule", {}),))
        mine = {code: given.get(code, MISSING) for code in self.codes}
        for code in self.codes:
            if mine[code].status != "value":
                counted = self.counted(mine)
                if counted is None:
                    return self._without(mine)
                mine = counted
                break
        try:
            points, why, nothing = self.shape.score(
                node.rule.params, Case(mine, maximum, self.criteria.inputs, peers, place)
            )
        except Unscorable as error:
            points, why, nothing = None, (error.why,), False
        except ZeroDivisionError:
            # Only parameters with faults lead here; the checks of the set tell which.
            points, why, nothing = None, (Why("set", "divides_by_zero", {}),), False
        if nothing:
            return self._by("nothing_arose", self.nothing_arose, why)
        return NodeResult(node.code, points, maximum, "unscorable" if points is None else "scored", why)

    def counted(self, mine: Mapping[str, Given]) -> dict[str, Given] | None:
        """The inputs with 0 for counts of which nothing arose, where others have values; None where that is not all.

        Of two kinds of violation one may not have arisen: that is none of them, not a criterion without cases.
        """
        specs = self.criteria.inputs
        kinds = {given.status for given in mine.values()}
        none = [code for code, given in mine.items() if given.status == "nothing_arose"]
        if kinds != {"value", "nothing_arose"} or any(specs[code].kind != "count" for code in none):
            return None
        return {**mine, **dict.fromkeys(none, _NONE)}

    def _absent(self) -> NodeResult:
        if self.criteria.not_submitted == "zero" or self.lenient:
            why = (Why("set", "not_submitted_zero", {}),)
            return NodeResult(self.node.code, _ZERO, self.node.maximum, "not_submitted", why)
        why = (Why("set", "not_submitted", {}),)
        return NodeResult(self.node.code, None, self.node.maximum, "not_submitted", why)

    def _without(self, mine: Mapping[str, Given]) -> NodeResult:
        """The row when an input has no value: not applicable goes before missing, missing before nothing arose."""
        node, statuses = self.node, {given.status for given in mine.values()}
        if "not_applicable" in statuses:
            return self._by("not_applicable", self.not_applicable)
        if "missing" in statuses or "not_submitted" in statuses:
            names = tuple(
                self.criteria.inputs[code].name for code in self.codes if mine[code].status == "missing"
            )
            zero = self.lenient or self.criteria.missing == "zero"
            why = (Why("set", "missing_zero" if zero else "missing_none", {"inputs": names}),)
            return NodeResult(node.code, _ZERO if zero else None, node.maximum, "missing", why)
        return self._by("nothing_arose", self.nothing_arose)

    def _by(self, status: str, policy: Policy, first: tuple[Why, ...] = ()) -> NodeResult:
        """Left out of the maximum, full points or zero, as the set says. ``first``: what the rule says about it."""
        maximum = self.node.maximum or _ZERO
        why = (*first, Why("set", f"{status}_{policy}", {"maximum": maximum}))
        points = {"rebase": _ZERO, "full": maximum, "zero": _ZERO}[policy]
        return NodeResult(self.node.code, points, _ZERO if policy == "rebase" else maximum, status, why)  # type: ignore[arg-type]


def compiled(criteria: CriteriaSet, node: Node) -> Leaf:
    """A leaf made ready; one whose rule has faults has no shape and is not scored.

    A bonus or penalty without inputs counts as zero: nothing was claimed and nothing was found.
    """
    rule = node.rule
    shape = found().get(rule.shape) if rule is not None and rule.params is not None else None
    codes = tuple(shape.reads(rule.params)) if shape is not None and rule is not None else ()
    return Leaf(
        node,
        shape,
        codes,
        criteria,
        node.not_applicable or criteria.not_applicable,
        node.nothing_arose or criteria.nothing_arose,
        lenient=_extra(criteria, node),
    )


def _extra(criteria: CriteriaSet, node: Node) -> bool:
    """Whether the leaf stands under a bonus or a penalty."""
    return any(node in top.walk() for top in criteria.nodes if top.kind != "part")
