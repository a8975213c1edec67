"""Sums of maxima that differ from what stands above them, and the cell that was likely mistyped."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cchc.assessment.engine.checking import Severity, named
from cchc.assessment.engine.slips import likelihood
from cchc.assessment.engine.why import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.assessment.engine.model import Node

#: A slip as plain as a comma in the wrong place, a zero too much, two digits in the wrong order.
_PLAIN = 4


class WrongSum(NamedTuple):
    """A sum that differs: the sentence, the likely cell, how plain a slip explains it, whether it is too low."""

    sentence: str
    likely: str
    slip: int
    low: bool

    def told(self, *, whole: bool) -> tuple[str, Severity]:
        """The sentence and its severity: a sum that is too low is natural where criteria are left out."""
        if whole or not self.low or self.slip >= _PLAIN:
            return f"{self.sentence}{self.likely}.", "error"
        return f"{self.sentence}; bộ chỉ có một phần nên có thể còn thiếu mục.", "warning"


def _added(nodes: Sequence[Node]) -> Fraction | None:
    """The sum of maxima; None where one is not known."""
    maxima = [node.maximum for node in nodes]
    return None if None in maxima else sum((most for most in maxima if most is not None), Fraction(0))


def wrong_sum(declared: Fraction | None, nodes: Sequence[Node], who: str, what: str) -> WrongSum | None:
    """What is wrong with a sum; None where it agrees or cannot be told."""
    added = _added(nodes)
    if declared is None or added is None or added == declared or not nodes:
        return None
    slip, likely = _likely(declared, added, nodes)
    apart = written(abs(declared - added))
    said = f"{who} cộng được {written(added)}, {what} ghi {written(declared)}, lệch {apart}"
    return WrongSum(said, likely, slip, added < declared)


def _likely(declared: Fraction, added: Fraction, nodes: Sequence[Node]) -> tuple[int, str]:
    """The cell that one slip explains best; the parent's own where that is likelier than any child's."""
    marks = []
    for node in nodes:
        if node.maximum is not None:
            meant = node.maximum + declared - added
            below = _added(node.children) if node.children else None
            marks.append((likelihood(node.maximum, meant) + (10 if below == meant else 0), node, meant))
    slip, node, meant = max(marks, key=lambda mark: mark[0])
    if likelihood(declared, added) > slip:
        return likelihood(declared, added), f"; ô nghi sai: chính ô này, nếu là {written(added)} thì khớp"
    if not slip:
        return 0, f"; các số phải cộng lại đúng {written(declared)}"
    said = f"; ô nghi sai: {named(node)} ghi {written(node.maximum or 0)}, nếu là {written(meant)} thì khớp"
    return slip, said
