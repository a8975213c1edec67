"""R17: the way covered from the worst value to a target, times the maximum; what lies beyond counts as full.

Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5; COINr ``n_dist2targ``: (x - worst) /
(target - worst). The worst is a mark that the set gives, or the worst value among the units that are ranked together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.ends import up_to_maximum
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.normalising import lowest, way
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import Gap, Measured
from cchc.assessment.engine.shape import (
    NUMBERS,
    ZERO,
    Case,
    Example,
    Outcome,
    name_of,
    one_input,
    unit_of,
    wrong_inputs,
)
from cchc.assessment.engine.why import Figure, Why, shown, written
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Khoảng cách tới mục tiêu", "Distance to a target")
WORDS = {
    "reached": Words(
        "{value}, đạt mục tiêu {target}: {points:.}/{maximum:.} điểm.",
        "{value}, the target of {target} is reached: {points:.}/{maximum:.} points.",
    ),
    "on_the_way": Words(
        "{value}, đi được {share} quãng đường từ {worst} đến mục tiêu {target}: {points:.}/{maximum:.} điểm.",
        "{value}, {share} of the way from {worst} to the target of {target}: {points:.}/{maximum:.} points.",
    ),
    "gap": Words("Còn cách mục tiêu {gap}.", "{gap} from the target."),
}

RELATIVE = True


@dataclass(frozen=True)
class Params:
    """``worst``: the value that gets nothing; left out, the worst of the units. ``at_most``: less is better."""

    target: Fraction = par("Mục tiêu", "Target")
    worst: Fraction | None = par(
        "Mốc 0 điểm (để trống: đơn vị kém nhất)", "No points at (the worst unit)", None
    )
    at_most: bool = par("Càng thấp càng tốt", "Less is better", default=False)
    input: str = par("Số liệu", "Input", "")


EXAMPLE = Example(
    maximum=Fraction(2),
    raw={"target": 80},
    inputs=(InputSpec("online", Words("Tỷ lệ hồ sơ trực tuyến", "Dossiers handed in online"), "percent"),),
    given={"online": 62},
    peers={"online": (50, 71, 85)},
)


def score(params: Params, case: Case) -> Outcome:
    """The share of the way, times the maximum."""
    value, spec = case.number(params.input), case.specs[params.input]
    sign = -1 if params.at_most else 1
    unit = unit_of(spec)
    values: dict[str, Any] = {
        "value": Measured(value, unit, spec.name, spec.short),
        "target": Figure(params.target, unit),
    }
    if sign * value >= sign * params.target:
        values |= {"points": case.maximum, "maximum": case.maximum}
        return Outcome(case.maximum, (Why("distance_to_target", "reached", values),))
    worst = params.worst if params.worst is not None else _worst(params, case)
    share = max((value - worst) / (params.target - worst), ZERO)
    points = share * case.maximum
    values |= {"share": Figure(share * 100, "%"), "worst": Figure(worst, unit)}
    values |= {"points": points, "maximum": case.maximum}
    way_left = Why("distance_to_target", "gap", {"gap": Gap(value, params.target, unit)})
    return Outcome(points, (Why("distance_to_target", "on_the_way", values), way_left))


def _worst(params: Params, case: Case) -> Fraction:
    """The worst value of the units, this one among them: never as good as the target where this one is not."""
    column, worse = case.peers[params.input], max if params.at_most else min
    mine = case.number(params.input)
    numbers = (given.number for given in column if given.number is not None)
    worst: Fraction = case.peers.once(("worst", id(params)), lambda: worse(numbers, default=mine))
    return worse(worst, mine)


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays, turned so that more is better; the worst is that of the last axis."""
    import numpy as np

    sign = -1.0 if params.at_most else 1.0
    values, target = sign * columns[params.input], sign * float(params.target)
    worst = lowest(values) if params.worst is None else np.asarray(sign * float(params.worst))
    share = np.maximum(way(values, worst, np.asarray(target)), 0.0)
    return np.where(values >= target, maximum, share * maximum)


reads = one_input
limits = up_to_maximum


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """A mark of no points that is not worse than the target."""
    yield from wrong_inputs((params.input,), specs, NUMBERS)
    sign = -1 if params.at_most else 1
    if params.worst is not None and sign * params.worst >= sign * params.target:
        side = "lớn hơn" if params.at_most else "nhỏ hơn"
        yield f"mốc 0 điểm (worst) {written(params.worst)} phải {side} mục tiêu {written(params.target)}."


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Tỷ lệ hồ sơ trực tuyến: quãng đường đã đi được từ đơn vị kém nhất đến mục tiêu 80%, nhân với 2 điểm"."""
    name, unit = name_of(params.input, specs, language), unit_of(specs.get(params.input))
    target, most = shown(params.target, unit, language), written(maximum, language)
    if language == "vi":
        worst = "đơn vị kém nhất" if params.worst is None else shown(params.worst, unit, "vi")
        return f"{name}: quãng đường đã đi được từ {worst} đến mục tiêu {target}, nhân với {most} điểm"
    worst = "the worst unit" if params.worst is None else shown(params.worst, unit, "en")
    return f"{name}: the share of the way from {worst} to the target of {target}, times {most} points"
