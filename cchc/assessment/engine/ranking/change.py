"""What moved between two years: points by node, rank, and who passed whom.

"Tăng điểm nhưng giảm hạng": a unit can gain points and lose places when others gain more; the units that passed it are
named, and the nodes that gave or took most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from cchc.lib.words import Words


class Move(NamedTuple):
    """A unit between two years. ``rank`` > 0: places gained. ``nodes``: change of points by node, largest first.

    ``passed``: units that stood below it and now stand above; ``overtook``: the other way round. Units without a rank
    in one of the years are in neither.
    """

    unit: str
    points: Fraction | None
    rank: int | None
    nodes: tuple[tuple[str, Fraction], ...]
    passed: tuple[str, ...]
    overtook: tuple[str, ...]

    @property
    def words(self) -> Words:
        """The move in a few words."""
        return _WORDS[_sign(self.points), _sign(self.rank)]


def _sign(value: Fraction | int | None) -> int:
    return 0 if not value else (1 if value > 0 else -1)


_POINTS = {
    1: Words("Tăng điểm", "Up in points"),
    0: Words("Giữ điểm", "Same points"),
    -1: Words("Giảm điểm", "Down in points"),
}
_RANKS = {
    1: Words("tăng hạng", "up in rank"),
    0: Words("giữ hạng", "same rank"),
    -1: Words("giảm hạng", "down in rank"),
}
_WORDS = {
    (points, rank): Words(
        f"{_POINTS[points].vi}{' nhưng' if points * rank < 0 else ','} {_RANKS[rank].vi}",
        f"{_POINTS[points].en}{' but' if points * rank < 0 else ','} {_RANKS[rank].en}",
    )
    for points in (1, 0, -1)
    for rank in (1, 0, -1)
}

Figures = Mapping[str, Mapping[str, Fraction]]


def moves(before: Figures, after: Figures, ranks: tuple[Mapping[str, int], Mapping[str, int]]) -> list[Move]:
    """Moves of the units of the later year, in its order of ranks.

    ``before``, ``after``: points by unit and node, the node "total" among them. ``ranks``: of the two years.
    """
    old, new = ranks
    order = sorted(after, key=lambda unit: (new.get(unit) is None, new.get(unit, 0), unit))
    return [_move(unit, before.get(unit, {}), after[unit], old, new) for unit in order]


def _move(
    unit: str,
    then: Mapping[str, Fraction],
    now: Mapping[str, Fraction],
    old: Mapping[str, int],
    new: Mapping[str, int],
) -> Move:
    shared = [node for node in now if node in then and node != "total"]
    nodes = sorted(((node, now[node] - then[node]) for node in shared), key=lambda pair: -abs(pair[1]))
    points = now["total"] - then["total"] if "total" in now and "total" in then else None
    if unit not in old or unit not in new:
        return Move(unit, points, None, tuple(nodes), (), ())
    others = [other for other in new if other in old and other != unit]
    passed = [other for other in others if old[other] > old[unit] and new[other] < new[unit]]
    overtook = [other for other in others if old[other] < old[unit] and new[other] > new[unit]]
    return Move(
        unit,
        points,
        old[unit] - new[unit],
        tuple(nodes),
        tuple(sorted(passed, key=lambda other: new[other])),
        tuple(sorted(overtook, key=lambda other: new[other])),
    )


class Peer(NamedTuple):
    """A unit alike: its distance (0: the same in every node) and how many nodes could be compared."""

    unit: str
    distance: float
    nodes: int


def peers(unit: str, figures: Figures, nodes: Sequence[str], count: int = 5) -> list[Peer]:
    """The units most like this one: least root mean square distance of standardised node points, ties by name.

    Each node is standardised over all units (mean 0, sample standard deviation 1; one that does not differ is left
    out), so that no node counts more for its scale. A unit that lacks a node is compared on the others, half at least.
    """
    from math import sqrt
    from statistics import mean, stdev

    scaled: dict[str, dict[str, float]] = {each: {} for each in figures}
    used = 0
    for node in nodes:
        having = {each: float(points[node]) for each, points in figures.items() if node in points}
        if len(having) < 2 or unit not in having or not (spread := stdev(having.values())):
            continue
        used += 1
        middle = mean(having.values())
        for each, value in having.items():
            scaled[each][node] = (value - middle) / spread
    found = []
    for other, theirs in scaled.items():
        shared = [node for node in theirs if node in scaled[unit]]
        if other != unit and shared and 2 * len(shared) >= used:
            apart = sqrt(mean((theirs[node] - scaled[unit][node]) ** 2 for node in shared))
            found.append(Peer(other, apart, len(shared)))
    return sorted(found, key=lambda peer: (peer.distance, peer.unit))[:count]
