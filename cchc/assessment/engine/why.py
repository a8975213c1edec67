"""Why a node got its points: a code with parameters; the wordings stand in the file of the rule.

A wording is a template: ``{value:%}`` a percentage, ``{points:.}`` a number, ``{gap:pp}`` percentage points,
``{count:d}`` a whole number, ``{day:date}`` a day, ``{name}`` a text or Words. Numbers are rounded half up, to four
places at most (percentages to two), here alone; the parameters stay exact.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc.lib.numbers import format_decimal
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACES = 4
_SLOT = re.compile(r"\{(\w+)(?::([^}]*))?\}")


class Why(NamedTuple):
    """One reason: the rule's file (or "set" for what the set decides), the code of its wording, the parameters."""

    rule: str
    code: str
    values: Mapping[str, Any]

    def say(self, language: str = "vi") -> str:
        """The sentence in this language."""
        return fill(_wordings(self.rule)[self.code].say(language), self.values, language)

    def __hash__(self) -> int:
        """By rule, code and values, in whatever order these were written."""
        return hash((self.rule, self.code, frozenset(self.values.items())))


class Figure(NamedTuple):
    """A number with its unit, for a reason: "%" a percentage, "pp" percentage points, "" a plain number."""

    value: Fraction
    unit: str = ""

    @property
    def exact(self) -> Fraction:
        """The number alone."""
        return self.value

    def say(self, language: str = "vi") -> str:
        """The figure in this language's writing."""
        return shown(self.value, self.unit, language)


#: What the set itself decides, whatever the rule.
SET_WORDS = {
    "not_applicable_rebase": Words(
        "Không áp dụng: không tính vào điểm tối đa.", "Not applicable: left out of the maximum."
    ),
    "not_applicable_full": Words(
        "Không áp dụng: tính điểm tối đa {maximum:.}.", "Not applicable: full points, {maximum:.}."
    ),
    "not_applicable_zero": Words("Không áp dụng: tính 0 điểm.", "Not applicable: counts as 0."),
    "nothing_arose_rebase": Words(
        "Không phát sinh trong kỳ: không tính vào điểm tối đa.", "Nothing arose: left out of the maximum."
    ),
    "nothing_arose_full": Words(
        "Không phát sinh trong kỳ: tính điểm tối đa {maximum:.}.", "Nothing arose: full points, {maximum:.}."
    ),
    "nothing_arose_zero": Words("Không phát sinh trong kỳ: tính 0 điểm.", "Nothing arose: counts as 0."),
    "missing_none": Words("Thiếu số liệu {inputs}: chưa chấm được.", "{inputs} is missing: not scored."),
    "missing_zero": Words("Thiếu số liệu {inputs}: tính 0 điểm.", "{inputs} is missing: counts as 0."),
    "not_submitted": Words("Đơn vị không gửi kết quả.", "The unit handed in nothing."),
    "not_submitted_zero": Words(
        "Đơn vị không gửi kết quả: tính 0 điểm.", "The unit handed in nothing: counts as 0."
    ),
    "child_missing": Words("Chưa đủ số liệu ở {inputs}.", "Not complete: {inputs}."),
    "capped": Words(
        "Tổng {points:.} vượt mức trần, tính {cap:.} điểm.",
        "{points:.} in all is above the cap: {cap:.} count.",
    ),
    "no_rule": Words(
        "Bộ tiêu chí chưa có cách tính cho tiêu chí này.", "The set has no rule for this criterion."
    ),
    "no_number": Words("Số liệu “{name}” không phải là số.", "“{name}” is not a number."),
    "negative": Words(
        "Số liệu “{name}” là {value:.}; chỉ nhận số từ 0 trở lên.",
        "“{name}” is {value:.}; only 0 and above are allowed.",
    ),
    "unscorable": Words("Không tính được: {reason}", "Cannot be computed: {reason}"),
    "divides_by_zero": Words(
        "Tham số của quy tắc dẫn đến phép chia cho 0; kiểm tra lại bộ tiêu chí.",
        "The rule's parameters lead to a division by 0; check the set.",
    ),
}


@cache
def _wordings(rule: str) -> Mapping[str, Words]:
    """The wordings that a rule's file declares."""
    if rule == "set":
        return SET_WORDS
    from cchc.assessment.engine.rules import found

    words: Mapping[str, Words] = found()[rule].WORDS
    return words


def fill(template: str, values: Mapping[str, Any], language: str) -> str:
    """The template with its slots filled in this language; KeyError for a slot that has no value."""
    return _SLOT.sub(lambda slot: shown(values[slot[1]], slot[2] or "", language), template)


def shown(value: Any, kind: str, language: str) -> str:
    """One parameter as a text of this language."""
    if hasattr(value, "say"):
        said: str = value.say(language)
        return said
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, tuple | list):
        return ", ".join(shown(part, kind, language) for part in value)
    if not isinstance(value, int | Fraction | Decimal):
        return str(value)
    text = written(_percentage(Fraction(value)) if kind in ("%", "pp") else value, language)
    if kind == "%":
        return f"{text}%"
    if kind == "pp":
        return f"{text} điểm phần trăm" if language == "vi" else f"{text} percentage points"
    return text


def _percentage(value: Fraction) -> Fraction:
    """Two places; four where two would show a rounder figure than it is: 89,996% is not 90%."""
    near = Fraction(rounded(value, 2))
    return value if near != value and (near * 10).denominator == 1 else near


def written(value: int | Fraction | Decimal, language: str = "vi") -> str:
    """A number in this language's writing: 0,5, or 0.5 for ``en``; at most four places, half up."""
    text = format_decimal(rounded(value, _PLACES))
    return text.translate(str.maketrans(",.", ".,")) if language == "en" else text


def rounded(value: int | Fraction | Decimal, places: int) -> Decimal:
    """The number rounded half up (away from zero) to this many places, exactly: no binary fraction on the way."""
    scaled = Fraction(value) * 10**places
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(-whole if scaled < 0 else whole).scaleb(-places)
