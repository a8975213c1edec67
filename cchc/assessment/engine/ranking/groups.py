"""Groups of a ranking: quarters as PAPI prints them, and groups by thresholds of the score (A from 90, B from 80).

PAPI's four groups had 16/16/15/16 units of 63 (2019, 2020) and 15/15/15/16 of 61 (2024); the rule here gives both: the
first two groups have n/4 rounded half up, the third n/4 rounded down, the last the rest. It was found from these sizes
and is in no document that we saw.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from cchc.lib.words import Words

QUARTERS = (
    Words("Cao nhất", "Highest"),
    Words("Trung bình cao", "Upper middle"),
    Words("Trung bình thấp", "Lower middle"),
    Words("Thấp nhất", "Lowest"),
)


def quarter_sizes(count: int) -> tuple[int, int, int, int]:
    """How many units are in each quarter, best first."""
    first, third = (2 * count + 4) // 8, count // 4
    return first, first, third, count - 2 * first - third


def quarters(order: Sequence[str]) -> dict[str, int]:
    """The quarter (1 to 4) of each unit of a ranking given best first."""
    found, start = {}, 0
    for number, size in enumerate(quarter_sizes(len(order)), 1):
        for unit in order[start : start + size]:
            found[unit] = number
        start += size
    return found


def by_threshold(
    values: Mapping[str, Fraction], thresholds: Sequence[tuple[str, Fraction]]
) -> dict[str, str]:
    """The name of the first threshold that each figure reaches; those below all have none."""
    ordered = sorted(thresholds, key=lambda pair: -pair[1])
    return {
        unit: next(name for name, least in ordered if value >= least)
        for unit, value in values.items()
        if any(value >= least for _, least in ordered)
    }
