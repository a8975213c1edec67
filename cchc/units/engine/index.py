"""Look-up keys of one province's units, built once: the folded name → the units it may mean, and how.

A key is built from the full name, the short name and the aliases; trailing "tỉnh", "thành phố" and the
province's own name are left off on both sides, so that "Sở Nội vụ tỉnh Hòa Bình", "Sở Nội vụ tỉnh" and
"Sở Nội vụ" meet. Places are also found by their bare name, departments without "Sở" (as lists write them).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc.units.engine.bodies import CENTRE
from cchc.units.engine.model import short_of
from cchc.units.engine.words import Words, key_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.units.engine.model import Unit
    from cchc.units.engine.tree import Tree

#: How a form names its unit, best first: its name, its short name or an alias, the name without its kind.
FULL, ALIAS, SHORT = "exact", "alias", "short"
#: The name of a place is kept whole: "thành phố Hòa Bình" in Hòa Bình is not "thành phố".
_PLACES = frozenset({"province", "district", "commune"})
_REGION_NUMBER = re.compile(r"[ivxlc]+|\d+")


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a unit's name."""

    unit: Unit
    text: str
    how: str


@dataclass(slots=True)
class Index:
    """Forms by key; ``tails`` is what may be left off the end of a name, in this order."""

    tails: tuple[tuple[str, ...], ...]
    forms: dict[str, list[Form]] = field(default_factory=dict)

    def add(self, form: Form) -> None:
        """File a form under its key."""
        place = form.unit.tier in _PLACES
        key = key_of(form.text) if place else shorn(words_of(form.text), self).key
        self.forms.setdefault(key, []).append(form)


def _ends(words: tuple[str, ...], tail: tuple[str, ...]) -> bool:
    return bool(tail) and words[-len(tail) :] == tail


def shorn(words: Words, index: Index) -> Words:
    """Without the province's name, its kind and "của", "cấp" at the end; never empty."""
    start = words
    if words.bare[-2:-1] == ("vuc",) and _REGION_NUMBER.fullmatch(words.bare[-1]):  # "khu vực VIII"
        words = words.cut(0, -1)
    for tail in index.tails:
        if _ends(words.bare, tail):
            words = words.cut(0, len(words.bare) - len(tail))
    return words if words.bare else start


def _tails(province: Unit) -> tuple[tuple[str, ...], ...]:
    """The province's name, then its kind, then "của", "cấp"; of all the names that it bore."""
    names = (province.name, *(name for name, _ in province.former))
    homes = [words_of(short_of(name)).bare for name in names]
    cities = [name.startswith("Thành phố") for name in names]
    kinds = [("thu", "do"), ("thanh", "pho"), ("tp",)] if any(cities) else []
    return (*homes, *kinds, *([] if all(cities) else [("tinh",)]), ("cua",), ("cap",))


def _forms(unit: Unit) -> Iterator[Form]:
    yield Form(unit, unit.name, FULL)
    if unit.short != unit.name:
        yield Form(unit, unit.short, SHORT if unit.tier in _PLACES else ALIAS)
    for name, _ in unit.former:
        yield Form(unit, name, FULL)
    for alias in unit.aliases:
        yield Form(unit, alias, ALIAS)
    if unit.kind == "department" and unit.name.startswith("Sở "):
        yield Form(unit, unit.name.removeprefix("Sở "), SHORT)


def _units(tree: Tree, province: str) -> Iterator[Unit]:
    yield tree[province]
    for unit in tree.units.values():
        if unit.slug.startswith(f"{province}/"):
            yield unit


def index_of(tree: Tree, province: str) -> Index:
    """The index of a province (or of the centre), built on first use and kept with the tree."""
    if province not in tree.indices:
        home = tree[province]
        index = Index(() if province == CENTRE else _tails(home))
        for unit in _units(tree, province):
            for form in _forms(unit):
                index.add(form)
        tree.indices[province] = index
    return tree.indices[province]
