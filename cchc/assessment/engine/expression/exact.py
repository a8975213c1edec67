"""A formula computed in exact fractions; what an ``if``, ``and`` or ``or`` does not choose is not computed."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction

from cchc.assessment.engine.expression.tree import Tree

#: Numbers beyond it are no figures of an office; the fast arithmetic stops there, too.
BIGGEST = Fraction(10) ** 30


class NotComputable(ValueError):
    """``code``: "division_by_zero" or "too_big"; ``at``: the place of what could not be computed."""

    def __init__(self, code: str, at: tuple[int, int]) -> None:
        self.code, self.at = code, at
        super().__init__(code)


def evaluate(tree: Tree, values: Mapping[str, Fraction]) -> Fraction:
    """The number that a formula gives; a truth is 1 or 0. NotComputable for a division by zero or a huge number."""
    op, args = tree.op, tree.args
    if op == "number":
        return tree.value
    if op == "name":
        found = values[tree.name]
    elif op == "if":
        found = evaluate(args[1] if evaluate(args[0], values) else args[2], values)
    elif op == "and":
        return Fraction(bool(evaluate(args[0], values) and evaluate(args[1], values)))
    elif op == "or":
        return Fraction(bool(evaluate(args[0], values) or evaluate(args[1], values)))
    else:
        numbers = [evaluate(arg, values) for arg in args]
        if op == "/" and not numbers[1]:
            raise NotComputable("division_by_zero", tree.at)
        found = Fraction(_DOES[op](*numbers))
    if abs(found) > BIGGEST:
        raise NotComputable("too_big", tree.at)
    return found


def _round(number: Fraction, places: Fraction) -> Fraction:
    """Half up, away from zero, as on paper."""
    scale = 10 ** int(places)
    top, bottom = abs(number.numerator) * scale, number.denominator
    whole = (2 * top + bottom) // (2 * bottom)
    return Fraction(-whole if number < 0 else whole, scale)


_DOES: Mapping[str, Callable[..., Fraction | bool]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "neg": operator.neg,
    "not": operator.not_,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
    "min": min,
    "max": max,
    "abs": abs,
    "round": _round,
}
