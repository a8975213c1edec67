"""What the page of a set shows: its facts and its tree as lines, rules in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cchc.assessment.engine.rules import found
from cchc.assessment.engine.why import rounded
from cchc.assessment.speaking import language, said
from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from fractions import Fraction

    from cchc.assessment.engine.model import CriteriaSet, Node

COMPLETENESS = {
    "full": _("complete"),
    "partial": _("partial: not every criterion has a rule here"),
    "structure": _("structure only: it cannot be scored with"),
}
SCOPES = {
    "ministry": _("Ministries"),
    "province": _("Provinces"),
    "department": _("Departments"),
    "commune": _("Communes"),
    "district": _("Districts"),
    "unit": _("Units of every kind"),
}
ASSESSMENTS = {
    "self": _("self-assessed and verified"),
    "leaders_survey": _("survey of leaders"),
    "citizens_survey": _("survey of citizens"),
    "sipas": _("SIPAS"),
    "statistic": _("statistic"),
    "computed": _("computed by the system"),
}
POLICIES = {
    "rebase": _("left out of the maximum"),
    "full": _("counts as full points"),
    "zero": _("counts as 0 points"),
}
KINDS = {"part": "", "bonus": _("bonus"), "penalty": _("penalty")}
KIND_WORDS = {
    "set": pgettext_lazy("difference", "the set itself"),
    "added": pgettext_lazy("difference", "added"),
    "removed": pgettext_lazy("difference", "removed"),
    "moved": pgettext_lazy("difference", "moved"),
    "renamed": pgettext_lazy("difference", "renamed"),
    "reweighted": pgettext_lazy("difference", "most points changed"),
    "rule": pgettext_lazy("difference", "rule changed"),
    "owner": pgettext_lazy("difference", "owner changed"),
    "evidence": pgettext_lazy("difference", "evidence changed"),
    "assessment": pgettext_lazy("difference", "way of assessing changed"),
}
INPUT_KINDS = {
    "number": _("a number"),
    "percent": _("a percentage"),
    "count": _("a whole number"),
    "yes_no": _("yes or no"),
    "level": _("a level"),
    "date": _("a day"),
    "points": _("points"),
}


@dataclass(frozen=True)
class Line:
    """A node as a line of the tree. ``depth`` from 0; ``rule``: in words, empty for what has children."""

    node: Node
    depth: int
    name: str
    maximum: Decimal | None
    rule: str
    text: str
    assessment: Any
    inputs: tuple[dict[str, Any], ...]
    kind: Any
    not_applicable: Any
    nothing_arose: Any


def exact(value: Fraction | None) -> Decimal | None:
    """Points as they are printed in a set: thirds with four places."""
    return None if value is None else rounded(value, 4).normalize() + 0


def lines(criteria: CriteriaSet, search: str = "") -> list[Line]:
    """The tree as lines; with ``search``, what holds the words and everything above it."""
    every = [line for node in criteria.nodes for line in _below(criteria, node, 0)]
    words = fold(search).split()
    if not words:
        return every
    hit = {id(line.node) for line in every if _holds(line, words)}
    return [line for line in every if any(id(node) in hit for node in line.node.walk())]


def _holds(line: Line, words: list[str]) -> bool:
    text = fold(
        " ".join((line.node.code, line.name, line.rule, line.text, line.node.owner, *line.node.evidence))
    )
    return all(word in text for word in words)


def _below(criteria: CriteriaSet, node: Node, depth: int) -> Iterator[Line]:
    yield Line(
        node,
        depth,
        said(node.name),
        exact(node.maximum),
        in_words(criteria, node),
        node.rule.text if node.rule else "",
        ASSESSMENTS.get(node.assessment or "", ""),
        tuple(_input(criteria, code) for code in node.inputs),
        KINDS[node.kind] if depth == 0 else "",
        POLICIES[node.not_applicable or criteria.not_applicable],
        POLICIES[node.nothing_arose or criteria.nothing_arose],
    )
    for child in node.children:
        yield from _below(criteria, child, depth + 1)


def _input(criteria: CriteriaSet, code: str) -> dict[str, Any]:
    spec = criteria.inputs[code]
    return {"code": code, "name": said(spec.name), "kind": INPUT_KINDS[spec.kind], "indicator": spec.indicator,
            "levels": ", ".join(spec.levels), "denominator": said(spec.denominator)}  # fmt: skip


def in_words(criteria: CriteriaSet, node: Node) -> str:
    """The rule of a leaf in words; empty where there is none."""
    rule = node.rule
    if rule is None or rule.params is None or node.maximum is None:
        return ""
    return found()[rule.shape].say(rule.params, node.maximum, criteria.inputs, language())
