"""The fast engine: the same points on float arrays, for thousands of draws. One spec suite holds it to the exact one.

Inputs are arrays with units along the last axis and draws along the first, where they vary; what does not vary is
computed once. What a unit lacks (missing, not applicable …) does not vary: it is taken from the inputs, as the exact
engine takes it. Speed: no loop over draws and none over units.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.aggregators import found
from cchc.assessment.engine.leaf import Leaf, compiled
from cchc.assessment.engine.outcome import NodeResult
from cchc.assessment.engine.peers import Circle, Peers, circles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np

    from cchc.assessment.engine.given import Given, Inputs
    from cchc.assessment.engine.model import CriteriaSet, InputSpec, Node
    from cchc.assessment.engine.shape import Shape


@dataclass(frozen=True)
class Totals:
    """Points, the maximum that applies and the index in percent; the last axis is the units. NaN: no points."""

    points: np.ndarray
    maximum: np.ndarray
    index: np.ndarray


def units_of(inputs: Inputs) -> tuple[str, ...]:
    """The units in the order of every array here: as given, those that handed in nothing last."""
    return (*inputs.units, *sorted(unit for unit in inputs.absent if unit not in inputs.units))


def column(spec: InputSpec, given: Sequence[Given]) -> np.ndarray:
    """What all units give for one input as floats; NaN: no value, infinity: the answer is that there is no day."""
    import numpy as np

    return np.array([_float(spec, answer) for answer in given])


def _float(spec: InputSpec, given: Given) -> float:
    if given.status != "value":
        return float("nan")
    if given.number is not None:
        return given.number.numerator / given.number.denominator
    if given.day is not None:
        return float(given.day.toordinal())
    if spec.kind == "date":
        return float("inf")
    return float(spec.levels.index(given.level)) if given.level in spec.levels else float("nan")


@dataclass(frozen=True)
class _Fixed:
    """What a leaf has whatever the draws: where it is scored, the points elsewhere, the maximum that applies.

    ``none``: by input, the units of which nothing arose there while other inputs have values.
    """

    leaf: Leaf
    scored: np.ndarray
    elsewhere: np.ndarray
    maximum: np.ndarray
    none: Mapping[str, np.ndarray]


class Simulator:
    """A set and its inputs made ready for many draws."""

    def __init__(self, criteria: CriteriaSet, inputs: Inputs) -> None:
        import numpy as np

        self.criteria = criteria
        self.units = units_of(inputs)
        given = {code: [inputs.of(unit, code) for unit in self.units] for code in _read(criteria)}
        self.base: dict[str, np.ndarray] = {
            code: column(criteria.inputs[code], answers) for code, answers in given.items()
        }
        absent = [unit in inputs.absent for unit in self.units]
        self._absent: np.ndarray = np.array(absent)
        self._circles = [_places(circle, self.units) for circle in circles(criteria, self.units)]
        self._fixed = {
            id(node): self._known(_fixed(compiled(criteria, node), given, absent), given)
            for node in criteria.leaves
        }

    def _known(self, fixed: _Fixed, given: Mapping[str, Sequence[Given]]) -> _Fixed:
        """The same with the exact answer where the rule itself finds that nothing arose (0/0)."""
        import numpy as np

        leaf = fixed.leaf
        if not fixed.scored.any() or getattr(leaf.shape, "RELATIVE", False):
            return fixed
        points = self._points(fixed, self.base)
        for place in np.flatnonzero(np.isnan(points) & fixed.scored).tolist():
            row = leaf.score({code: given[code][place] for code in leaf.codes}, Peers(), 0, absent=False)
            if row.status == "nothing_arose":
                fixed.scored[place] = False
                fixed.elsewhere[place], fixed.maximum[place] = _or_nan(row.points), _or_nan(row.maximum)
        return fixed

    @cached_property
    def extras(self) -> frozenset[str]:
        """Codes of leaves of bonus and penalty, which stand outside the maximum."""
        tops = [top for top in self.criteria.nodes if top.kind != "part"]
        return frozenset(node.code for top in tops for node in top.walk() if node.leaf)

    def leaf_maxima(self) -> dict[str, np.ndarray]:
        """The maximum of each leaf that applies to each unit; 0 where it is left out."""
        return {node.code: self._fixed[id(node)].maximum for node in self.criteria.leaves}

    def leaf_points(self, columns: Mapping[str, np.ndarray] | None = None) -> dict[str, np.ndarray]:
        """Points of each leaf by code, over units (and draws where the leaf's inputs vary)."""
        mixed = {**self.base, **(columns or {})}
        return {node.code: self._leaf(node, mixed) for node in self.criteria.leaves}

    def run(self, columns: Mapping[str, np.ndarray] | None = None) -> Totals:
        """Totals with these inputs in place of the given ones; a column's shape is (units,) or (draws, units)."""
        import numpy as np

        mixed = {**self.base, **(columns or {})}
        criteria = self.criteria
        pairs = [(node, *self._node(node, mixed)) for node in criteria.nodes]
        parts = [(node, points, most) for node, points, most in pairs if node.kind == "part"]
        maximum = _left(criteria.maximum, criteria.aggregate, parts)
        points = _combined(criteria.aggregate, parts)
        with np.errstate(divide="ignore", invalid="ignore"):
            if criteria.rescale and criteria.maximum is not None:
                full = np.full(len(self.units), float(criteria.maximum))
                points, maximum = np.where(maximum > 0, points / maximum * full, np.nan), full
            for kind, cap, sign in (("bonus", criteria.bonus_cap, 1), ("penalty", criteria.penalty_cap, -1)):
                # As in the exact engine, a bonus that cannot be computed gives nothing and takes nothing.
                extra = sum(
                    (np.nan_to_num(e) for node, e, _ in pairs if node.kind == kind), np.zeros(len(self.units))
                )
                points = points + sign * (extra if cap is None else np.minimum(extra, float(cap)))
            index = np.where(maximum > 0, points / maximum * 100, np.nan)
        if self._absent.any():
            nothing = 0.0 if criteria.not_submitted == "zero" else np.nan
            points, index = np.where(self._absent, nothing, points), np.where(self._absent, nothing, index)
        return Totals(np.where(maximum > 0, points, np.nan), maximum, index)

    def _node(self, node: Node, columns: Mapping[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
        """Points and the maximum that applies."""
        if not node.children:
            return self._leaf(node, columns), self._fixed[id(node)].maximum
        children = [(child, *self._node(child, columns)) for child in node.children]
        return _combined(node.aggregate, children), _left(node.maximum, node.aggregate, children)

    def _array(
        self, shape: Shape, params: Any, maximum: float, columns: Mapping[str, np.ndarray]
    ) -> np.ndarray:
        """Points by a rule; by a relative one, those of each unit among the units that it is ranked with."""
        import numpy as np

        if not getattr(shape, "RELATIVE", False):
            return shape.array(params, maximum, columns)
        out = np.full(np.broadcast_shapes(*(column.shape for column in columns.values())), np.nan)
        for among, places in self._circles:
            points = shape.array(params, maximum, {code: each[..., among] for code, each in columns.items()})
            out[..., among[places]] = points[..., places]
        return out

    def _leaf(self, node: Node, columns: Mapping[str, np.ndarray]) -> np.ndarray:
        import numpy as np

        fixed = self._fixed[id(node)]
        if not fixed.scored.any():
            return fixed.elsewhere
        points = self._points(fixed, columns)
        if fixed.scored.all():
            return points
        mixed: np.ndarray = np.where(fixed.scored, points, fixed.elsewhere)
        return mixed

    def _points(self, fixed: _Fixed, columns: Mapping[str, np.ndarray]) -> np.ndarray:
        """Points by the rule of a leaf that is scored for any unit."""
        import numpy as np

        shape, node = fixed.leaf.shape, fixed.leaf.node
        if shape is None or node.rule is None or node.maximum is None:
            return fixed.elsewhere
        mine = {code: columns[code] for code in fixed.leaf.codes}
        mine |= {code: np.where(none, 0.0, mine[code]) for code, none in fixed.none.items()}
        return self._array(shape, node.rule.params, float(node.maximum), mine)


def _places(circle: Circle, units: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Where the units of a circle stand among all, and which of the circle's are measured."""
    import numpy as np

    at = {unit: place for place, unit in enumerate(units)}
    measured = [place for place, unit in enumerate(circle.units) if unit in set(circle.measured)]
    return np.array([at[unit] for unit in circle.units], int), np.array(measured, int)


def _read(criteria: CriteriaSet) -> list[str]:
    """The inputs that rules read, each once."""
    codes = {code: None for node in criteria.leaves for code in compiled(criteria, node).codes}
    return [code for code in codes if code in criteria.inputs]


def _fixed(leaf: Leaf, given: Mapping[str, Sequence[Given]], absent: Sequence[bool]) -> _Fixed:
    """The exact engine's own answer where a unit has no value."""
    import numpy as np

    rows: list[NodeResult | None] = []
    none: dict[str, np.ndarray] = {}
    for place, gone in enumerate(absent):
        mine = {code: given[code][place] for code in leaf.codes if code in given}
        ready = leaf.shape is not None and leaf.node.maximum is not None and len(mine) == len(leaf.codes)
        valued = all(answer.status == "value" for answer in mine.values())
        if gone or not ready or not (valued or leaf.counted(mine)):
            rows.append(leaf.score(mine, Peers(), 0, absent=gone))
            continue
        rows.append(None)
        for code in () if valued else mine:
            if mine[code].status == "nothing_arose":
                none.setdefault(code, np.zeros(len(absent), bool))[place] = True
    most = leaf.node.maximum
    return _Fixed(
        leaf,
        np.array([row is None for row in rows]),
        np.array([np.nan if row is None else _or_nan(row.points) for row in rows]),
        np.array([_or_nan(most if row is None else row.maximum) for row in rows]),
        none,
    )


def _or_nan(value: Any) -> float:
    return float("nan") if value is None else float(value)


def _left(
    declared: Any, aggregate: str, children: Sequence[tuple[Node, np.ndarray, np.ndarray]]
) -> np.ndarray:
    """The maximum that applies: what is left out is taken off, in a sum."""
    import numpy as np

    none_applies = np.all([most == 0 for _, _, most in children], axis=0)
    if aggregate != "sum":
        return np.where(none_applies, 0.0, _or_nan(declared))
    if declared is None:
        summed: np.ndarray = np.array([most for _, _, most in children]).sum(axis=0)
        return summed
    dropped = np.zeros(children[0][2].shape)
    for node, _, most in children:
        if node.maximum is not None:
            dropped = dropped + (float(node.maximum) - np.nan_to_num(most, nan=float(node.maximum)))
    return np.where(none_applies, 0.0, float(declared) - dropped)


def _combined(aggregate: str, children: Sequence[tuple[Node, np.ndarray, np.ndarray]]) -> np.ndarray:
    """Points of a parent; NaN where a child has none."""
    import numpy as np

    if aggregate == "sum":
        points = children[0][1]
        for _, each, _ in children[1:]:
            points = points + each
        return points
    applies = np.array([most != 0 for _, _, most in children])
    weights = np.array([float(node.weight) for node, _, _ in children])
    stack = np.array(np.broadcast_arrays(*[each for _, each, _ in children]))
    points = found()[aggregate].array(stack, weights, applies)
    return np.where(applies.any(axis=0), points, 0.0)
