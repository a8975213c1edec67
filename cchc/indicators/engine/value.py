"""A value: an indicator of a unit over a period, as numerator and denominator with where they come from.

The quotient is computed whenever it is asked for and never stored; it is exact and rounded half up once, to be shown.
``0/0`` is "no cases", which is neither 0% nor 100%; a numerator over 0 is an error.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from cchc.indicators.engine.indicator import MEASURES
from cchc.lib.numbers import format_decimal
from cchc.lib.words import Words

if TYPE_CHECKING:
    from datetime import date

    from cchc.indicators.engine.indicator import Indicator
    from cchc.indicators.engine.window import Window

STATUSES: Final = {
    "declared": Words("Đơn vị kê khai", "Declared"),
    "verified": Words("Đã thẩm định", "Verified"),
    "published": Words("Đã công bố", "Published"),
}
NO_CASES: Final = Words("Không phát sinh", "No cases")
#: What both databases keep exactly: digits in all, and those after the comma.
MOST_DIGITS: Final = 15
MOST_PLACES: Final = 4


class ValueFault(ValueError):
    """Figures that make no value: one Vietnamese sentence with what was found and what is allowed."""


@dataclass(frozen=True)
class Provenance:
    """Where a value comes from: the source in words, the file and the page of it where there is one."""

    words: str
    file: str = ""
    page: str = ""


@dataclass(frozen=True)
class Value:
    """One value; ValueFault where its figures do not go together. ``denominator`` is None for a plain amount.

    ``unit``: the slug of the unit. ``cut_off``: the day on which the data was closed.
    """

    indicator: Indicator
    unit: str
    window: Window
    numerator: Decimal
    denominator: Decimal | None
    cut_off: date
    provenance: Provenance
    status: str = "declared"

    def __post_init__(self) -> None:
        """Refuse what is no value of the indicator."""
        if self.status not in STATUSES:
            raise ValueFault(f"Trạng thái “{self.status}” không có; chỉ nhận {', '.join(STATUSES)}.")
        check(self.indicator, self.numerator, self.denominator)

    @property
    def no_cases(self) -> bool:
        """Whether nothing arose: 0 of 0."""
        return self.exact is None

    @property
    def exact(self) -> Fraction | None:
        """The value in its unit of measure (94.24… for a percentage); None where nothing arose."""
        return quotient(self.indicator, self.numerator, self.denominator)

    @property
    def rounded(self) -> Decimal | None:
        """The value with the indicator's places after the comma, rounded half up once."""
        exact = self.exact
        return None if exact is None else half_up(exact, self.indicator.precision)

    def said(self) -> str:
        """The value as it is shown: ``94,24%``, ``1.250,5 tỷ đồng``, ``Không phát sinh``."""
        return said(self.indicator, self.rounded)

    def told(self) -> str:
        """The value with its parts and the name of its denominator: ``94,24% (72.901/77.354 hồ sơ mới tiếp nhận)``."""
        if self.denominator is None:
            return self.said()
        parts = f"{format_decimal(self.numerator)}/{format_decimal(self.denominator)}"
        return f"{self.said()} ({parts} {self.indicator.denominator.vi})"


def check(indicator: Indicator, numerator: Decimal, denominator: Decimal | None) -> None:
    """ValueFault unless the figures can be a value of the indicator."""
    if indicator.rated and denominator is None:
        raise ValueFault(f"Thiếu mẫu số; chỉ tiêu {indicator.code} cần mẫu số là {indicator.denominator.vi}.")
    if not indicator.rated and denominator is not None:
        raise ValueFault(
            f"Thừa mẫu số {format_decimal(denominator)}; chỉ tiêu {indicator.code} không có mẫu số."
        )
    for name, figure in (("Tử số", numerator), ("Mẫu số", denominator)):
        if figure is not None:
            _check_digits(name, figure)
    if denominator is not None and denominator < 0:
        raise ValueFault(f"Mẫu số {format_decimal(denominator)} nhỏ hơn 0; chỉ nhận số từ 0 trở lên.")
    if denominator == 0 and numerator != 0:
        raise ValueFault(
            f"Tử số {format_decimal(numerator)} trên mẫu số 0; mẫu số 0 thì tử số cũng phải là 0 (không phát sinh)."
        )


def _check_digits(name: str, figure: Decimal) -> None:
    """Refuse what the databases would round."""
    if not figure.is_finite():
        raise ValueFault(f"{name} “{figure}” không phải là số; hãy ghi như 88,18 hoặc 88.424,5.")
    digits, exponent = figure.normalize().as_tuple()[1:]
    places = max(0, -int(exponent))
    if places > MOST_PLACES or max(len(digits), len(digits) + int(exponent)) > MOST_DIGITS:
        raise ValueFault(
            f"{name} {format_decimal(figure)} quá dài; tối đa {MOST_DIGITS} chữ số, trong đó {MOST_PLACES} số lẻ."
        )


def quotient(indicator: Indicator, numerator: Decimal, denominator: Decimal | None) -> Fraction | None:
    """The exact value in the indicator's unit of measure; None for 0/0. The figures have passed ``check``."""
    if denominator is None:
        return Fraction(numerator)
    if denominator == 0:
        return None
    times = 100 if indicator.measure == "percent" else 1
    return Fraction(numerator) / Fraction(denominator) * times


def half_up(exact: Fraction, places: int) -> Decimal:
    """The number with this many places, a half going away from zero, without a rounding in between."""
    scaled = abs(exact) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if exact >= 0 else -whole).scaleb(-places)


def said(indicator: Indicator, rounded: Decimal | None) -> str:
    """A rounded value with its unit of measure in Vietnamese; "Không phát sinh" for None."""
    if rounded is None:
        return NO_CASES.vi
    shown = format_decimal(rounded, indicator.precision)
    if indicator.measure in ("percent", "index"):
        return f"{shown}%"
    return f"{shown} {MEASURES[indicator.measure].vi}".rstrip()
