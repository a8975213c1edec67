"""What a case of a criteria set expects, and the sentences for what came out otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.outcome import Status
from cchc.assessment.engine.parameters import ParameterError, build, fraction, par
from cchc.assessment.engine.why import rounded, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.model import CriteriaSet
    from cchc.assessment.engine.outcome import NodeResult
    from cchc.assessment.engine.placing import Standing
    from cchc.assessment.engine.scoring import UnitResult

_UNSAID = object()


@dataclass(frozen=True)
class StructureFile:
    """What the set itself must be, whatever the answers: its maximum, its leaves, maxima and owners of nodes."""

    maximum: Fraction | None = par("Tổng điểm tối đa", "Most points in all", None)
    leaves: int | None = par("Số tiêu chí được chấm", "Number of leaves", None)
    maxima: Mapping[str, Fraction] | None = par("Điểm tối đa theo mã", "Most points by code", None)
    names: Mapping[str, str] | None = par("Tên theo mã", "Names by code", None)
    owners: Mapping[str, str] | None = par("Cơ quan phụ trách theo mã", "Owners by code", None)


@dataclass(frozen=True)
class NodeExpect:
    """What a node must come to; what is not said is not looked at. ``says``: a phrase of its reason, capitals aside."""

    points: Any = par("Điểm", "Points", _UNSAID)
    maximum: Any = par("Điểm tối đa áp dụng", "Maximum that applies", _UNSAID)
    status: Status | None = par("Trạng thái", "Status", None)
    says: str = par("Cụm từ trong lý do", "A phrase of the reason", "")


@dataclass(frozen=True)
class ExpectFile:
    """``expect``. Points of a node alone may stand instead of :class:`NodeExpect`; null: it has none.

    ``total`` and ``index`` are compared exactly, or as published where they are written with ``published: true``.
    """

    total: Any = par("Tổng điểm", "Points in all", _UNSAID)
    maximum: Any = par("Tổng điểm tối đa áp dụng", "Maximum that applies", _UNSAID)
    index: Any = par("Chỉ số (%)", "Index (%)", _UNSAID)
    published: bool = par("So số đã làm tròn", "Compare the rounded figures", default=False)
    status: Status | None = par("Trạng thái", "Status", None)
    grade: Any = par("Xếp loại", "Grade", _UNSAID)
    rank: Any = par("Hạng", "Rank", _UNSAID)
    of: Any = par("Trên tổng", "Out of", _UNSAID)
    nodes: Mapping[str, Any] | None = par("Điểm theo mã", "Nodes", None)
    structure: StructureFile = par("Cấu trúc", "Structure", StructureFile())


def faults(criteria: CriteriaSet, row: UnitResult, standing: Standing, expect: ExpectFile) -> Iterator[str]:
    """A sentence for each thing that came out otherwise."""
    try:
        yield from _whole(criteria, row, expect)
        yield from _standing(standing, expect)
        for code, wanted in (expect.nodes or {}).items():
            yield from _node(criteria, row, code, wanted)
        yield from _structure(criteria, expect.structure)
    except ParameterError as error:
        yield str(error)


def _whole(criteria: CriteriaSet, row: UnitResult, expect: ExpectFile) -> Iterator[str]:
    places = (criteria.places, criteria.index_places) if expect.published else (None, None)
    yield from _number("tổng điểm", row.points, expect.total, places[0])
    yield from _number("điểm tối đa", row.maximum, expect.maximum)
    yield from _number("chỉ số", row.index, expect.index, places[1])
    if expect.status is not None and row.status != expect.status:
        yield f"trạng thái là {row.status}, phải là {expect.status}."


def _standing(standing: Standing, expect: ExpectFile) -> Iterator[str]:
    grade = standing.grade.vi if standing.grade else None
    for name, found, wanted in (
        ("xếp loại", grade, expect.grade),
        ("hạng", standing.rank, expect.rank),
        ("tổng số xếp hạng", standing.of, expect.of),
    ):
        if wanted is not _UNSAID and found != wanted:
            yield f"{name} là {found}, phải là {wanted}."


def _node(criteria: CriteriaSet, row: UnitResult, code: str, wanted: Any) -> Iterator[str]:
    """What a node came to against what it must."""
    if code not in criteria.by_code:
        yield f"bộ tiêu chí không có mã {code} năm {criteria.year}."
        return
    if isinstance(wanted, Mapping):
        expect: NodeExpect = build(NodeExpect, wanted, f"nodes.{code}")
    else:
        expect = NodeExpect(points=wanted)
    found = row.node(code)
    yield from _number(f"điểm {code}", found.points, expect.points)
    yield from _number(f"điểm tối đa {code}", found.maximum, expect.maximum)
    if expect.status is not None and found.status != expect.status:
        yield f"trạng thái {code} là {found.status}, phải là {expect.status}."
    if expect.says and expect.says.casefold() not in reasons(found).casefold():
        yield f"lý do {code} là “{reasons(found)}”, phải có “{expect.says}”."


def reasons(row: NodeResult, language: str = "vi") -> str:
    """All reasons of a node as one text."""
    return " ".join(why.say(language) for why in row.why)


def _structure(criteria: CriteriaSet, expect: StructureFile) -> Iterator[str]:
    if expect.maximum is not None:
        yield from _number("điểm tối đa của bộ", criteria.maximum, expect.maximum)
    if expect.leaves is not None and len(criteria.leaves) != expect.leaves:
        yield f"bộ có {len(criteria.leaves)} tiêu chí được chấm, phải là {expect.leaves}."
    wanted: list[tuple[str, str, Any]] = [
        *(("maximum", code, value) for code, value in (expect.maxima or {}).items()),
        *(("name", code, value) for code, value in (expect.names or {}).items()),
        *(("owner", code, value) for code, value in (expect.owners or {}).items()),
    ]
    for key, code, value in wanted:
        node = criteria.by_code.get(code)
        found = None if node is None else node.name.vi if key == "name" else getattr(node, key)
        if found != value:
            yield f"{key} của {code} là {found}, phải là {value}."


def _number(name: str, found: Fraction | None, wanted: Any, places: int | None = None) -> Iterator[str]:
    """A sentence when a figure is not what it must be; ``places``: compare rounded to so many places."""
    if wanted is _UNSAID:
        return
    if found is not None and places is not None:
        found = Fraction(rounded(found, places))
    if (None if wanted is None else fraction(wanted, name)) != found:
        yield f"{name} là {_shown(found)}, phải là {_shown(None if wanted is None else fraction(wanted, name))}."


def _shown(value: Fraction | None) -> str:
    """A figure in a message: exact where four places do not tell it."""
    if value is None:
        return "không có"
    text = written(value)
    return text if Fraction(rounded(value, 4)) == value else f"{text} ({value.numerator}/{value.denominator})"
