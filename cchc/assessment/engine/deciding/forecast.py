"""Where the year will end: the index from values to date with an interval, and the chance of a rank.

For an input counted over a denominator (dossiers on time), the rest of the year is drawn: as many cases again in
proportion to the time left, each good with a rate from a Beta distribution around the rate to date (Jeffreys prior,
½ + good, ½ + not good), so that few cases give a wide interval. An input that has no value yet is last year's, spread
by the given error; any other input stays as it stands. What is assumed is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.deciding.draws import DRAWS, SEED, blocks, drawn_in_words
from cchc.assessment.engine.deciding.indices import ranks
from cchc.assessment.engine.given import Given, Inputs
from cchc.assessment.engine.simulation import Simulator
from cchc.errors import UserError
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

    from cchc.assessment.engine.model import CriteriaSet

#: Draws that are held at once: all inputs of all units.
_BLOCK = 2_500
#: More cases than these to come are drawn in two steps, a rate and then cases.
_FEW = 10_000


@dataclass(frozen=True)
class Outlook:
    """A unit at the year's end: index in percent (middle and interval), rank, and the chance of the target rank."""

    unit: str
    to_date: float
    middle: float
    low: float
    high: float
    rank_middle: int
    chance: float | None


@dataclass(frozen=True)
class Forecast:
    """Outlooks, best middle first; the units that have too little to tell; the assumptions."""

    units: tuple[Outlook, ...]
    untold: tuple[str, ...]
    level: float
    assumptions: tuple[Words, ...]


