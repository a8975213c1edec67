"""A criteria set as the files that reading takes: ``set.yaml`` and one file an area, in a fixed and readable order.

``read(write(set)) == set`` but for places and the raw form of rules; what is a default is left out. Files are those of
one year: what a set once had in other years is not in it.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from cchc.assessment.engine.loading import SET_FILE
from cchc.assessment.engine.model import Ranking
from cchc.assessment.engine.parameters import declared, dump
from cchc.assessment.engine.set_files import (
    GradeFile,
    GroupFile,
    InputFile,
    NodeFile,
    RankingFile,
    SetFile,
)
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    import yaml

    from cchc.assessment.engine.model import CriteriaSet, InputSpec, Node, Rule

_WIDTH = 110


def files(criteria: CriteriaSet) -> dict[str, str]:
    """The texts of the files by name."""
    named = {SET_FILE: as_yaml(raw_set(criteria))}
    single = lone_inputs(criteria)
    for number, node in enumerate(criteria.nodes, 1):
        named[f"{number}.yaml"] = as_yaml(raw_node(criteria, node, single))
    return named


def lone_inputs(criteria: CriteriaSet) -> frozenset[str]:
    """Inputs that one node alone declares: they stand with it, the others in ``set.yaml``."""
    times = Counter(code for node in criteria.walk() for code in node.inputs)
    return frozenset(code for code, count in times.items() if count == 1)


def raw_set(criteria: CriteriaSet) -> dict[str, Any]:
    """What ``set.yaml`` holds."""
    lone = lone_inputs(criteria)
    shared = {code: input_file(spec) for code, spec in criteria.inputs.items() if code not in lone}
    special: dict[str, Any] = {
        "years": _years(criteria.years),
        "sources": criteria.sources or None,
        "grades": tuple(GradeFile(grade.name, grade.at_least) for grade in criteria.grades) or None,
        "ranking": _ranking(criteria.ranking),
        "inputs": shared or None,
    }
    plain = {
        parameter.key: getattr(criteria, parameter.key)
        for parameter in declared(SetFile)
        if parameter.key not in special
    }
    made: dict[str, Any] = dump(SetFile(**plain, **special))
    return made


def raw_node(criteria: CriteriaSet, node: Node, lone: frozenset[str]) -> dict[str, Any]:
    """What a file holds of a node and all below it."""
    special: dict[str, Any] = {
        "criteria": [raw_node(criteria, child, lone) for child in node.children] or None,
        "rule": raw_rule(node.rule, node.inputs) if node.rule else None,
        "inputs": _inputs(criteria, node, lone),
        "evidence": node.evidence or None,
        "years": _years(node.years),
    }
    plain = {
        parameter.key: getattr(node, parameter.key)
        for parameter in declared(NodeFile)
        if parameter.key not in special
    }
    made: dict[str, Any] = dump(NodeFile(**plain, **special))
    return dict(sorted(made.items(), key=lambda pair: pair[0] == "criteria"))


def raw_rule(rule: Rule, inputs: tuple[str, ...]) -> dict[str, Any]:
    """``{shape: …, parameters}``; an input that reading fills in by itself is left out."""
    if rule.params is None:
        body = dict(rule.raw or {})
    else:
        body = dump(rule.params)
        defaults = {
            parameter.key: parameter.default for parameter in declared(cast("type", type(rule.params)))
        }
        if defaults.get("input") == "" and len(inputs) == 1 and body.get("input") == inputs[0]:
            del body["input"]
        if defaults.get("inputs") == () and body.get("inputs") == list(inputs):
            del body["inputs"]
    return {"shape": rule.shape, **body, **({"text": rule.text} if rule.text else {})}


def input_file(spec: InputSpec) -> InputFile:
    """An input as a file declares it."""
    return InputFile(spec.name, spec.kind, spec.indicator, spec.short, spec.denominator, spec.levels)


def _inputs(criteria: CriteriaSet, node: Node, lone: frozenset[str]) -> dict[str, Any] | None:
    """The inputs of a node: declared here where it alone has them, else only named."""
    made: dict[str, Any] = {}
    for code in node.inputs:
        spec = criteria.inputs.get(code)
        made[code] = None
        if spec is not None and code in lone:
            said = input_file(spec)
            if len(node.inputs) == 1 and spec.name == node.name:
                said = dataclasses.replace(said, name=Words(""))
            made[code] = dump(said) or {}
    return made or None


def _ranking(ranking: Ranking) -> RankingFile:
    groups = tuple(
        GroupFile(group.name, group.kinds or None, group.units or None) for group in ranking.groups
    )
    return RankingFile(
        ranking.compare, ranking.ties, ranking.breakers or None, groups or None, ranking.unranked or None
    )


def _years(years: tuple[int | None, int | None]) -> tuple[int | None, int | None] | None:
    return None if years == (None, None) else years


def bare(criteria: CriteriaSet) -> CriteriaSet:
    """The set without what a form leaves behind: places, and rules as written. Two equal ones are the same set."""
    return dataclasses.replace(criteria, nodes=tuple(_bare(node) for node in criteria.nodes), place="")


def _bare(node: Node) -> Node:
    rule = (
        dataclasses.replace(node.rule, raw=None) if node.rule and node.rule.params is not None else node.rule
    )
    return dataclasses.replace(
        node, children=tuple(_bare(child) for child in node.children), rule=rule, place=""
    )


def as_yaml(raw: Mapping[str, Any]) -> str:
    """The text: collections of plain values on one line, the rest as blocks."""
    import yaml

    text: str = yaml.dump(
        raw, Dumper=dumper(), allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=None
    )
    return text


@cache
def dumper() -> type[yaml.SafeDumper]:
    """PyYAML's dumper without references and with exact decimals."""
    import yaml

    class Plain(yaml.SafeDumper):
        """Every value written out where it stands."""

        def ignore_aliases(self, data: Any) -> bool:
            """References are never written."""
            return True

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            """List items stand further in than their key."""
            return super().increase_indent(flow, indentless=False)

    Plain.add_representer(
        Decimal, lambda writer, value: writer.represent_scalar("tag:yaml.org,2002:float", _decimal(value))
    )
    return Plain


def _decimal(value: Decimal) -> str:
    """With a point and no exponent, as reading takes it."""
    text = f"{value:f}"
    return text if "." in text else f"{text}.0"
