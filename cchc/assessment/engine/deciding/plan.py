"""The best bundle of improvements under a budget: integer programming over exactly scored bundles.

maximise  sum of expected points
subject to  one bundle a component · cost ≤ budget · effort ≤ what there is · what is required is done · what excludes
one another is not done together.
HiGHS solves it (scipy.optimize.milp); points and costs printed are computed anew, exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.deciding.gains import Bundle, Gains, components
from cchc.errors import UserError
from cchc.lib.words import Words

if TYPE_CHECKING:
    from cchc.assessment.engine.deciding.improvement import Improvement
    from cchc.assessment.engine.given import Inputs
    from cchc.assessment.engine.model import CriteriaSet

#: The solver stops then with the best bundle it has.
_SECONDS = 20
#: Points that differ by less are the same to the solver, which counts in binary fractions.
_HAIR = 1e-7
ASSUMPTIONS = (
    Words(
        "Điểm kỳ vọng nhân theo khả năng thành công; các giải pháp thành công độc lập với nhau.",
        "Expected points weigh each improvement by its chance; improvements succeed independently.",
    ),
    Words("Các đơn vị khác giữ nguyên số liệu.", "The other units' inputs stay as they are."),
    Words(
        "Chi phí, công sức và khả năng do người dùng ước lượng.",
        "Cost, effort and chance are the user's estimates.",
    ),
)


@dataclass(frozen=True)
class Choice:
    """A bundle for a unit: improvements, points expected and if all work, cost and effort."""

    codes: tuple[str, ...]
    expected: Fraction
    certain: Fraction
    cost: Fraction
    effort: Fraction


@dataclass(frozen=True)
class Plan:
    """The best bundle, the next best, and the cheapest bundle that is expected to give a point more than the best.

    ``one_more``: None where no bundle gives that much whatever the budget; its cost less the best's is the price of one
    more point.
    """

    unit: str
    start: Fraction
    best: Choice
    next_best: Choice | None
    one_more: Choice | None
    alone: tuple[Choice, ...]
    assumptions: tuple[Words, ...] = ASSUMPTIONS

    @property
    def price(self) -> Fraction | None:
        """What one more expected point costs beyond the best bundle."""
        return None if self.one_more is None else self.one_more.cost - self.best.cost


def plan(
    criteria: CriteriaSet,
    inputs: Inputs,
    unit: str,
    improvements: Sequence[Improvement],
    budget: Fraction | None = None,
    effort: Fraction | None = None,
) -> Plan:
    """The plan for a unit. ``budget``, ``effort``: limits, None for none. UserError where nothing can be planned."""
    if unit not in inputs.units:
        raise UserError(f"Không có đơn vị “{unit}” trong số liệu; ghi tên đúng như trong tệp.")
    gains = Gains(criteria, inputs, unit)
    by_code = {each.code: each for each in improvements}
    bundles = [gains.bundles(component) for component in components(criteria, improvements)]
    model = _Model(bundles, by_code)
    best = model.most(budget, effort)
    if best is None:
        raise UserError("Không có phương án nào thoả các ràng buộc; kiểm tra “requires” và “excludes”.")
    following = model.most(budget, effort, other_than=best)
    target = sum((bundle.expected for bundle in best), Fraction(0)) + 1
    dearer = model.cheapest(target, effort)

    def choice(chosen: Sequence[Bundle]) -> Choice:
        done = [by_code[code] for bundle in chosen for code in sorted(bundle.codes)]
        return Choice(
            tuple(each.code for each in done),
            sum((bundle.expected for bundle in chosen), Fraction(0)),
            gains.certain(done),
            sum((each.cost for each in done), Fraction(0)),
            sum((each.effort for each in done), Fraction(0)),
        )

    alone = tuple(
        Choice(
            (each.code,), each.chance * gains.certain([each]), gains.certain([each]), each.cost, each.effort
        )
        for each in improvements
    )
    return Plan(
        unit,
        gains.start,
        choice(best),
        choice(following) if following is not None else None,
        choice(dearer) if dearer is not None else None,
        alone,
    )


class _Model:
    """One 0/1 variable a bundle."""

    def __init__(self, bundles: Sequence[Sequence[Bundle]], by_code: dict[str, Improvement]) -> None:
        self._flat = [bundle for group in bundles for bundle in group]
        self._by_code = by_code
        self._rows: list[tuple[list[float], float, float]] = []
        start = 0
        for group in bundles:
            inside = range(start, start + len(group))
            self._rows.append(([1.0 if place in inside else 0.0 for place in range(len(self._flat))], 1, 1))
            start += len(group)
        for code, each in by_code.items():
            for other in each.requires:
                self._rows.append(([self._has(b, code) - self._has(b, other) for b in self._flat], -1, 0))
            for other in each.excludes:
                self._rows.append(([self._has(b, code) + self._has(b, other) for b in self._flat], 0, 1))

    @staticmethod
    def _has(bundle: Bundle, code: str) -> float:
        return float(code in bundle.codes)

    def _sums(self, key: str) -> list[float]:
        """Cost or effort of each bundle."""
        return [float(sum(getattr(self._by_code[code], key) for code in b.codes)) for b in self._flat]

    def most(
        self, budget: Fraction | None, effort: Fraction | None, other_than: Sequence[Bundle] = ()
    ) -> list[Bundle] | None:
        """Bundles with most expected points; of equal ones the cheaper."""
        rows = list(self._rows)
        for limit, key in ((budget, "cost"), (effort, "effort")):
            if limit is not None:
                rows.append((self._sums(key), float("-inf"), float(limit)))
        if other_than:
            chosen = {id(bundle) for bundle in other_than}
            rows.append(([float(id(b) in chosen) for b in self._flat], 0, len(chosen) - 1))
        points = [float(b.expected) for b in self._flat]
        first = self._solved([-each for each in points], rows)
        if first is None:
            return None
        # Among bundles that give as much, the cheapest.
        most = float(sum((bundle.expected for bundle in first), Fraction(0)))
        return self._solved(self._sums("cost"), [*rows, (points, most - _HAIR, float("inf"))]) or first

    def cheapest(self, points: Fraction, effort: Fraction | None) -> list[Bundle] | None:
        """The cheapest bundles that are expected to give so many points."""
        rows = [*self._rows, ([float(b.expected) for b in self._flat], float(points) - _HAIR, float("inf"))]
        if effort is not None:
            rows.append((self._sums("effort"), float("-inf"), float(effort)))
        return self._solved(self._sums("cost"), rows)

    def _solved(self, goal: list[float], rows: list[tuple[list[float], float, float]]) -> list[Bundle] | None:
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp

        matrix = np.array([row for row, _, _ in rows])
        limits = LinearConstraint(matrix, [low for _, low, _ in rows], [high for _, _, high in rows])
        answer: Any = milp(
            np.array(goal),
            constraints=limits,
            integrality=np.ones(len(goal)),
            bounds=Bounds(0, 1),
            options={"time_limit": _SECONDS, "mip_rel_gap": 0},
        )
        if answer.x is None:
            return None
        return [bundle for bundle, x in zip(self._flat, answer.x, strict=True) if x > 0.5]
