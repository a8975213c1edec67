"""A criteria set to an Excel file."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from cchc.assessment.engine.dumping import raw_rule
from cchc.assessment.engine.rules import found
from cchc.assessment.engine.workbook import choices, facts
from cchc.assessment.engine.workbook.cells import lines_out, number_cell, yaml_out, years_out
from cchc.assessment.engine.workbook.layout import (
    COLUMNS,
    CRITERIA,
    FACT_COLUMNS,
    FACTS,
    INPUT_COLUMNS,
    INPUTS,
)
from cchc.lib.xlsx import Sheet, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.model import CriteriaSet, Node
    from cchc.lib.xlsx import Cell


def workbook(criteria: CriteriaSet) -> bytes:
    """The file: equal sets give equal bytes."""
    out = BytesIO()
    title = (criteria.name.vi, f"Năm {criteria.year}")
    sheets = [
        Sheet(CRITERIA, [head.label for head in COLUMNS], list(_criteria(criteria)), above=title),
        Sheet(FACTS, [head.label for head in FACT_COLUMNS], list(facts.rows(criteria))),
        Sheet(INPUTS, [head.label for head in INPUT_COLUMNS], list(_inputs(criteria))),
    ]
    write(out, sheets)
    return out.getvalue()


def _criteria(criteria: CriteriaSet) -> Iterator[list[Cell]]:
    for top in criteria.nodes:
        yield from _rows(criteria, top, 1)


def _rows(criteria: CriteriaSet, node: Node, level: int) -> Iterator[list[Cell]]:
    cells: dict[str, Cell] = {
        "code": node.code,
        "name": node.name.vi,
        "name_en": node.name.en or None,
        "maximum": number_cell(node.maximum),
        "rule_text": rule_words(criteria, node) or None,
        "rule": rule_notation(node) or None,
        "evidence": lines_out(node.evidence) or None,
        "owner": node.owner or None,
        "inputs": lines_out(node.inputs) or None,
        "level": level,
        "legal": node.legal or None,
        "note": node.note or None,
        "checked": node.checked,
        "years": years_out(node.years) or None,
        "aggregate": None if node.aggregate == "sum" else node.aggregate,
        "weight": None if node.weight == 1 else number_cell(node.weight),
        "kind": None if node.kind == "part" else choices.out("kind", node.kind),
        "assessment": node.assessment and choices.out("assessment", node.assessment),
        "not_applicable": node.not_applicable and choices.out("policy", node.not_applicable),
        "nothing_arose": node.nothing_arose and choices.out("policy", node.nothing_arose),
    }
    yield [cells[head.key] for head in COLUMNS]
    for child in node.children:
        yield from _rows(criteria, child, level + 1)


def rule_words(criteria: CriteriaSet, node: Node) -> str:
    """The wording of the decision, else the rule said in words."""
    return node.rule.text or said(criteria, node) if node.rule else ""


def said(criteria: CriteriaSet, node: Node) -> str:
    """The rule of a node said in words; nothing where there is none that can be read."""
    if node.rule is None or node.rule.params is None:
        return ""
    maximum = node.maximum if node.maximum is not None else node.weight * 0
    return found()[node.rule.shape].say(node.rule.params, maximum, criteria.inputs, "vi")


def rule_notation(node: Node) -> str:
    """The rule as YAML on one line, without its wording."""
    if node.rule is None:
        return ""
    raw = raw_rule(node.rule, node.inputs)
    raw.pop("text", None)
    return yaml_out(raw)


def _inputs(criteria: CriteriaSet) -> Iterator[list[Cell]]:
    for spec in criteria.inputs.values():
        yield [
            spec.code,
            spec.name.vi,
            choices.out("input", spec.kind),
            spec.indicator or None,
            spec.short.vi or None,
            spec.denominator.vi or None,
            lines_out(spec.levels) or None,
            spec.name.en or None,
            spec.short.en or None,
            spec.denominator.en or None,
        ]
