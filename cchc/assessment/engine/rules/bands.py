"""R1: a table of thresholds on a number, each with its points.

"Thực hiện trên 90% kế hoạch: 2; từ 70% - 90%: 1; dưới 70%: 0" (Cà Mau, Quyết định 1880/QĐ-UBND năm 2013, 1.1.4);
"Hoàn thành 100% kế hoạch: 1; 70%-<100%: 0,5; dưới 70%: 0" (known practice).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from cchc.assessment.engine.bands import Band
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import Measured, Scale
from cchc.assessment.engine.shape import NUMBERS, Case, Example, Outcome, one_input, unit_of, wrong_inputs
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Theo mức (bảng ngưỡng)", "By bands (table of thresholds)")
WORDS = {
    "in_band": Words(
        "{value}, thuộc mức {band}: {points:.}/{maximum:.} điểm.",
        "{value}, in the band {band}: {points:.}/{maximum:.} points.",
    ),
    "raise": Words("Còn {gap} để đạt điểm tối đa.", "{gap} short of full points."),
    "exceed": Words("Cần vượt {edge} để đạt điểm tối đa.", "Full points need more than {edge}."),
    "lower": Words("Cần giảm {gap} để đạt điểm tối đa.", "Full points need {gap} less."),
    "undercut": Words("Cần xuống dưới {edge} để đạt điểm tối đa.", "Full points need less than {edge}."),
    "no_band": Words("{value}, không thuộc mức nào của bảng.", "{value}, in no band of the table."),
}


@dataclass(frozen=True)
class Params:
    """The bands; ``input`` is the only declared input unless it is named."""

    bands: tuple[Band, ...] = par("Các mức", "Bands")
    input: str = par("Số liệu", "Input", "")

    @cached_property
    def scale(self) -> Scale:
        """The bands as a way from a number to points."""
        return Scale(bands=self.bands)


EXAMPLE = Example(
    maximum=Fraction(1),
    raw={
        "bands": [
            {"ge": 100, "points": 1},
            {"ge": 70, "lt": 100, "points": Decimal("0.5")},
            {"lt": 70, "points": 0},
        ]
    },
    inputs=(
        InputSpec("plan_done", Words("Tỷ lệ hoàn thành kế hoạch", "Share of the plan done"), "percent",
                  short=Words("kế hoạch", "the plan")),
    ),
    given={"plan_done": 85},
)  # fmt: skip


def score(params: Params, case: Case) -> Outcome:
    """The points of the band that holds the value."""
    spec = case.specs[params.input]
    measured = Measured(case.number(params.input), unit_of(spec), spec.name, spec.short)
    return params.scale.judge(measured, case.maximum)


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """Points by band; NaN outside every band."""
    return params.scale.array(columns[params.input], maximum)


reads = one_input


def limits(params: Params, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """The least and the most points of a band."""
    return params.scale.limits(maximum)


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """Holes and overlaps of the bands."""
    yield from wrong_inputs((params.input,), specs, NUMBERS)
    yield from params.scale.faults(unit_of(specs.get(params.input)), maximum)


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Trên 90%: 2 điểm; từ 70% đến 90%: 1 điểm; dưới 70%: 0 điểm"."""
    said = params.scale.say(maximum, unit_of(specs.get(params.input)), language)
    return said[:1].upper() + said[1:]
