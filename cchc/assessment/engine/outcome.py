"""The row that a run gives for one node of one unit."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from cchc.assessment.engine.given import STATUS_WORDS
from cchc.lib.words import Words

if TYPE_CHECKING:
    from cchc.assessment.engine.why import Why

Status = Literal["scored", "missing", "not_applicable", "nothing_arose", "not_submitted", "unscorable"]

WORDS: Mapping[str, Words] = {
    **{key: words for key, words in STATUS_WORDS.items() if key != "value"},
    "scored": Words("Đã chấm", "Scored"),
    "unscorable": Words("Không tính được", "Cannot be computed"),
}


class NodeResult(NamedTuple):
    """Points of a node for a unit, the maximum that applies to it, its status and the reasons.

    ``points`` None: there are none (see ``status``); zero points are 0. ``maximum`` 0: left out of the total; None:
    the source does not tell the maximum.
    """

    code: str
    points: Fraction | None
    maximum: Fraction | None
    status: Status
    why: tuple[Why, ...] = ()

    @property
    def lost(self) -> Fraction | None:
        """Points short of the maximum that applies; None where either is unknown."""
        return None if self.points is None or self.maximum is None else self.maximum - self.points
