"""A composite index over units: indicators brought onto one scale, then joined level by level up to the root.

Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008); the model of method is COINr 1.1.14 (R),
with whose results these agree. Arithmetic is exact (Fraction) save square roots and logarithms, which are right
to 50 digits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from cchc.assessment.engine.aggregating import AggregationError, Aggregator
from cchc.assessment.engine.composite_inputs import Inputs, read_inputs
from cchc.assessment.engine.composite_meta import Node, Structure, read_structure
from cchc.assessment.engine.composite_method import Method, of_levels
from cchc.assessment.engine.composite_table import read_table
from cchc.assessment.engine.normalising import exact
from cchc.assessment.engine.parameters import ParameterError
from cchc.errors import CchcError
from cchc.lib.words import Words

Scores = list[Fraction | None]
#: What a parameter in the meta table that is no number says.
_SWITCH = frozenset({"true", "false"})


@dataclass(frozen=True)
class Composite:
    """``scores``: by code of an indicator (normalised) or a node, one a unit in their order; None is missing."""

    units: tuple[str, ...]
    structure: Structure
    scores: Mapping[str, Scores]
    method: Method
    ways: Mapping[int, Aggregator]
    doubts: tuple[Words, ...]


def composite_of_files(meta: Path, inputs: Path, method: Method, ways: Sequence[Aggregator]) -> Composite:
    """The composite index of two files (CSV or a spreadsheet); CchcError with one sentence for what is wrong."""
    structure = read_structure(read_table(meta))
    return composite(structure, read_inputs(read_table(inputs), structure), method, ways)


def composite(structure: Structure, inputs: Inputs, method: Method, ways: Sequence[Aggregator]) -> Composite:
    """Normalise every indicator, then join level by level; CchcError where a method is not defined for the values."""
    of_level = of_levels(ways, structure.levels)
    method = method.located(inputs.units)
    doubts = [*structure.doubts, *inputs.doubts]
    set_by_meta = _of_meta(structure, method)
    scores: dict[str, Scores] = {}
    for node in structure.indicators:
        scores[node.code] = _normalised(inputs, node, method, set_by_meta[node.code], doubts)
    for node in structure.nodes:
        scores[node.code] = _joined(structure, inputs.units, node, of_level[node.level], scores)
    doubts += _without(inputs.units, structure.nodes[-1].code, scores)
    return Composite(inputs.units, structure, scores, method, of_level, tuple(doubts))


def _normalised(
    inputs: Inputs, node: Node, method: Method, set_by_meta: Mapping[str, Any], doubts: list[Words]
) -> Scores:
    """One indicator over the units; what is doubtful about it is added to ``doubts``."""
    try:
        params = method.params(set_by_meta)
        if node.direction == -1 and hasattr(method.normaliser, "turned"):
            params = method.normaliser.turned(params)
        values = [None if value is None else value * node.direction for value in inputs.values[node.code]]
        found = method.normaliser.normalise(values, params)
    except ParameterError as error:
        raise CchcError(f"Chuẩn hoá chỉ tiêu “{node.code}” theo {method.written}: {error}") from error
    doubt = method.normaliser.doubt(values, params)
    if doubt:
        doubts.append(Words(f"chỉ tiêu “{node.code}”: {doubt.vi}", f"indicator “{node.code}”: {doubt.en}"))
    return [None if value is None else exact(value) for value in found]


def _of_meta(structure: Structure, method: Method) -> dict[str, dict[str, Any]]:
    """Parameters by indicator that the meta table sets in columns of COINr's names and that were not written."""
    table = structure.table
    there = {name.casefold(): name for name in table.header}
    wanted = [
        (key, there[column.casefold()])
        for key, column in method.normaliser.COLUMNS.items()
        if key not in method.raw and column.casefold() in there
    ]
    cells = dict(table.rows) if wanted else {}
    found: dict[str, dict[str, Any]] = {node.code: {} for node in structure.indicators}
    for key, own in wanted:
        mark = table.mark([own])
        for node in structure.indicators:
            text = cells[node.row][own]
            value = text if text.casefold() in _SWITCH else table.number(node.row, own, text, mark)
            if value is not None:
                found[node.code][key] = value
    return found


def _joined(
    structure: Structure, units: Sequence[str], node: Node, way: Aggregator, scores: Mapping[str, Scores]
) -> Scores:
    """One node over the units, from its children."""
    below = structure.children[node.code]
    weights = [child.weight for child in below]
    columns = [scores[child.code] for child in below]
    found: Scores = []
    for unit, values in zip(units, zip(*columns, strict=True), strict=True):
        try:
            value = way.aggregate(values, weights)
        except AggregationError as error:
            raise CchcError(
                f"Đơn vị “{unit}”, nút “{node.code}”: {error}; hãy chuẩn hoá lên khoảng dương như minmax:1,100, "
                "hoặc dùng --aggregate amean."
            ) from error
        found.append(None if value is None else exact(value))
    return found


def _without(units: Sequence[str], root: str, scores: Mapping[str, Scores]) -> list[Words]:
    """The units that have no index, told once."""
    without = [unit for unit, score in zip(units, scores[root], strict=True) if score is None]
    if not without:
        return []
    named = ", ".join(f"“{unit}”" for unit in without[:8]) + (" …" if len(without) > 8 else "")
    return [
        Words(
            f"{len(without)}/{len(units)} đơn vị không có “{root}” vì thiếu mọi giá trị: {named}",
            f"{len(without)} of {len(units)} units have no “{root}”, since every value is missing: {named}",
        )
    ]
