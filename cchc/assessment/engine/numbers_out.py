"""Exact numbers as texts: in full where they end, else to thirty significant digits."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

_DIGITS = 30
_CONTEXT = Context(prec=_DIGITS, rounding=ROUND_HALF_EVEN)
_LONG = Context(prec=400)


def exact_text(value: Fraction | int | None) -> str | None:
    """``1/2`` gives "0.5", ``2/3`` gives "0.666666666666666666666666666667"; None stays None. Never an exponent."""
    if value is None:
        return None
    number = Fraction(value)
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest == 1:
        places = max(twos, fives)
        scaled = number.numerator * 10**places // number.denominator
        return f"{_LONG.scaleb(Decimal(scaled), -places):f}" if places else str(scaled)
    answer = _CONTEXT.divide(Decimal(number.numerator), Decimal(number.denominator))
    return f"{answer:f}"
