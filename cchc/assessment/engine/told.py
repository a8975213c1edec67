"""A run told: the JSON of ``cchc score`` and its rows for table, CSV and Excel.

Numbers are texts of full precision in JSON and CSV; the table shows them rounded half up as the set publishes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.numbers_out import exact_text
from cchc.assessment.engine.outcome import WORDS
from cchc.assessment.engine.why import rounded
from cchc.lib.numbers import format_decimal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from cchc.assessment.engine.outcome import NodeResult
    from cchc.assessment.engine.placing import Standing
    from cchc.assessment.engine.scoring import ScoreRun, UnitResult
    from cchc.assessment.engine.why import Why


def as_json(
    run: ScoreRun,
    standings: Mapping[str, Standing],
    language: str,
    *,
    trace: bool,
    known: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """``{"set","year","max","units":[…]}``; with ``trace`` each reason has its parameters too.

    ``known``: the slug of the unit that a label means, where one was recognised.
    """
    criteria = run.criteria
    return {
        "set": criteria.code,
        "year": criteria.year,
        "max": exact_text(criteria.maximum),
        "illustrative": criteria.illustrative,
        "units": [
            {
                "slug": (known or {}).get(row.unit),
                **_unit(run, row, standings[row.unit], language, trace=trace),
            }
            for row in run.units
        ],
    }


def _unit(
    run: ScoreRun, row: UnitResult, standing: Standing, language: str, *, trace: bool
) -> dict[str, Any]:
    names = [node.name.say(language) for node in run.criteria.walk()]
    return {
        "unit": row.unit,
        "status": row.status,
        "points": exact_text(row.points),
        "max": exact_text(row.maximum),
        "index": exact_text(row.index),
        "rank": standing.rank,
        "of": standing.of,
        "group": standing.group.say(language) if standing.group else None,
        "grade": standing.grade.say(language) if standing.grade else None,
        "why": [_why(why, language, trace=trace) for why in row.why],
        "nodes": [
            _node(node, name, language, trace=trace) for node, name in zip(row.nodes, names, strict=True)
        ],
    }


def _node(row: NodeResult, name: str, language: str, *, trace: bool) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": name,
        "points": exact_text(row.points),
        "max": exact_text(row.maximum),
        "lost": exact_text(row.lost),
        "status": row.status,
        "why": [_why(why, language, trace=trace) for why in row.why],
    }


def _why(why: Why, language: str, *, trace: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"code": f"{why.rule}.{why.code}", "text": why.say(language)}
    if trace:
        told["values"] = {key: _value(value, language) for key, value in why.values.items()}
    return told


def _value(value: Any, language: str) -> Any:
    """A parameter of a reason as JSON has it: exact numbers as texts."""
    value = getattr(value, "exact", value)
    if hasattr(value, "numerator") and not isinstance(value, bool):
        return exact_text(value)
    if isinstance(value, tuple) and not hasattr(value, "say"):
        return [_value(part, language) for part in value]
    return value.say(language) if hasattr(value, "say") else str(value)


UNIT_LABELS = ("Đơn vị", "Điểm", "Điểm tối đa", "Chỉ số (%)", "Hạng", "Trên tổng", "Xếp loại", "Trạng thái")
NODE_LABELS = ("Đơn vị", "Mã", "Tiêu chí", "Điểm", "Điểm tối đa", "Điểm bị trừ", "Trạng thái", "Lý do")
UNIT_KEYS = ("unit", "points", "max", "index", "rank", "of", "grade", "status")
NODE_KEYS = ("unit", "code", "name", "points", "max", "lost", "status", "why")


def unit_labels(shape: str) -> tuple[str, ...]:
    """Heads of the rows of units: keys in CSV, words elsewhere."""
    return UNIT_KEYS if shape == "csv" else UNIT_LABELS


def node_labels(shape: str) -> tuple[str, ...]:
    """Heads of the rows of nodes: keys in CSV, words elsewhere."""
    return NODE_KEYS if shape == "csv" else NODE_LABELS


def unit_rows(
    run: ScoreRun, standings: Mapping[str, Standing], language: str, *, shown: bool
) -> Iterator[list[object]]:
    """One row a unit, best first. ``shown``: rounded as published, in this language's writing; else exact texts."""
    criteria = run.criteria
    order = sorted(run.units, key=lambda row: (standings[row.unit].rank is None, standings[row.unit].rank))
    for row in order:
        standing = standings[row.unit]
        yield [
            row.unit,
            _figure(row.points, criteria.places, shown=shown),
            _figure(row.maximum, criteria.places, shown=shown),
            _figure(row.index, criteria.index_places, shown=shown),
            standing.rank,
            standing.of,
            standing.grade.say(language) if standing.grade else None,
            WORDS[row.status].say(language) if shown else row.status,
        ]


def node_rows(run: ScoreRun, language: str, *, shown: bool) -> Iterator[list[object]]:
    """One row a unit and node, in the order of the set, with reasons."""
    names: Sequence[str] = [node.name.say(language) for node in run.criteria.walk()]
    places = run.criteria.places
    for unit in run.units:
        for row, name in zip(unit.nodes, names, strict=True):
            figures = [_figure(value, places, shown=shown) for value in (row.points, row.maximum, row.lost)]
            status = WORDS[row.status].say(language) if shown else row.status
            yield [
                unit.unit,
                row.code,
                name,
                *figures,
                status,
                " ".join(why.say(language) for why in row.why),
            ]


def _figure(value: Fraction | None, places: int, *, shown: bool) -> str | None:
    if value is None:
        return None
    return format_decimal(rounded(value, places), places) if shown else exact_text(value)
