"""The recipe of a run as plain data: which set, what was given, what was chosen; a run can be done anew from it.

The set is named by code and year and pinned by a digest of everything in it, so that a set that was changed since is
noticed instead of silently giving other points.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, get_args

from cchc.assessment.engine.given import Given, GivenStatus, Inputs
from cchc.assessment.engine.model import CriteriaSet, Node
from cchc.assessment.engine.parameters import dump
from cchc.assessment.engine.scoring import Options, ScoreRun, score
from cchc.errors import UnreadableInput

_STATUSES = get_args(GivenStatus)


def of(run: ScoreRun) -> dict[str, Any]:
    """The recipe of a run; ``json.dumps`` takes it."""
    criteria = run.criteria
    return {
        "set": criteria.code,
        "year": criteria.year,
        "digest": digest(criteria),
        "inputs": inputs_out(run.inputs),
        "options": {"only": list(run.options.only)},
    }


def follow(recipe: Mapping[str, Any], find: Callable[[str, int], CriteriaSet]) -> ScoreRun:
    """The run of a recipe. ``find``: the set of a code and year.

    UnreadableInput where the set is no longer what it was, or the recipe is none.
    """
    try:
        criteria = find(str(recipe["set"]), int(recipe["year"]))
        inputs = inputs_in(recipe["inputs"])
        options = Options(tuple(recipe["options"]["only"]))
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableInput(f"Công thức chấm không đọc được ({error}).") from error
    if digest(criteria) != recipe["digest"]:
        raise UnreadableInput(
            f"Bộ tiêu chí {criteria.code} năm {criteria.year} đã thay đổi so với khi chấm; điểm sẽ không còn như cũ."
        )
    return score(criteria, inputs, options)


def digest(criteria: CriteriaSet) -> str:
    """SHA-256 of all of a set that decides about points, ranks and grades."""
    return hashlib.sha256(json.dumps(_set(criteria), sort_keys=True, default=str).encode()).hexdigest()


def _set(criteria: CriteriaSet) -> dict[str, Any]:
    rules = (
        "maximum",
        "places",
        "index_places",
        "missing",
        "not_submitted",
        "not_applicable",
        "nothing_arose",
    )
    more = ("rescale", "aggregate", "bonus_cap", "penalty_cap", "code", "year")
    return {
        **{key: dump(getattr(criteria, key)) for key in (*rules, *more)},
        "grades": [[grade.name.vi, str(grade.at_least)] for grade in criteria.grades],
        "ranking": str(criteria.ranking),
        "inputs": {code: [spec.kind, list(spec.levels)] for code, spec in criteria.inputs.items()},
        "nodes": [_node(node) for node in criteria.nodes],
    }


def _node(node: Node) -> dict[str, Any]:
    rule = node.rule
    return {
        "code": node.code,
        "maximum": str(node.maximum),
        "kind": node.kind,
        "weight": str(node.weight),
        "aggregate": node.aggregate,
        "policies": [node.not_applicable, node.nothing_arose],
        "inputs": list(node.inputs),
        "rule": None if rule is None else [rule.shape, str(rule.params)],
        "children": [_node(child) for child in node.children],
    }


def inputs_out(inputs: Inputs) -> dict[str, Any]:
    """Inputs as plain data: numbers as "n/d", days as ISO 8601."""
    return {
        "units": {
            unit: {code: _given_out(row) for code, row in rows.items()} for unit, rows in inputs.units.items()
        },
        "absent": sorted(inputs.absent),
    }


def _given_out(given: Given) -> dict[str, Any]:
    told: dict[str, Any] = {"status": given.status}
    if given.number is not None:
        told["number"] = str(given.number)
    if given.level:
        told["level"] = given.level
    if given.day is not None:
        told["day"] = given.day.isoformat()
    if given.parts is not None:
        told["parts"] = [str(part) for part in given.parts]
    return told


def inputs_in(raw: Mapping[str, Any]) -> Inputs:
    """What :func:`inputs_out` wrote; ValueError, KeyError or TypeError for anything else."""
    units = {
        str(unit): {str(code): _given_in(row) for code, row in rows.items()}
        for unit, rows in raw["units"].items()
    }
    return Inputs(units, frozenset(str(unit) for unit in raw["absent"]))


def _given_in(raw: Mapping[str, Any]) -> Given:
    if raw["status"] not in _STATUSES:
        raise ValueError(f"status {raw['status']!r}")
    parts = [Fraction(part) for part in raw.get("parts", ())]
    return Given(
        raw["status"],
        Fraction(raw["number"]) if "number" in raw else None,
        str(raw.get("level", "")),
        date.fromisoformat(raw["day"]) if "day" in raw else None,
        (parts[0], parts[1]) if parts else None,
    )
