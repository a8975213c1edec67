"""Random draws of what is not known exactly: survey results, rounding of published figures, weights.

Source of the method: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 7; Saisana, Saltelli and
Tarantola (2005), J. R. Stat. Soc. A 168(2). Draws are float64 and repeatable by their seed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc.lib.numbers import format_decimal
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

    from cchc.assessment.engine.simulation import Simulator

DRAWS = 10_000
SEED = 20_250_701
_BLOCK = 1_000
#: The place of weights among the seeds of inputs.
_WEIGHTS = 10**6


@dataclass(frozen=True)
class Uncertainty:
    """What is drawn.

    ``errors``: standard error of an input, in its own unit, for all units ("*") or by unit: ``{"SC11": {"*": 0.02}}``.
    ``rounding``: places to which an input was published; it may be anything that rounds to it. ``weights``: by how much
    a leaf's maximum may be drawn up or down, as a share (0.1 is ±10 %); all maxima together stay as they are.
    """

    errors: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    rounding: Mapping[str, int] = field(default_factory=dict)
    weights: float = 0.0
    draws: int = DRAWS
    seed: int = SEED

    def sources(self) -> tuple[str, ...]:
        """The uncertain inputs, then "weights" where maxima are drawn."""
        inputs = dict.fromkeys([*self.errors, *self.rounding])
        return (*inputs, *(("weights",) if self.weights else ()))

    def alone(self, source: str) -> Uncertainty:
        """Only this source."""
        return Uncertainty(
            {code: by for code, by in self.errors.items() if code == source},
            {code: places for code, places in self.rounding.items() if code == source},
            self.weights if source == "weights" else 0.0,
            self.draws,
            self.seed,
        )

    def said(self) -> tuple[Words, ...]:
        """The assumptions in words."""
        words = [drawn_in_words(self.draws, self.seed)]
        if self.errors:
            words.append(
                Words(
                    f"Sai số chuẩn của {len(self.errors)} số liệu, phân phối chuẩn, các đơn vị độc lập.",
                    f"Standard errors of {len(self.errors)} inputs, normal, units independent.",
                )
            )
        if self.rounding:
            words.append(
                Words(
                    f"{len(self.rounding)} số liệu đã làm tròn, phân phối đều trong khoảng làm tròn.",
                    f"{len(self.rounding)} inputs published after rounding, uniform within it.",
                )
            )
        if self.weights:
            share = f"{self.weights * 100:g}"
            words.append(
                Words(
                    f"Điểm tối đa của từng tiêu chí thay đổi đều trong ±{share}%, tổng giữ nguyên.",
                    f"Each leaf's maximum uniform within ±{share}%, the total kept.",
                )
            )
        return tuple(words)


def drawn_in_words(draws: int, seed: int) -> Words:
    """How many draws, and the seed that repeats them."""
    return Words(f"{format_decimal(draws)} lần rút, hạt giống {seed}.", f"{draws:,} draws, seed {seed}.")


def blocks(draws: int, size: int = _BLOCK) -> Iterator[tuple[int, int]]:
    """The draws in blocks small enough to stay in the processor's cache: (number of the block, how many draws)."""
    whole, rest = divmod(draws, size)
    yield from ((number, size) for number in range(whole))
    if rest:
        yield whole, rest


def columns(simulator: Simulator, uncertainty: Uncertainty, block: int, count: int) -> dict[str, np.ndarray]:
    """Drawn inputs of one block by code, each of shape (count, units). KeyError names an input that no rule reads.

    A share is kept between 0 and 100, points between 0 and the maximum of what reads them, counts at 0 or more.
    """
    codes = dict.fromkeys([*uncertainty.errors, *uncertainty.rounding])
    return {
        code: _column(simulator, uncertainty, code, (uncertainty.seed, place, block), count)
        for place, code in enumerate(codes)
    }


def _column(
    simulator: Simulator, uncertainty: Uncertainty, code: str, seed: tuple[int, int, int], count: int
) -> np.ndarray:
    """One input's draws; worked in place, since there are many of them."""
    import numpy as np

    base = simulator.base[code]
    random = np.random.Generator(np.random.SFC64(seed))
    shape = (count, base.size)
    if code in uncertainty.errors:
        by = uncertainty.errors[code]
        moved = random.standard_normal(shape)
        moved *= np.array([by.get(unit, by.get("*", 0.0)) for unit in simulator.units])
        moved += base
    else:
        moved = np.broadcast_to(base, shape).copy()
    if code in uncertainty.rounding:
        half = 0.5 * 10.0 ** -uncertainty.rounding[code]
        moved += random.uniform(-half, half, shape)
    kind, top = simulator.criteria.inputs[code].kind, _top(simulator, code)
    if np.nanmax(base, initial=0) > top:
        top = np.inf
    if kind in ("percent", "count", "points"):
        np.clip(moved, 0.0, top, out=moved)
    return moved


def _top(simulator: Simulator, code: str) -> float:
    """The most that an input can be: 100 for a share, a criterion's maximum for points."""
    kind = simulator.criteria.inputs[code].kind
    if kind == "points":
        reading = [node for node in simulator.criteria.leaves if code in node.inputs and node.maximum]
        return max((float(node.maximum or 0) for node in reading), default=float("inf"))
    return 100.0 if kind == "percent" else float("inf")


def factors(simulator: Simulator, uncertainty: Uncertainty, block: int, count: int) -> np.ndarray:
    """Drawn factors of the leaves' maxima of one block, shape (count, leaves)."""
    import numpy as np

    random = np.random.Generator(np.random.SFC64((uncertainty.seed, _WEIGHTS, block)))
    spread = (-uncertainty.weights, uncertainty.weights)
    return 1 + random.uniform(*spread, (count, len(simulator.criteria.leaves)))
