"""A number from a cell of the files that advice is asked with: costs, chances, errors, indices of past years."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.lib.numbers import NumberError, Reading, format_decimal, parse_decimal

if TYPE_CHECKING:
    from cchc.lib.xlsx import Cell

#: More than any cost in đồng; the solver takes 10^20 for no limit.
BIGGEST = 10**15


def figure(cell: Cell, column: str, reading: Reading | None = None, *, negative: bool = False) -> Fraction:
    """The exact number of a cell; ValueError says what its column allows, as part of a sentence.

    ``negative``: numbers below zero are allowed.
    """
    try:
        if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
            number = Fraction(cell)
        else:
            number = Fraction(parse_decimal("" if cell is None else str(cell), reading))
    except NumberError as error:
        raise ValueError(f"cột “{column}”: {error}") from error
    if number < 0 and not negative:
        raise ValueError(f"cột “{column}” không nhận số âm, đang là {str(cell)[:40]}")
    if abs(number) > BIGGEST:
        raise ValueError(f"cột “{column}” nhận tối đa {format_decimal(BIGGEST)}, đang là {str(cell)[:40]}")
    return number
