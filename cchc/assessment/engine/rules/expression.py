"""Points by a formula over declared inputs, for what no other shape covers; the result is cut off at its ends.

A product in use stores such formulas over named variables (public code: biểu thức toán học). The language is that of
``cchc.assessment.engine.expression``; ``maximum`` is the criterion's most points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine import expression as language_of
from cchc.assessment.engine.ends import or_maximum
from cchc.assessment.engine.expression import ExpressionError, NotComputable, parse
from cchc.assessment.engine.model import InputSpec
from cchc.assessment.engine.named import Entered
from cchc.assessment.engine.parameters import ParameterError, par
from cchc.assessment.engine.scale import points_in_words
from cchc.assessment.engine.shape import NUMBERS, ZERO, Case, Example, Outcome, name_of, wrong_inputs
from cchc.assessment.engine.why import Why, written
from cchc.lib.words import Words

if TYPE_CHECKING:
    import numpy as np

TITLE = Words("Công thức", "Formula")
WORDS = {
    "computed": Words(
        "Tính theo công thức với {inputs}: {points:.}/{maximum:.} điểm.",
        "By the formula with {inputs}: {points:.}/{maximum:.} points.",
    ),
    "cut": Words(
        "Tính theo công thức với {inputs}: {result:.}, ngoài khoảng cho phép nên tính {points:.}/{maximum:.} điểm.",
        "By the formula with {inputs}: {result:.}, outside its ends: {points:.}/{maximum:.} points.",
    ),
    "division_by_zero": Words(
        "Không tính được công thức với {inputs}: chia cho 0 ở “{part}”.",
        "The formula cannot be computed with {inputs}: division by 0 in “{part}”.",
    ),
    "too_big": Words(
        "Không tính được công thức với {inputs}: số quá lớn ở “{part}”.",
        "The formula cannot be computed with {inputs}: the number is too big in “{part}”.",
    ),
}
MAXIMUM = "maximum"


@dataclass(frozen=True)
class Params:
    """``formula``, and the ends at which its result is cut off."""

    formula: str = par("Công thức", "Formula")
    least: Fraction = par("Điểm thấp nhất", "Least points", ZERO)
    most: Fraction | None = par("Điểm cao nhất (để trống: điểm tối đa)", "Most points (the maximum)", None)

    def __post_init__(self) -> None:
        """Refuse a formula that cannot be read, whatever its inputs are."""
        try:
            parse(self.formula, None)
        except ExpressionError as error:
            raise ParameterError(str(error)) from None


EXAMPLE = Example(
    maximum=Fraction(2),
    raw={"formula": "if(so_ho_so > 0; so_dung_han / so_ho_so * maximum; maximum) - 0,1 * so_xin_loi_thieu"},
    inputs=(
        InputSpec("so_ho_so", Words("Số hồ sơ đã giải quyết", "Dossiers resolved"), "count"),
        InputSpec("so_dung_han", Words("Số hồ sơ đúng hạn", "Dossiers on time"), "count"),
        InputSpec(
            "so_xin_loi_thieu", Words("Số hồ sơ thiếu văn bản xin lỗi", "Dossiers without apology"), "count"
        ),
    ),
    given={"so_ho_so": 400, "so_dung_han": 390, "so_xin_loi_thieu": 2},
)


def score(params: Params, case: Case) -> Outcome:
    """What the formula gives, cut off at its ends."""
    codes = reads(params)
    values = {code: case.number(code) for code in codes} | {MAXIMUM: case.maximum}
    inputs = tuple(Entered(case.specs[code], values[code]) for code in codes)
    told: dict[str, Any] = {"inputs": inputs, "maximum": case.maximum}
    try:
        result = language_of.evaluate(parse(params.formula, None), values)
    except NotComputable as error:
        part = language_of.composed(params.formula)[slice(*error.at)]
        return Outcome(None, (Why("expression", error.code, {**told, "part": part}),))
    most = or_maximum(params.most, case.maximum)
    points = min(max(result, params.least), most)
    told |= {"result": result, "points": points}
    return Outcome(points, (Why("expression", "computed" if points == result else "cut", told),))


def array(params: Params, maximum: float, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """The same on arrays; NaN where it cannot be computed."""
    import numpy as np

    result = language_of.array(parse(params.formula, None), {**columns, MAXIMUM: np.asarray(maximum)})
    cut: np.ndarray = np.clip(
        result, float(params.least), maximum if params.most is None else float(params.most)
    )
    return cut


def reads(params: Params) -> Sequence[str]:
    """The inputs of the formula."""
    return tuple(code for code in parse(params.formula, None).names() if code != MAXIMUM)


def limits(params: Params, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """The ends at which it is cut off."""
    return params.least, or_maximum(params.most, maximum)


def faults(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec]) -> Iterable[str]:
    """A formula without inputs; a condition made of a plain number; ends the wrong way round."""
    if not reads(params):
        yield "công thức không đọc số liệu nào; cần ít nhất một mã số liệu đã khai báo."
    least, most = limits(params, maximum)
    if least >= most:
        yield f"điểm thấp nhất {written(least)} phải nhỏ hơn điểm cao nhất {written(most)}."
    yield from wrong_inputs(reads(params), specs, (*NUMBERS, "yes_no"))
    try:
        parse(params.formula, frozenset(code for code, spec in specs.items() if spec.kind == "yes_no"))
    except ExpressionError as error:
        yield str(error)


def say(params: Params, maximum: Fraction, specs: Mapping[str, InputSpec], language: str) -> str:
    """The formula with the names of its inputs."""
    words = {MAXIMUM: "điểm tối đa" if language == "vi" else "the maximum"}
    shown = language_of.renamed(
        params.formula, lambda code: words.get(code) or f"[{name_of(code, specs, language)}]"
    )
    least, most = (points_in_words(end, language) for end in limits(params, maximum))
    between = f"từ {least} đến {most}" if language == "vi" else f"from {least} to {most}"
    return f"{shown} ({between})"
