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
    from collections.abc import Callable, Iterable, Mapping, Sequence

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

    @cached_property
    def _maxima(self) -> Mapping[int, np.ndarray]:
        """The maximum of each node that applies to each unit, by the node's id; no draw changes it."""
        found: dict[int, np.ndarray] = {}
        for node in reversed(list(self.criteria.walk())):
            children = [(child, found[id(child)]) for child in node.children]
            found[id(node)] = (
                _left(node.maximum, node.aggregate, children) if children else self._fixed[id(node)].maximum
            )
        return found

    @cached_property
    def whole(self) -> np.ndarray:
        """The maximum of all parts that applies to each unit, before it is brought back to the declared one."""
        parts = [(node, self._maxima[id(node)]) for node in self.criteria.nodes if node.kind == "part"]
        return _left(self.criteria.maximum, self.criteria.aggregate, parts)

    def leaf_maxima(self) -> dict[str, np.ndarray]:
        """The maximum of each leaf that applies to each unit; 0 where it is left out."""
        return {node.code: self._maxima[id(node)] for node in self.criteria.leaves}

    def leaf_points(self, columns: Mapping[str, np.ndarray] | None = None) -> dict[str, np.ndarray]:
        """Points of each leaf by code, over units (and draws where the leaf's inputs vary)."""
        points = self._points_with(columns or {})
        return {node.code: points(node) for node in self.criteria.leaves}

    def _points_with(self, varied: Mapping[str, np.ndarray]) -> Callable[[Node], np.ndarray]:
        """Points of a leaf, made when asked for: many leaves times many draws would not stay in the cache."""
        columns = {**self.base, **varied}

        def points(node: Node) -> np.ndarray:
            if varied.keys().isdisjoint(self._fixed[id(node)].leaf.codes):
                return self._unvaried[id(node)]
            return self._leaf(node, columns)

        return points

    @cached_property
    def _unvaried(self) -> Mapping[int, np.ndarray]:
        """Points of each leaf with the inputs as given, by the leaf's id."""
        return {id(node): self._leaf(node, self.base) for node in self.criteria.leaves}

    def run(self, columns: Mapping[str, np.ndarray] | None = None) -> Totals:
        """Totals with these inputs in place of the given ones; a column's shape is (units,) or (draws, units)."""
        import numpy as np

        criteria, leaf = self.criteria, self._points_with(columns or {})
        points, maximum = self._combined(criteria.aggregate, self._tops("part"), leaf), self.whole
        with np.errstate(divide="ignore", invalid="ignore"):
            if criteria.rescale and criteria.maximum is not None:
                full = np.full(len(self.units), float(criteria.maximum))
                points, maximum = np.where(maximum > 0, points / maximum * full, np.nan), full
            points = points + self.outside(leaf)
            index = np.where(maximum > 0, points / maximum * 100, np.nan)
        points, index = self.handed_in(points), self.handed_in(index)
        return Totals(np.where(maximum > 0, points, np.nan), maximum, index)

    def outside(self, leaf: Callable[[Node], np.ndarray]) -> np.ndarray:
        """Bonus less penalty, each up to its cap: what comes on top of the parts. ``leaf``: points of a leaf."""
        import numpy as np

        added: np.ndarray = np.zeros(len(self.units))
        caps = (("bonus", self.criteria.bonus_cap, 1), ("penalty", self.criteria.penalty_cap, -1))
        for kind, cap, sign in caps:
            # As in the exact engine, a bonus that cannot be computed gives nothing and takes nothing.
            tops = self._tops(kind)
            if tops:
                extra = _summed(np.nan_to_num(self._node(node, leaf)) for node in tops)
                added = added + sign * (extra if cap is None else np.minimum(extra, float(cap)))
        return added

    def handed_in(self, figures: np.ndarray) -> np.ndarray:
        """The figures with what the set says for units that handed in nothing: zero, or none."""
        import numpy as np

        if not self._absent.any():
            return figures
        nothing = 0.0 if self.criteria.not_submitted == "zero" else np.nan
        told: np.ndarray = np.where(self._absent, nothing, figures)
        return told

    def _tops(self, kind: str) -> list[Node]:
        return [node for node in self.criteria.nodes if node.kind == kind]

    def _node(self, node: Node, leaf: Callable[[Node], np.ndarray]) -> np.ndarray:
        """Points of a node."""
        if not node.children:
            return leaf(node)
        return self._combined(node.aggregate, node.children, leaf)

    def _combined(
        self, aggregate: str, children: Sequence[Node], leaf: Callable[[Node], np.ndarray]
    ) -> np.ndarray:
        """Points of a parent; NaN where a child has none."""
        import numpy as np

        points = (self._node(child, leaf) for child in children)
        if aggregate == "sum":
            return _summed(points)
        applies = np.array([self._maxima[id(child)] != 0 for child in children])
        weights = np.array([float(child.weight) for child in children])
        stack = np.array(np.broadcast_arrays(*points))
        joined = found()[aggregate].array(stack, weights, applies)
        return np.where(applies.any(axis=0), joined, 0.0)

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


def _left(declared: Any, aggregate: str, children: Sequence[tuple[Node, np.ndarray]]) -> np.ndarray:
    """The maximum that applies: what is left out is taken off, in a sum."""
    import numpy as np

    none_applies = np.all([most == 0 for _, most in children], axis=0)
    if aggregate != "sum":
        return np.where(none_applies, 0.0, _or_nan(declared))
    if declared is None:
        summed: np.ndarray = np.array([most for _, most in children]).sum(axis=0)
        return summed
    dropped = np.zeros(children[0][1].shape)
    for node, most in children:
        if node.maximum is not None:
            dropped = dropped + (float(node.maximum) - np.nan_to_num(most, nan=float(node.maximum)))
    return np.where(none_applies, 0.0, float(declared) - dropped)


def _summed(points: Iterable[np.ndarray]) -> np.ndarray:
    """The sum over nodes, taken as they come; what no draw changes is added up apart, since it is small."""
    still: Any = 0.0
    moving: Any = None
    for each in points:
        if each.ndim == 1:
            still = still + each
        elif moving is None:
            moving = each.copy()
        else:
            moving += each
    summed: np.ndarray = still if moving is None else moving + still
    return summed
