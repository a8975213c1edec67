"""R1: a table of thresholds on a number, each with its points.

"Thực hiện trên 90% kế hoạch: 2; từ 70% - 90%: 1; dưới 70%: 0" (Cà Mau, Quyết định 1880/QĐ-UBND năm 2013, 1.1.4);
"Hoàn thành 100% kế hoạch: 1; 70%-<100%: 0,5; dưới 70%: 0" (known practice).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from cchc.assessment.engine import one_number
from cchc.assessment.engine.bands import Band
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import Scale
from cchc.assessment.engine.shape import Example
from cchc.lib.words import Words

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


score = one_number.score
array = one_number.array
reads = one_number.one_input
limits = one_number.limits
faults = one_number.faults
say = one_number.say
