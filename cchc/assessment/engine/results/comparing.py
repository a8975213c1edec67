"""Published figures beside each other and beside computed ones: nothing is overwritten, every difference is told.

Sources of the cases: PAPI (a sum that rounds to the printed figure, one that was cut off, a slip of digits) and
of PAR INDEX (components that add up to the total but for rounding).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from cchc.assessment.engine.results.rows import Result
from cchc.assessment.engine.why import rounded

#: Components and a total that were each rounded to two places may differ by so much (2020's ten best: ±0.01).
TOLERANCE = Decimal("0.02")
COMPONENTS = ("comp:assessed", "comp:sipas_points", "comp:leader_survey", "comp:socioeconomic_impact")

Agreement = Literal["same", "rounded", "cut", "rounding", "different"]
AGREEMENTS: Mapping[str, str] = {
    "same": "Khớp",
    "rounded": "Khớp khi làm tròn",
    "cut": "Khớp khi cắt bớt chữ số",
    "rounding": "Lệch do làm tròn",
    "different": "Khác nhau",
}


class Conflict(NamedTuple):
    """Sources that print different figures (or ranks) for one thing."""

    key: tuple[str, int, str, str]
    results: tuple[Result, ...]


def conflicts(results: Iterable[Result]) -> list[Conflict]:
    """Published results of one index, year, unit and node that differ, in the order in which they first stand."""
    by_key: dict[tuple[str, int, str, str], list[Result]] = {}
    for result in results:
        if not result.computed:
            by_key.setdefault(result.key, []).append(result)
    return [Conflict(key, tuple(rows)) for key, rows in by_key.items() if _differ(rows)]


def _differ(rows: Sequence[Result]) -> bool:
    scores = {row.score for row in rows if row.score is not None}
    ranks = {row.rank for row in rows if row.rank is not None}
    if len(ranks) > 1:
        return True
    fewest = min((_places(score) for score in scores), default=0)
    return len({rounded(score, fewest) for score in scores}) > 1


def _places(score: Decimal) -> int:
    exponent = score.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


class Beside(NamedTuple):
    """A published figure and the computed one, with the difference (published − computed) and how they agree."""

    result: Result
    computed: Fraction | None
    difference: Fraction | None
    agreement: Agreement
    rank: int | None = None

    @property
    def disagrees(self) -> bool:
        """Whether the figures or the ranks differ by more than rounding or cutting off."""
        by_rank = self.rank is not None and self.result.rank is not None and self.rank != self.result.rank
        return self.agreement == "different" or by_rank


def beside(
    results: Iterable[Result],
    computed: Mapping[tuple[str, int, str, str], Fraction],
    ranks: Mapping[tuple[str, int, str, str], int] | None = None,
) -> list[Beside]:
    """Published results that have a computed figure (or rank), each with how they agree."""
    found = []
    for result in results:
        figure, rank = computed.get(result.key), (ranks or {}).get(result.key)
        if result.computed or (figure is None and rank is None):
            continue
        if result.score is None or figure is None:
            found.append(Beside(result, figure, None, "same", rank))
            continue
        agreement = agree(result.score, figure)
        found.append(Beside(result, figure, Fraction(result.score) - figure, agreement, rank))
    return found


def agree(printed: Decimal, computed: Fraction) -> Agreement:
    """How a printed figure and a computed one agree, at the places that were printed."""
    if Fraction(printed) == computed:
        return "same"
    places = _places(printed)
    shown = rounded(computed, max(places, 9))
    if rounded(computed, places) == printed:
        return "rounded"
    cut = shown.quantize(Decimal(1).scaleb(-places), ROUND_DOWN)
    return "cut" if cut == printed else "different"


@dataclass(frozen=True, slots=True)
class Parts:
    """A published total beside the sum of its published components."""

    index: str
    year: int
    unit: str
    total: Decimal
    added: Decimal
    agreement: Agreement

    @property
    def difference(self) -> Decimal:
        """Total less the sum of components."""
        return self.total - self.added


def parts(results: Iterable[Result]) -> list[Parts]:
    """Totals whose four components were all published (PAR INDEX), with how they add up."""
    totals: dict[tuple[str, int, str], Decimal] = {}
    components: dict[tuple[str, int, str], dict[str, Decimal]] = {}
    for result in results:
        if result.score is None:
            continue
        key = (result.index, result.year, result.unit)
        if result.node == "total":
            totals.setdefault(key, result.score)
        elif result.node in COMPONENTS:
            components.setdefault(key, {}).setdefault(result.node, result.score)
    found = []
    for key, total in totals.items():
        mine = components.get(key, {})
        if len(mine) == len(COMPONENTS):
            added = sum(mine.values(), Decimal(0))
            apart = abs(total - added)
            how: Agreement = "same" if not apart else "rounding" if apart <= TOLERANCE else "different"
            found.append(Parts(*key, total, added, how))
    return found
