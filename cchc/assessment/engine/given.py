"""What a unit gives for an input: a value, or one of four different kinds of having none.

A value of zero is a value. ``missing``: it should be there and is not. ``not_applicable``: the criterion is not for
this unit. ``nothing_arose``: the unit has no case in the period (0/0; "không phát sinh"). ``not_submitted``: the unit
handed in nothing at all. The four never turn into each other on the way to the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from cchc.lib.words import Words

GivenStatus = Literal["value", "missing", "not_applicable", "nothing_arose", "not_submitted"]

STATUS_WORDS: Mapping[str, Words] = {
    "value": Words("Có số liệu", "Given"),
    "missing": Words("Thiếu số liệu", "Missing"),
    "not_applicable": Words("Không áp dụng", "Not applicable"),
    "nothing_arose": Words("Không phát sinh", "Nothing arose"),
    "not_submitted": Words("Không gửi kết quả", "Not submitted"),
}


class Given(NamedTuple):
    """An answer: ``number`` in the input's own unit (a percent is 85, not 0.85; yes is 1, no is 0), or a level or day.

    ``parts``: numerator and denominator, where the number is their ratio and both are known.
    """

    status: GivenStatus
    number: Fraction | None = None
    level: str = ""
    day: date | None = None
    parts: tuple[Fraction, Fraction] | None = None


MISSING = Given("missing")
NOT_APPLICABLE = Given("not_applicable")
NOTHING_AROSE = Given("nothing_arose")
NOT_SUBMITTED = Given("not_submitted")


def number(value: int | Fraction) -> Given:
    """A plain number."""
    return Given("value", Fraction(value))


def ratio(numerator: Fraction, denominator: Fraction, *, percent: bool) -> Given:
    """A share of a denominator; 0/0 is "nothing arose". ValueError for x/0 and for a negative denominator."""
    if denominator < 0 or (denominator == 0 and numerator != 0):
        raise ValueError(f"{numerator}/{denominator}")
    if denominator == 0:
        return NOTHING_AROSE
    share = numerator / denominator
    return Given("value", share * 100 if percent else share, parts=(numerator, denominator))


@dataclass(frozen=True)
class Inputs:
    """What all units give: by unit (its label, in the order given), by input code.

    An input that a unit's row does not hold is missing. ``absent``: units that handed in nothing.
    """

    units: Mapping[str, Mapping[str, Given]] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()

    def of(self, unit: str, code: str) -> Given:
        """What this unit gives for this input."""
        if unit in self.absent:
            return NOT_SUBMITTED
        return self.units[unit].get(code, MISSING)