def forecast(
    criteria: CriteriaSet,
    to_date: Inputs,
    elapsed: Fraction,
    *,
    last: Inputs | None = None,
    spread: float = 5.0,
    target: int | None = None,
    level: float = 0.9,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Forecast:
    """The outlook of every unit. ``elapsed``: share of the year gone, above 0 and at most 1. ``last``: last year's
    inputs. ``spread``: standard error of an input taken from last year, in its own unit. ``target``: a rank.

    UserError for a share outside.
    """
    import numpy as np

    if not 0 < elapsed <= 1:
        raise UserError("Phần năm đã qua phải lớn hơn 0 và không quá 1 (ví dụ 0,75 sau quý III).")
    filled, taken = _filled(to_date, last)
    simulator = Simulator(criteria, filled)
    base = simulator.run().index
    index = np.empty((draws, len(simulator.units)))
    start = 0
    for block, count in blocks(draws, _BLOCK):
        varied = {}
        for place, code in enumerate(sorted(simulator.base)):
            how = (count, seed, place, block)
            moved = _drawn(simulator, code, filled, taken.get(code, ()), float(elapsed), spread, how)
            if moved is not None:
                varied[code] = moved
        index[start : start + count] = simulator.run(varied).index
        start += count
    places = criteria.index_places if criteria.ranking.compare == "published" else None
    told = [place for place in range(len(simulator.units)) if not np.isnan(index[:, place]).all()]
    order = ranks(index[:, told], places) if told else index[:, :0]
    ends = [50 * (1 - level), 50, 50 * (1 + level)]
    rows = []
    for column, place in enumerate(told):
        low, middle, high = np.nanpercentile(index[:, place], ends)
        chance = float(np.nanmean(order[:, column] <= target)) if target is not None else None
        rank = int(np.nanpercentile(order[:, column], 50, method="inverted_cdf"))
        unit, now = simulator.units[place], float(base[place])
        rows.append(Outlook(unit, now, float(middle), float(low), float(high), rank, chance))
    untold = tuple(unit for place, unit in enumerate(simulator.units) if place not in told)
    said = _said(elapsed, taken, spread, draws, seed)
    return Forecast(tuple(sorted(rows, key=lambda row: -row.middle)), untold, level, said)


def _filled(to_date: Inputs, last: Inputs | None) -> tuple[Inputs, dict[str, set[str]]]:
    """Inputs with last year's in place of missing ones; and by input code, the units for which that was done."""
    if last is None:
        return to_date, {}
    taken: dict[str, set[str]] = {}
    units: dict[str, Mapping[str, Given]] = {}
    for unit, given in to_date.units.items():
        mine = dict(given)
        for code, before in last.units.get(unit, {}).items():
            if mine.get(code, Given("missing")).status == "missing" and before.status == "value":
                mine[code] = before
                taken.setdefault(code, set()).add(unit)
        units[unit] = mine
    return Inputs(units, to_date.absent), taken


def _drawn(
    simulator: Simulator,
    code: str,
    inputs: Inputs,
    taken: set[str] | tuple[()],
    elapsed: float,
    spread: float,
    how: tuple[int, int, int, int],
) -> np.ndarray | None:
    """Draws of one input, shape (draws, units); None where nothing about it is uncertain."""
    import numpy as np

    draws, *seed = how
    random = np.random.default_rng(seed)
    kind = simulator.criteria.inputs[code].kind
    out: np.ndarray | None = None
    for column, unit in enumerate(simulator.units):
        given = inputs.of(unit, code)
        if given.status != "value":
            continue
        if unit in taken and kind in ("percent", "points", "number"):
            moved = simulator.base[code][column] + random.standard_normal(draws) * spread
            moved = np.clip(moved, 0, 100) if kind == "percent" else np.maximum(moved, 0)
        elif (
            given.parts is not None and kind == "percent" and elapsed < 1 and given.parts[0] <= given.parts[1]
        ):
            moved = _rest_of_year(given.parts, elapsed, random, draws)
        else:
            continue
        if out is None:
            out = np.broadcast_to(simulator.base[code], (draws, len(simulator.units))).copy()
        out[:, column] = moved
    return out


def _rest_of_year(
    parts: tuple[Fraction, Fraction], elapsed: float, random: np.random.Generator, draws: int
) -> np.ndarray:
    """The share in percent at the end of the year: cases to date and as many more as the time left brings."""
    import numpy as np

    good, cases = float(parts[0]), float(parts[1])
    more = round(cases * (1 - elapsed) / elapsed)
    likely, unlikely = good + 0.5, cases - good + 0.5
    if more <= _FEW:
        # One table of how likely 0, 1, 2 … good cases are, looked up for each draw, is many times faster.
        table = _good_cases(more, likely, unlikely)
        found = np.searchsorted(table, random.random(draws) * table[-1], side="right")
    else:
        found = random.binomial(more, random.beta(likely, unlikely, draws))
    share: np.ndarray = (good + found) / (cases + more) * 100
    return share


def _good_cases(more: int, likely: float, unlikely: float) -> np.ndarray:
    """How likely at most 0, 1 … ``more`` good cases are, up to a factor: the beta-binomial distribution."""
    import numpy as np

    of = np.arange(more)
    steps = (more - of) / (of + 1) * (likely + of) / (unlikely + more - of - 1)
    logs = np.concatenate(([0.0], np.cumsum(np.log(steps))))
    table: np.ndarray = np.cumsum(np.exp(logs - logs.max()))
    return table


def _said(
    elapsed: Fraction, taken: Mapping[str, set[str]], spread: float, draws: int, seed: int
) -> tuple[Words, ...]:
    """The assumptions in words."""
    share = f"{float(elapsed) * 100:g}"
    words = [
        Words(f"Đã qua {share}% của năm; phần còn lại phát sinh cùng nhịp.", f"{share}% of the year gone."),
        Words(
            "Số liệu có tử số và mẫu số được dự báo theo tỷ lệ đến nay; số liệu khác giữ nguyên.",
            "Inputs with numerator and denominator go on at the rate to date; others stay as they are.",
        ),
    ]
    if taken:
        count = len(taken)
        words.append(
            Words(
                f"{count} số liệu chưa có được lấy theo năm trước, sai số chuẩn {spread:g}.",
                f"{count} inputs without a value are last year's, standard error {spread:g}.",
            )
        )
    words.append(drawn_in_words(draws, seed))
    return tuple(words)
