"""The form of the files of a criteria set: what may stand in ``set.yaml`` and in the file of an area.

``data/criteria/<set>/<year>/``: ``set.yaml`` (:class:`SetFile`), one file an area (:class:`NodeFile`, the children
nested under ``criteria``), ``cases.yaml``. ``<year>`` is the first year for which the version holds. Numbers are exact
(0.5, "1/3"); a maximum that changed is a list of ``{from: year, value: points}``; ``years: [2019, 2020]`` says when a
node holds (null: open).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from cchc.assessment.engine.model import (
    Assessment,
    Compare,
    Completeness,
    InputKind,
    MissingPolicy,
    NodeKind,
    Policy,
    Scope,
    SubmissionPolicy,
    Ties,
)
from cchc.assessment.engine.parameters import par
from cchc.lib.words import Words

__all__ = ["InputFile", "NodeFile", "SetFile"]


@dataclass(frozen=True)
class InputFile:
    """An input as a leaf or a set declares it."""

    name: Words = par("Tên số liệu", "Name of the input", Words(""))
    kind: InputKind = par("Loại số liệu", "Kind of input", "number")
    indicator: str = par("Chỉ tiêu số liệu lấy từ", "Indicator it is taken from", "")
    short: Words = par("Danh từ dùng khi giải thích", "Noun used in explanations", Words(""))
    denominator: Words = par("Mẫu số", "Denominator in words", Words(""))
    levels: tuple[str, ...] = par("Các mức trả lời, tốt nhất trước", "Answers allowed, best first", ())


@dataclass(frozen=True)
class NodeFile:
    """A node as a file has it."""

    code: str = par("Mã", "Code")
    name: Words = par("Tên", "Name")
    maximum: Any = par("Điểm tối đa", "Most points", None)
    kind: NodeKind = par("Loại: part, bonus, penalty", "Kind: part, bonus, penalty", "part")
    criteria: Any = par("Các tiêu chí bên dưới", "Children", None)
    rule: Any = par("Cách tính điểm", "Rule", None)
    inputs: Any = par("Số liệu đầu vào", "Inputs", None)
    assessment: Assessment | None = par("Cách đánh giá", "How it is assessed", None)
    evidence: tuple[str, ...] | None = par("Tài liệu kiểm chứng", "Evidence asked for", None)
    owner: str = par("Cơ quan phụ trách", "Owner", "")
    not_applicable: Policy | None = par("Khi không áp dụng", "When not applicable", None)
    nothing_arose: Policy | None = par("Khi không phát sinh", "When nothing arose", None)
    weight: Fraction = par("Trọng số", "Weight", Fraction(1))
    aggregate: str = par("Cách cộng từ bên dưới", "How it follows from its children", "sum")
    legal: str = par("Căn cứ", "Legal reference", "")
    note: str = par("Ghi chú", "Note", "")
    checked: date | None = par("Ngày kiểm tra lần cuối", "Last checked", None)
    years: tuple[int | None, ...] | None = par("Năm áp dụng [từ, đến]", "Years it holds [from, to]", None)


@dataclass(frozen=True)
class GradeFile:
    """A grade as a set has it."""

    name: Words = par("Tên xếp loại", "Name of the grade")
    at_least: Fraction = par("Từ chỉ số (%)", "From index (%)")


@dataclass(frozen=True)
class GroupFile:
    """A ranking group as a set has it."""

    name: Words = par("Tên nhóm", "Name of the group")
    kinds: tuple[str, ...] | None = par("Loại đơn vị", "Kinds of unit", None)
    units: tuple[str, ...] | None = par("Đơn vị", "Units", None)


@dataclass(frozen=True)
class RankingFile:
    """How a set ranks."""

    compare: Compare = par(
        "Xếp theo số đã công bố hay số đầy đủ", "Rank the published or the exact index", "published"
    )
    ties: Ties = par("Khi bằng điểm", "When equal", "competition")
    breakers: tuple[str, ...] | None = par("Tiêu chí phân định khi bằng điểm", "Nodes that break ties", None)
    groups: tuple[GroupFile, ...] | None = par("Nhóm xếp hạng", "Ranking groups", None)
    unranked: tuple[str, ...] | None = par("Chấm nhưng không xếp hạng", "Scored, unranked", None)


@dataclass(frozen=True)
class SetFile:
    """``set.yaml``."""

    code: str = par("Mã bộ tiêu chí", "Code of the set")
    name: Words = par("Tên", "Name")
    maximum: Any = par("Tổng điểm tối đa", "Most points in all", None)
    scope: Scope = par("Cấp đánh giá", "Which units it scores", "unit")
    completeness: Completeness = par("Mức đầy đủ: full, partial, structure", "Completeness", "full")
    illustrative: bool = par("Dữ liệu minh hoạ", "Made up by us", default=False)
    years: tuple[int | None, ...] | None = par("Năm áp dụng [từ, đến]", "Years it holds [from, to]", None)
    issuer: str = par("Cơ quan ban hành", "Issuer", "")
    legal: str = par("Căn cứ", "Legal reference", "")
    sources: tuple[str, ...] | None = par("Nguồn", "Sources", None)
    note: str = par("Ghi chú", "Note", "")
    checked: date | None = par("Ngày kiểm tra lần cuối", "Last checked", None)
    places: int = par("Số chữ số thập phân của điểm", "Places of published points", 2)
    index_places: int = par("Số chữ số thập phân của chỉ số", "Places of the published index", 2)
    missing: MissingPolicy = par("Khi thiếu số liệu", "When an input is missing", "none")
    not_submitted: SubmissionPolicy = par("Khi không gửi kết quả", "When nothing was handed in", "unranked")
    not_applicable: Policy = par("Khi không áp dụng", "When not applicable", "rebase")
    nothing_arose: Policy = par("Khi không phát sinh", "When nothing arose", "full")
    rescale: bool = par(
        "Quy điểm về thang tối đa đã công bố", "Rescale points to the declared total", default=False
    )
    aggregate: str = par("Cách cộng các lĩnh vực", "How the areas add up", "sum")
    bonus_cap: Fraction | None = par("Trần điểm thưởng", "Cap of bonus points", None)
    penalty_cap: Fraction | None = par("Trần điểm trừ", "Cap of penalty points", None)
    grades: tuple[GradeFile, ...] | None = par("Xếp loại", "Grades", None)
    ranking: RankingFile = par("Xếp hạng", "Ranking", RankingFile())
    inputs: Mapping[str, InputFile] | None = par("Số liệu dùng chung", "Shared inputs", None)
