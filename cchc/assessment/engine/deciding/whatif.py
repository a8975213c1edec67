"""What if: change a unit's inputs; see points, index and rank, the others as they are or moving as in past years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.given import Given, Inputs
from cchc.assessment.engine.placing import rank_among
from cchc.assessment.engine.scoring import score
from cchc.errors import UserError
from cchc.lib.words import Words

if TYPE_CHECKING:
    from cchc.assessment.engine.model import CriteriaSet
    from cchc.assessment.engine.outcome import NodeResult
    from cchc.assessment.engine.scoring import ScoreRun, UnitResult

FIXED = Words("Các đơn vị khác giữ nguyên chỉ số.", "The other units keep their index.")
MOVING = Words(
    "Các đơn vị khác thay đổi chỉ số như bình quân các năm trước; đơn vị không có số liệu năm trước giữ nguyên.",
    "The other units' index moves as on average in past years; units without past figures stay.",
)
RELATIVE = Words(
    "Tiêu chí tính tương quan giữa các đơn vị được tính lại cho mọi đơn vị.",
    "Criteria that compare units are computed anew for all of them.",
)


@dataclass(frozen=True)
class Place:
    """A unit's rank out of how many; None for who has none."""

    rank: int | None
    of: int


@dataclass(frozen=True)
class WhatIf:
    """Before and after, for the unit asked about. ``changed``: nodes whose points differ, as (before, after)."""

    unit: str
    before: UnitResult
    after: UnitResult
    rank_before: Place
    rank_after: Place
    changed: tuple[tuple[NodeResult, NodeResult], ...]
    assumptions: tuple[Words, ...]

    @property
    def gained(self) -> Fraction | None:
        """Points won (or lost, below zero); None where either side has none."""
        if self.before.points is None or self.after.points is None:
            return None
        return self.after.points - self.before.points


def whatif(
    criteria: CriteriaSet,
    inputs: Inputs,
    unit: str,
    changes: Mapping[str, Given],
    drift: Mapping[str, Fraction] | None = None,
) -> WhatIf:
    """The unit with some inputs changed. ``drift``: by how many points of the index each other unit moves.

    UserError for a unit that is not there, or an input that the set does not have.
    """
    if unit not in inputs.units and unit not in inputs.absent:
        raise UserError(f"Không có đơn vị “{unit}” trong số liệu; ghi tên đúng như trong tệp.")
    for code in changes:
        if code not in criteria.inputs:
            raise UserError(f"Không có số liệu “{code}” trong bộ tiêu chí {criteria.code}.")
    before = score(criteria, inputs)
    after = score(criteria, changed(inputs, unit, changes))
    one, two = before.by_unit[unit], after.by_unit[unit]
    return WhatIf(
        unit,
        one,
        two,
        _place(before, unit, {}),
        _place(after, unit, drift or {}),
        tuple((a, b) for a, b in zip(one.nodes, two.nodes, strict=True) if a.points != b.points),
        (MOVING if drift else FIXED, *((RELATIVE,) if _relative(before, after, unit) else ())),
    )


def changed(inputs: Inputs, unit: str, changes: Mapping[str, Given]) -> Inputs:
    """The inputs with one unit's answers replaced; a unit that had handed in nothing hands in these."""
    mine = {**inputs.units.get(unit, {}), **changes}
    return Inputs({**inputs.units, unit: mine}, inputs.absent - {unit})


def _place(run: ScoreRun, unit: str, drift: Mapping[str, Fraction]) -> Place:
    """The unit's rank when the others' indices move by ``drift``."""
    index = {
        row.unit: row.index + (drift.get(row.unit, Fraction(0)) if row.unit != unit else 0)
        for row in run.units
        if row.index is not None
    }
    return Place(*rank_among(run, unit, index))


def _relative(before: ScoreRun, after: ScoreRun, unit: str) -> bool:
    """Whether another unit's points moved too: a rule compares units."""
    return any(
        one.points != two.points
        for one, two in zip(before.units, after.units, strict=False)
        if one.unit == two.unit != unit
    )
