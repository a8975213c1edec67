"""R2: in proportion to a number: full points from one mark on, nothing before another, a straight line between.

"Từ 80% - dưới 100% thì điểm đánh giá được tính theo công thức [tỷ lệ % × điểm tối đa / 100%]; dưới 80%: 0" (known
practice). Quyết định 766/QĐ-TTg: points = maximum × min(1, rate / full rate), here ``full`` with ``form: share``.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from cchc.assessment.engine import one_number
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import Scale
from cchc.assessment.engine.shape import Example
from cchc.assessment.engine.slope import Slope
from cchc.lib.words import Words

TITLE = Words("Theo tỷ lệ (tuyến tính)", "In proportion (linear)")
WORDS = {
    "full": Words(
        "{value}, thuộc mức {band}: {points:.}/{maximum:.} điểm.",
        "{value}, in the band {band}: {points:.}/{maximum:.} points.",
    ),
    "share": Words(
        "{value}, tính theo tỷ lệ: {figure} × {maximum:.} / {full} = {points:.}/{maximum:.} điểm.",
        "{value}, in proportion: {figure} × {maximum:.} / {full} = {points:.}/{maximum:.} points.",
    ),
    "between": Words(
        "{value}, nội suy giữa {low:.} điểm ở mốc {zero} và {maximum:.} điểm ở mốc {full}: "
        "{points:.}/{maximum:.} điểm.",
        "{value}, on the line from {low:.} points at {zero} to {maximum:.} points at {full}: "
        "{points:.}/{maximum:.} points.",
    ),
    "before": Words(
        "{value}, thuộc mức {band}: 0/{maximum:.} điểm.",
        "{value}, in the band {band}: 0/{maximum:.} points.",
    ),
    "raise": Words("Còn {gap} để đạt điểm tối đa.", "{gap} short of full points."),
    "lower": Words("Cần giảm {gap} để đạt điểm tối đa.", "Full points need {gap} less."),
}


@dataclass(frozen=True)
class Params(Slope):
    """The proportion (see ``slope.Slope``); ``input`` is the only declared input unless it is named."""

    input: str = par("Số liệu", "Input", "")

    @cached_property
    def scale(self) -> Scale:
        """The proportion as a way from a number to points."""
        return Scale(linear=self)


EXAMPLE = Example(
    maximum=Fraction(2),
    raw={"full": 100, "zero": 80},
    inputs=(
        InputSpec("tasks_done", Words("Tỷ lệ hoàn thành nhiệm vụ", "Share of tasks done"), "percent",
                  short=Words("nhiệm vụ được giao", "the tasks given")),
    ),
    given={"tasks_done": 90},
)  # fmt: skip


score = one_number.score
array = one_number.array
reads = one_number.one_input
limits = one_number.limits
faults = one_number.faults
say = one_number.say
