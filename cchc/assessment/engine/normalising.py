"""What a normaliser offers, and what several of them share.

A normaliser is one file of ``normalisers/``, found by its name. It brings one indicator's values over the units
onto a common scale, higher always being better: whoever calls it has multiplied a negative indicator by -1
before, as COINr does. The file holds

- a docstring with the formula and its source;
- ``NAME``, the word on the command line, and ``TITLE`` in both languages;
- ``Params``, a frozen dataclass of parameters (see ``parameters.par``), each with a default;
- ``COLUMNS``: which parameter may be set for each indicator in which column of the meta table (names of COINr);
- ``normalise(values, params)``: one result a value. A missing value (None) stays missing and plays no part. Where
  the method has no answer (all values equal, one unit alone) every result is None;
- ``array(values, params)``: the same on a float array, units along the last axis, NaN where there is no value or no
  answer; simulation works with it, and ``normalisers/tests/test_all_normalisers.py`` holds it to ``normalise``;
- ``doubt(values, params)``: what a person should know about this column, or None;
- ``turned(params)``, where parameters stand on the indicator's own scale: those for values multiplied by -1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from itertools import groupby
from math import lcm
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Protocol

from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

Number = Decimal | Fraction | int
Column = Sequence[Number | None]
Scores = list[Fraction | Decimal | None]
Ties = Literal["min", "average", "max"]

#: Digits of what is not rational: a square root, a logarithm.
PRECISE = Context(prec=60, rounding=ROUND_HALF_EVEN, Emin=-999_999, Emax=999_999)
#: What is kept of them; the digits behind may be wrong.
KEPT = Context(prec=50, rounding=ROUND_HALF_EVEN, Emin=-999_999, Emax=999_999)


class Normaliser(Protocol):
    """A file of ``normalisers/``."""

    NAME: str
    TITLE: Words
    Params: ClassVar[type]
    COLUMNS: Mapping[str, str]

    def normalise(self, values: Column, params: Any, /) -> Scores:
        """One result a value, in order."""
        ...

    def array(self, values: np.ndarray, params: Any, /) -> np.ndarray:
        """The same along the last axis of floats; NaN: no value, no result."""
        ...

    def doubt(self, values: Column, params: Any, /) -> Words | None:
        """What a person should know about this column."""
        ...


def known(values: Column) -> list[Fraction]:
    """The values that are there, exact."""
    return [exact(value) for value in values if value is not None]


def exact(value: Number) -> Fraction:
    """The number as a fraction; one that is there already is not made anew."""
    return value if type(value) is Fraction else Fraction(value)


def linear(values: Column, factor: Fraction, shift: Fraction) -> Scores:
    """Each value times ``factor`` plus ``shift``, exact."""
    return [None if value is None else exact(value) * factor + shift for value in values]


def lowest(values: np.ndarray) -> np.ndarray:
    """The lowest value along the last axis, kept as an axis; NaN where there is none."""
    import numpy as np

    least: np.ndarray = np.fmin.reduce(values, axis=-1, keepdims=True)
    return least


def highest(values: np.ndarray) -> np.ndarray:
    """The highest value along the last axis, kept as an axis; NaN where there is none."""
    return -lowest(-values)


def way(values: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Which share of the way from start to end each value has gone; NaN where there is no way between them."""
    import numpy as np

    share: np.ndarray = (values - start) / np.where(end == start, np.nan, end - start)
    return share


def nothing(values: Column) -> Scores:
    """No result for any unit."""
    return [None] * len(values)


def level(values: Column) -> Words | None:
    """What is said of a column that does not tell the units apart: all equal, a single value, none."""
    there = known(values)
    if not there:
        return Words("không đơn vị nào có giá trị", "no unit has a value")
    if len(there) == 1:
        return Words("chỉ một đơn vị có giá trị", "a single unit has a value")
    if min(there) == max(there):
        return Words(
            "mọi giá trị bằng nhau nên không phân biệt được các đơn vị",
            "all values are equal, so that the units cannot be told apart",
        )
    return None


def ranks(values: Column, ties: Ties = "min") -> list[Fraction | None]:
    """Ranks from 1 for the lowest value; equal values share the least, the mean or the greatest of their ranks.

    R's ``rank(x, ties.method, na.last = "keep")``; COINr always takes ``min``.
    """
    there = [(exact(value), place) for place, value in enumerate(values) if value is not None]
    # Over one denominator they are whole numbers, which sort many times faster than fractions.
    whole = lcm(*(value.denominator for value, _ in there))
    order = sorted((value.numerator * (whole // value.denominator), place) for value, place in there)
    found: list[Fraction | None] = [None] * len(values)
    before = 0
    for _, group in groupby(order, key=lambda pair: pair[0]):
        places = [place for _, place in group]
        shared = _shared(before + 1, before + len(places), ties)
        for place in places:
            found[place] = shared
        before += len(places)
    return found


def _shared(first: int, last: int, ties: Ties) -> Fraction:
    """The rank that equal values with these ranks have."""
    if ties == "average":
        return Fraction(first + last, 2)
    return Fraction(first if ties == "min" else last)


def precise(value: Fraction) -> Decimal:
    """The fraction with 60 digits."""
    return PRECISE.divide(Decimal(value.numerator), Decimal(value.denominator))
