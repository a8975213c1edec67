"""An indicator: the only way a fact becomes a number. One name, one formula, one owner, one source.

Two definitions of one name are two indicators with two codes: a province's online rate is 94,24% of the dossiers newly
received or 82,44% of all dossiers of the period, and both are right (Hòa Bình, first quarter of 2023). Source of the
fields: ours, from what the ministry's report forms and the criteria sets of provinces name for a figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cchc.lib.words import Words

if TYPE_CHECKING:
    from datetime import date

#: Small letters, digits and underscores; a dot may part the domain from the rest: ``ho_so_dung_han``, ``tasks.late``.
CODE: Final = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*")
LONGEST_CODE: Final = 64

#: What a figure is measured in; the word printed behind it.
MEASURES: Final = {
    "percent": Words("%", "%"),
    "index": Words("% (chỉ số công bố)", "% (published index)"),
    "points": Words("điểm", "points"),
    "rank": Words("hạng", "rank"),
    "count": Words("", ""),
    "people": Words("người", "people"),
    "days": Words("ngày", "days"),
    "hours": Words("giờ", "hours"),
    "vnd": Words("đồng", "VND"),
    "million_vnd": Words("triệu đồng", "million VND"),
    "billion_vnd": Words("tỷ đồng", "billion VND"),
    "million_usd": Words("triệu USD", "million USD"),
}
#: Measures whose value is a quotient always, and those whose value never is one. Others may be either.
QUOTIENTS: Final = ("percent",)
PLAIN: Final = ("index", "rank", "count", "people")

DIRECTIONS: Final = {
    "up": Words("Càng cao càng tốt", "Higher is better"),
    "down": Words("Càng thấp càng tốt", "Lower is better"),
    "none": Words("Không so cao thấp", "Neither"),
}
SOURCE_KINDS: Final = {
    "declared": Words("Đơn vị kê khai", "Declared by units"),
    "dossier_kpi": Words("Hồ sơ thủ tục hành chính", "Dossiers"),
    "survey_estimate": Words("Điều tra, khảo sát", "Survey estimate"),
    "register_count": Words("Sổ theo dõi", "Count of a register"),
    "task_count": Words("Nhiệm vụ được giao", "Count of tasks"),
    "published_statistic": Words("Số liệu đã công bố", "Published statistic"),
}
#: Places after the comma: no figure of an office has more.
MOST_PLACES: Final = 6


@dataclass(frozen=True)
class Indicator:
    """One indicator. ``denominator`` is empty for a plain amount; ``measure``: a key of ``MEASURES``.

    ``precision``: places after the comma on the screen. It holds from ``valid_from`` to ``valid_to``, both included;
    None is an open end. ``source`` and ``url``: what it stands on, in words and where to read it. ``owner``: the body
    that answers for it, a unit's slug or words. ``source_kind``: where its values come from. ``illustrative``: no paper
    says it so, we do. ``checked``: when somebody last held it beside its source. ``place``: the file that declares it.
    """

    code: str
    name: Words
    numerator: Words
    measure: str
    source: str
    owner: str
    source_kind: str
    checked: date
    denominator: Words = Words("")
    direction: str = "up"
    precision: int = 0
    valid_from: date | None = None
    valid_to: date | None = None
    url: str = ""
    illustrative: bool = False
    place: str = field(default="", compare=False)

    @property
    def rated(self) -> bool:
        """Whether its value is a quotient, numerator over denominator."""
        return bool(self.denominator.vi)

    def holds(self, on: date) -> bool:
        """Whether the definition is in force on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


def faults(one: Indicator) -> list[str]:
    """What is wrong with an indicator, each a Vietnamese sentence ``key: found; allowed``; none where it is sound.

    Types are taken for right (the reader of YAML looks at those first).
    """
    return [
        *_code_faults(one.code),
        *_choice_faults("measure", one.measure, MEASURES),
        *_choice_faults("direction", one.direction, DIRECTIONS),
        *_choice_faults("source_kind", one.source_kind, SOURCE_KINDS),
        *_word_faults(one),
        *_number_faults(one),
        *_formula_faults(one),
    ]


def _code_faults(code: str) -> list[str]:
    if CODE.fullmatch(code) and len(code) <= LONGEST_CODE:
        return []
    allowed = (
        "chỉ gồm chữ thường không dấu, chữ số, gạch dưới và dấu chấm, bắt đầu bằng chữ, "
        f"tối đa {LONGEST_CODE} ký tự, như ho_so_dung_han"
    )
    return [f"code: “{code[:70]}” không phải mã; {allowed}."]


def _choice_faults(key: str, found: str, allowed: dict[str, Words]) -> list[str]:
    return [] if found in allowed else [f"{key}: không nhận “{found[:40]}”; chỉ nhận {', '.join(allowed)}."]


def _word_faults(one: Indicator) -> list[str]:
    """Names and formulas stand in both languages; source and owner are said."""
    found = []
    for key in ("name", "numerator", "denominator"):
        words: Words = getattr(one, key)
        if (key != "denominator" or words.en) and not words.vi.strip():
            found.append(f"{key}.vi: để trống; phải có lời tiếng Việt.")
        elif words.vi and not words.en.strip():
            found.append(f"{key}.en: để trống; phải có lời tiếng Anh.")
    found += [f"{key}: để trống; phải ghi bằng lời." for key in ("source", "owner") if not getattr(one, key)]
    if one.url and not one.url.startswith(("http://", "https://")):
        found.append(f"url: “{one.url[:60]}” không phải địa chỉ; phải bắt đầu bằng https:// hoặc http://.")
    return found


def _number_faults(one: Indicator) -> list[str]:
    found = []
    if not 0 <= one.precision <= MOST_PLACES:
        found.append(f"precision: không nhận {one.precision}; chỉ nhận số nguyên từ 0 đến {MOST_PLACES}.")
    if one.valid_from and one.valid_to and one.valid_to < one.valid_from:
        found.append(
            f"valid_to: {one.valid_to:%d/%m/%Y} trước valid_from {one.valid_from:%d/%m/%Y}; phải bằng hoặc sau."
        )
    return found


def _formula_faults(one: Indicator) -> list[str]:
    """A rate names its denominator; a count has none."""
    if one.measure in QUOTIENTS and not one.rated:
        return [f"denominator: để trống; đơn vị tính {one.measure} phải có mẫu số bằng lời."]
    if one.measure in PLAIN and one.rated:
        return [
            f"denominator: “{one.denominator.vi[:40]}”; đơn vị tính {one.measure} không có mẫu số, hãy để trống."
        ]
    return []
