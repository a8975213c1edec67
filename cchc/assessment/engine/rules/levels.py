"""R11, R5: an answer that is one of several levels, each with points or a percentage of the maximum.

"Xuất sắc: 100%; tốt: 75%; hoàn thành: 50%" (public code of a product, R11); "Ban hành kịp thời: 1; không kịp thời: 0,5;
không ban hành: 0" (Cà Mau, Quyết định 1880/QĐ-UBND năm 2013, 1.1.1) where the answer is given in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.scale import points_in_words
from cchc.assessment.engine.shape import ZERO, Case, Example, Outcome, Unscorable, one_input, wrong_inputs
from cchc.assessment.engine.why import Figure, Why, shown
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Theo mức trả lời", "By level of the answer")
WORDS = {
    "level": Words(
        "{name}: {level}, {points:.}/{maximum:.} điểm.", "{name}: {level}, {points:.}/{maximum:.} points."
    ),
    "share": Words(
        "{name}: {level}, bằng {percent} điểm tối đa: {points:.}/{maximum:.} điểm.",
        "{name}: {level}, {percent} of the maximum: {points:.}/{maximum:.} points.",
    ),
    "unknown": Words(
        "{name}: không có mức “{level}” trong bảng.", "{name}: the table has no level “{level}”."
    ),
}


@dataclass(frozen=True)
class Params:
    """Either ``points`` or ``percent`` of the maximum, by level, in the order in which the input lists them."""

    points: Mapping[str, Fraction] | None = par("Điểm theo mức", "Points by level", None)
    percent: Mapping[str, Fraction] | None = par(
        "Phần trăm điểm tối đa theo mức", "Percent of the maximum", None
    )
    input: str = par("Số liệu", "Input", "")

    def of(self, maximum: Fraction) -> Mapping[str, Fraction]:
        """Points by level."""
        return self.points or {level: maximum * share / 100 for level, share in (self.percent or {}).items()}


EXAMPLE = Example(
    maximum=Fraction(1),
    raw={"points": {"Kịp thời": 1, "Không kịp thời": Decimal("0.5"), "Không ban hành": 0}},
    inputs=(
        InputSpec("issued", Words("Ban hành kế hoạch", "Issue of the plan"), "level",
                  levels=("Kịp thời", "Không kịp thời", "Không ban hành")),
    ),
    given={"issued": "Không kịp thời"},
)  # fmt: skip


def score(params: Params, case: Case) -> Outcome:
    """The points of the level that was answered."""
    spec, level = case.specs[params.input], case.given[params.input].level
    table = params.points if params.points is not None else params.percent or {}
    if level not in table:
        raise Unscorable(Why("levels", "unknown", {"name": spec.name, "level": level}))
    values = {"name": spec.name, "level": level, "maximum": case.maximum}
    if params.points is not None:
        return Outcome(table[level], (Why("levels", "level", {**values, "points": table[level]}),))
    points = case.maximum * table[level] / 100
    values |= {"percent": Figure(table[level], "%"), "points": points}
    return Outcome(points, (Why("levels", "share", values),))


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """Points by the level's place in the list."""
    import numpy as np

    table = [float(points) for points in params.of(Fraction(maximum)).values()]
    places = columns[params.input]
    known = (places >= 0) & (places < len(table))
    return np.where(known, np.array(table)[np.where(known, places, 0).astype(int)], np.nan)


reads = one_input


def limits(params: Params, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """The least and the most points of a level."""
    points = list(params.of(maximum).values()) or [ZERO]
    return min(points), max(points)


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """Two tables or none; levels that differ from those of the input."""
    if (params.points is None) == (params.percent is None):
        yield "cần đúng một bảng: “points” (điểm) hoặc “percent” (phần trăm điểm tối đa)."
    yield from wrong_inputs((params.input,), specs, ("level",))
    spec, here = specs.get(params.input), tuple(params.of(maximum))
    if spec is not None and spec.kind == "level" and here != spec.levels:
        yield (
            f"các mức trong bảng ({', '.join(here)}) phải trùng và theo đúng thứ tự các mức của số liệu "
            f"“{spec.code}” ({', '.join(spec.levels)})."
        )


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """ "Kịp thời: 1 điểm; Không kịp thời: 0,5 điểm"."""
    rows = {level: points_in_words(points, language) for level, points in (params.points or {}).items()}
    of = "điểm tối đa" if language == "vi" else "of the maximum"
    rows |= {level: f"{shown(share, '%', language)} {of}" for level, share in (params.percent or {}).items()}
    return "; ".join(f"{level}: {each}" for level, each in rows.items()) or TITLE.say(language)
