"""Ranks among ranked units only, with the tie rule said.

Ties: "competition" gives 1, 2, 2, 4; "dense" 1, 2, 2, 3; "average" 1, 2.5, 2.5, 4. Figures are compared as published
(rounded half up to so many places) or exactly; equal ones may be told apart by further figures, in order. A unit
without a figure, or scored but not ranked, has no rank and the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Literal, NamedTuple

from cchc.assessment.engine.why import rounded
from cchc.lib.words import Words

Ties = Literal["competition", "dense", "average"]
Number = Fraction | Decimal | int

TIE_WORDS: Mapping[str, Words] = {
    "competition": Words(
        "Bằng nhau thì cùng hạng, hạng sau bỏ cách (1, 2, 2, 4).",
        "Equal units share a rank; the next is skipped.",
    ),
    "dense": Words(
        "Bằng nhau thì cùng hạng, hạng sau liền kề (1, 2, 2, 3).", "Equal units share a rank; none skipped."
    ),
    "average": Words(
        "Bằng nhau thì lấy hạng bình quân (1; 2,5; 2,5; 4).", "Equal units share the mean of their ranks."
    ),
}
NO_FIGURE = Words("Chưa có điểm nên không xếp hạng.", "No figure, so no rank.")
UNRANKED = Words("Chấm điểm nhưng không xếp hạng.", "Scored but not ranked.")


class Placed(NamedTuple):
    """A unit's rank among ``of`` ranked units; ``tied``: the others with the same; ``reason``: why it has none."""

    unit: str
    value: Fraction | None
    rank: Fraction | None
    of: int
    tied: tuple[str, ...] = ()
    reason: Words | None = None


def rank(
    values: Mapping[str, Number | None],
    *,
    ties: Ties = "competition",
    breakers: Sequence[Mapping[str, Number | None]] = (),
    places: int | None = None,
    unranked: Collection[str] = (),
) -> list[Placed]:
    """Ranked units best first, then the others in the order given.

    ``places``: compare figures rounded half up to so many; None compares them exactly. ``breakers``: further figures by
    unit, higher first; a missing one counts below any other.
    """
    keys = {
        unit: _key(value, unit, breakers, places)
        for unit, value in values.items()
        if value is not None and unit not in unranked
    }
    by_key: dict[tuple[Fraction, ...], list[str]] = {}
    for unit, key in keys.items():
        by_key.setdefault(key, []).append(unit)
    placed, before = [], 0
    for number, key in enumerate(sorted(by_key, reverse=True), 1):
        units = by_key[key]
        place = _place(ties, before, number, len(units))
        for unit in units:
            tied = tuple(other for other in units if other != unit)
            placed.append(Placed(unit, Fraction(values[unit] or 0), place, len(keys), tied))
        before += len(units)
    for unit, value in values.items():
        if unit not in keys:
            reason = UNRANKED if value is not None else NO_FIGURE
            placed.append(
                Placed(unit, None if value is None else Fraction(value), None, len(keys), (), reason)
            )
    return placed


def _place(ties: Ties, before: int, number: int, count: int) -> Fraction:
    """The rank of units that stand behind ``before`` others and are the ``number``-th figure."""
    if ties == "dense":
        return Fraction(number)
    first = Fraction(before + 1)
    return first + Fraction(count - 1, 2) if ties == "average" else first


def _key(
    value: Number, unit: str, breakers: Sequence[Mapping[str, Number | None]], places: int | None
) -> tuple[Fraction, ...]:
    """What is compared: the figure, then for each breaker whether it is there and what it is."""
    shown = Fraction(value) if places is None else Fraction(rounded(value, places))
    key = [shown]
    for breaker in breakers:
        further = breaker.get(unit)
        key += [Fraction(further is not None), Fraction(further or 0)]
    return tuple(key)


class Misplaced(NamedTuple):
    """Two units whose order on paper is not that of their figures: the one printed above, the one below, and why."""

    above: str
    below: str
    reason: Words


def against_paper(
    paper: Mapping[str, int], values: Mapping[str, Number | None], places: int | None = None
) -> list[Misplaced]:
    """Where a printed order differs from a plain sort of the figures, neighbour by neighbour on paper.

    Reasons: the lower one has more points; the two are equal and share no rank; a unit has a rank and no figure.
    """
    found = []
    order = sorted(paper, key=lambda unit: paper[unit])
    for one, two in pairwise(order):
        first, second = values.get(one), values.get(two)
        if first is None or second is None:
            unit = one if first is None else two
            words = Words(f"{unit} có hạng nhưng không có điểm.", f"{unit} has a rank and no figure.")
            found.append(Misplaced(one, two, words))
            continue
        left, right = (
            Fraction(each) if places is None else Fraction(rounded(each, places)) for each in (first, second)
        )
        if left < right:
            found.append(
                Misplaced(
                    one, two, Words("Hạng dưới có điểm cao hơn.", "The lower one has the higher figure.")
                )
            )
        elif left == right and paper[one] != paper[two]:
            words = Words(
                "Bằng điểm khi làm tròn nhưng khác hạng; cần quy tắc phân định.",
                "Equal as printed but ranked apart; a rule must tell them apart.",
            )
            found.append(Misplaced(one, two, words))
    return found
