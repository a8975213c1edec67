"""Try a set with one's own numbers: points and reasons of a criterion, an area or the whole, nothing stored."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import pgettext_lazy

from cchc.assessment.engine.given import STATUS_WORDS, Given, Inputs
from cchc.assessment.engine.input_files import cell_given
from cchc.assessment.engine.outcome import WORDS
from cchc.assessment.engine.placing import grade_of
from cchc.assessment.engine.scoring import score
from cchc.assessment.engine.why import rounded, written
from cchc.assessment.set_pages import INPUT_KINDS, exact, in_words
from cchc.assessment.speaking import language, said
from cchc.assessment.templatetags.vietnamese import vi
from cchc.assessment.views_sets import found_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse, QueryDict

    from cchc.assessment.engine.model import CriteriaSet, InputSpec, Node
    from cchc.assessment.engine.outcome import NodeResult
    from cchc.lib.words import Words

#: The unit of a trial.
TRIAL = "thử"
_PREFIX = "so."
_LONGEST = 60
#: Answers to a question with yes or no: as files have them, as pages say them.
YES_NO = {"có": pgettext_lazy("answer", "yes"), "không": pgettext_lazy("answer", "no")}


@dataclass
class Field:
    """An input as a field of the form: its name in the address, what was typed, what is wrong, what stands."""

    spec: InputSpec
    name: str
    label: str
    kind: Any
    typed: str
    choices: tuple[tuple[str, Any], ...] = ()
    error: str = ""
    given: Given | None = None
    now: str = ""

    @property
    def id(self) -> str:
        """Its id on the page."""
        return f"so-{self.spec.code}"


def trying(request: HttpRequest, code: str) -> HttpResponse:
    """The form of a node's inputs and, once something was typed, its points and why."""
    criteria = found_set(request, code)
    node = _node(criteria, request.GET.get("node", ""))
    leaves = [leaf for top in ([node] if node else criteria.nodes) for leaf in top.walk() if leaf.leaf]
    fields = list(fields_of(criteria, leaves, request.GET))
    typed = any(field.typed for field in fields)
    context: dict[str, Any] = {
        "code": code,
        "criteria": criteria,
        "name": said(criteria.name),
        "node": node,
        "node_name": said(node.name) if node else "",
        "rule": in_words(criteria, node) if node and node.leaf else "",
        "fields": fields,
        "areas": [(top.code, said(top.name)) for top in criteria.nodes],
        "faults": [field for field in fields if field.error],
    }
    if typed and not context["faults"]:
        context["result"] = _result(criteria, node, fields)
    return render(request, "assessment/try.html", context)


def _node(criteria: CriteriaSet, code: str) -> Node | None:
    if not code:
        return None
    if code not in criteria.by_code:
        raise Http404
    return criteria.by_code[code]


def fields_of(criteria: CriteriaSet, leaves: list[Node], query: QueryDict) -> Iterator[Field]:
    """One field an input, in the order of the criteria, each once."""
    for code in dict.fromkeys(code for leaf in leaves for code in leaf.inputs):
        spec = criteria.inputs[code]
        typed = query.get(_PREFIX + code, "").strip()[:_LONGEST]
        field = Field(spec, _PREFIX + code, said(spec.name), INPUT_KINDS[spec.kind], typed, _choices(spec))
        try:
            field.given = _given(spec, typed) if typed else None
        except ValueError as error:
            field.error = f"{str(error).rstrip('.')}."
        yield field


def _choices(spec: InputSpec) -> tuple[tuple[str, Any], ...]:
    """What may be answered and how it is called: a level is called in Vietnamese, as the set has it."""
    if spec.kind == "yes_no":
        return tuple(YES_NO.items())
    return tuple((level, level) for level in spec.levels) if spec.kind == "level" else ()


def given_words(spec: InputSpec, given: Given | None) -> str:
    """An answer as a person would write it."""
    if given is None or given.status != "value":
        return said(STATUS_WORDS[given.status if given else "missing"])
    if given.day is not None:
        return f"{given.day:%d/%m/%Y}"
    if spec.kind == "yes_no":
        return str(YES_NO["có" if given.number else "không"])
    return vi(given.level) if given.level else written(given.number or Fraction(0))


def _given(spec: InputSpec, typed: str) -> Given:
    """What was typed: 96,4 or 1928/2000, có, a level, a day, "không áp dụng", "không phát sinh"."""
    top, slash, bottom = typed.partition("/")
    if slash and spec.kind in ("percent", "number"):
        return cell_given(spec, top.strip() or None, bottom.strip() or None, {})
    return cell_given(spec, typed, None, {})


def _result(criteria: CriteriaSet, node: Node | None, fields: list[Field]) -> dict[str, Any]:
    """Points of the node (or of the whole) and of all below it, with reasons."""
    given = {field.spec.code: field.given for field in fields if field.given is not None}
    unit = score(criteria, Inputs({TRIAL: given})).units[0]
    wanted = {each.code for top in ([node] if node else criteria.nodes) for each in top.walk()}
    depths = {each.code: depth for top in criteria.nodes for each, depth in _depths(top, 0)}
    names = {each.code: each.name for each in criteria.walk()}
    rows = [_row(row, names[row.code], depths[row.code]) for row in unit.nodes if row.code in wanted]
    least = min((row["depth"] for row in rows), default=0)
    for row in rows:
        row["depth"] -= least
    head = rows[0] if node else {"points": exact(unit.points), "maximum": exact(unit.maximum)}
    grade = grade_of(criteria, unit.index) if not node else None
    index = None if node or unit.index is None else rounded(unit.index, criteria.index_places)
    return {"rows": rows, "head": head, "index": index, "grade": said(grade) if grade else ""}


def _depths(node: Node, depth: int) -> Iterator[tuple[Node, int]]:
    yield node, depth
    for child in node.children:
        yield from _depths(child, depth + 1)


def _row(row: NodeResult, words: Words, depth: int) -> dict[str, Any]:
    return {
        "code": row.code,
        "words": words,
        "depth": depth,
        "points": exact(row.points),
        "maximum": exact(row.maximum),
        "status": row.status,
        "status_words": said(WORDS[row.status]),
        "why": [why.say(language()) for why in row.why],
    }
