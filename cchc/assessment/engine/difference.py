"""Two versions of a criteria set side by side: added, removed, moved, renamed, re-weighted, scored otherwise.

Nodes are matched by code and name, then by name alone (a criterion that only changed its number has moved), then by
code with a name that is still alike, then by likeness of names. Names are compared without accents and case.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from cchc.assessment.engine.rules import found
from cchc.assessment.engine.why import written
from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from cchc.assessment.engine.model import CriteriaSet, Node

Kind = Literal[
    "set", "added", "removed", "moved", "renamed", "reweighted", "rule", "owner", "evidence", "assessment"
]
#: In percent: how alike names are that share a code, and names that share nothing else.
_ALIKE, _VERY_ALIKE = 60, 85

WORDS: Mapping[str, str] = {
    "set": "Bộ tiêu chí",
    "added": "Thêm mới",
    "removed": "Bỏ",
    "moved": "Chuyển vị trí",
    "renamed": "Đổi tên",
    "reweighted": "Đổi điểm tối đa",
    "rule": "Đổi cách tính",
    "owner": "Đổi cơ quan chủ trì",
    "evidence": "Đổi tài liệu kiểm chứng",
    "assessment": "Đổi cách đánh giá",
}


class Change(NamedTuple):
    """One change: codes in both versions ("" where there is none), the name, what stood before and stands after."""

    kind: Kind
    old: str
    new: str
    name: str
    before: str = ""
    after: str = ""


class _Placed(NamedTuple):
    """A node and what it stands in."""

    node: Node
    parent: Node | None


def compare(one: CriteriaSet, two: CriteriaSet) -> list[Change]:
    """Every change from the first version to the second, in the order of the second; what was removed comes last."""
    before, after = list(_placed(one)), list(_placed(two))
    pairs = _matched(before, after)
    changes = [Change("set", "", "", *said) for said in _of_set(one, two)]
    new_of = {id(old.node): new.node for old, new in pairs.values()}
    for new in after:
        if id(new.node) not in pairs:
            changes.append(Change("added", "", new.node.code, new.node.name.vi, "", _most(new.node.maximum)))
            continue
        old = pairs[id(new.node)][0]
        changes += _changes(one, two, old, new, new_of)
    for old in before:
        if id(old.node) not in new_of:
            changes.append(Change("removed", old.node.code, "", old.node.name.vi, _most(old.node.maximum)))
    return changes


def _placed(criteria: CriteriaSet) -> Iterator[_Placed]:
    def below(node: Node, parent: Node | None) -> Iterator[_Placed]:
        yield _Placed(node, parent)
        for child in node.children:
            yield from below(child, node)

    for top in criteria.nodes:
        yield from below(top, None)


def _matched(before: list[_Placed], after: list[_Placed]) -> dict[int, tuple[_Placed, _Placed]]:
    """Pairs by the identity of the later node."""
    pairs: dict[int, tuple[_Placed, _Placed]] = {}
    taken: set[int] = set()

    def join(old: _Placed, new: _Placed) -> None:
        pairs[id(new.node)] = (old, new)
        taken.add(id(old.node))

    def left() -> tuple[list[_Placed], list[_Placed]]:
        return (
            [old for old in before if id(old.node) not in taken],
            [new for new in after if id(new.node) not in pairs],
        )

    for keys in (
        lambda each: (each.node.code, _name(each)),
        lambda each: (_name(each), _name_above(each)),
        _name,
    ):
        olds, news = left()
        known = _unique(olds, keys)
        for key, new in _unique(news, keys).items():
            if key in known:
                join(known[key], new)
    olds, news = left()
    for likeness, old, new in _likest(olds, news):
        same = old.node.code == new.node.code
        if id(old.node) in taken or id(new.node) in pairs or likeness < (_ALIKE if same else _VERY_ALIKE):
            continue
        join(old, new)
    return pairs


def _name(each: _Placed) -> str:
    return " ".join(fold(each.node.name.vi).split())


def _name_above(each: _Placed) -> str:
    return fold(each.parent.name.vi) if each.parent else ""


def _unique(nodes: list[_Placed], key: object) -> dict[object, _Placed]:
    """Nodes by a key that only one of them has."""
    keyed = [(key(each), each) for each in nodes]  # type: ignore[operator]
    times = Counter(mark for mark, _ in keyed)
    return {mark: each for mark, each in keyed if times[mark] == 1}


def _likest(olds: list[_Placed], news: list[_Placed]) -> list[tuple[float, _Placed, _Placed]]:
    """Pairs of what is left, the likest first; those that share a code go first."""
    from rapidfuzz import fuzz

    scored = [
        (fuzz.ratio(_name(old), _name(new)), old, new)
        for old in olds
        for new in news
        if bool(old.node.children) == bool(new.node.children)
    ]
    return sorted(scored, key=lambda each: (each[1].node.code != each[2].node.code, -each[0]))


def _changes(
    one: CriteriaSet, two: CriteriaSet, old: _Placed, new: _Placed, new_of: Mapping[int, Node]
) -> Iterator[Change]:
    """What changed in one matched node."""
    was, now = old.node, new.node
    codes = (was.code, now.code, now.name.vi)
    if _moved(old, new, new_of):
        yield Change("moved", *codes, _where(old), _where(new))
    if _name(old) != _name(new):
        yield Change("renamed", *codes, was.name.vi, now.name.vi)
    if was.maximum != now.maximum:
        yield Change("reweighted", *codes, _most(was.maximum), _most(now.maximum))
    most = now.maximum if now.maximum is not None else now.weight * 0
    if _rule(one, was, most) != _rule(two, now, most):
        yield Change("rule", *codes, _rule(one, was, was.maximum), _rule(two, now, now.maximum))
    for kind, first, second in (
        ("owner", was.owner, now.owner),
        ("evidence", "; ".join(was.evidence), "; ".join(now.evidence)),
        ("assessment", was.assessment or "", now.assessment or ""),
    ):
        if first != second:
            yield Change(kind, *codes, first, second)  # type: ignore[arg-type]


def _moved(old: _Placed, new: _Placed, new_of: Mapping[int, Node]) -> bool:
    """Whether it stands elsewhere, or under another number in the same place; what moves with its parent has not."""
    if (new_of.get(id(old.parent)) if old.parent else None) is not new.parent:
        return True
    return old.node.code.rpartition(".")[2] != new.node.code.rpartition(".")[2]


def _where(each: _Placed) -> str:
    return each.node.code + (f" trong {each.parent.code}" if each.parent else "")


def _most(maximum: Fraction | None) -> str:
    return "" if maximum is None else f"{written(maximum)} điểm"


def _rule(criteria: CriteriaSet, node: Node, maximum: Fraction | None) -> str:
    """The rule in words for a maximum: two rules that say the same are the same, whatever their maxima."""
    if node.rule is None:
        return ""
    if node.rule.params is None:
        return f"{node.rule.shape}: {node.rule.text}"
    most = maximum if maximum is not None else node.weight * 0
    return found()[node.rule.shape].say(node.rule.params, most, criteria.inputs, "vi")


def _of_set(one: CriteriaSet, two: CriteriaSet) -> Iterator[tuple[str, str, str]]:
    """Facts of the set that changed: what, before, after."""
    for what, before, after in (
        ("Tên", one.name.vi, two.name.vi),
        ("Tổng điểm tối đa", _most(one.maximum), _most(two.maximum)),
        ("Căn cứ", one.legal, two.legal),
        ("Xếp loại", _grades(one), _grades(two)),
        ("Khi không áp dụng", one.not_applicable, two.not_applicable),
        ("Khi không phát sinh", one.nothing_arose, two.nothing_arose),
        ("Khi thiếu số liệu", one.missing, two.missing),
    ):
        if before != after:
            yield what, before, after


def _grades(criteria: CriteriaSet) -> str:
    return "; ".join(f"{grade.name.vi} từ {written(grade.at_least)}%" for grade in criteria.grades)
