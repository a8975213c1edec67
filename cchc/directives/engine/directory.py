"""The units of a province as a reading asks them: one name, one day, answers kept for the whole document."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cchc.directives.engine.persons import without_name
from cchc.units.engine.classify import classify
from cchc.units.engine.resolve import resolve

if TYPE_CHECKING:
    from datetime import date

    from cchc.units.engine.model import Candidate, Unit
    from cchc.units.engine.tree import Tree

#: Below this a name is only near a unit's (a fault of a scan at best): proposed by the page, never filled in.
CERTAIN = 0.75
_KEPT = 3
#: A province may set a body up some weeks before the country's usual day (data/units); one that comes later than this
#: is not what a document can mean.
_EARLY = timedelta(days=92)


class Directory:
    """Looks up names in ``tree`` within ``province`` (a slug, or ``None`` for all) for a document of ``day``."""

    def __init__(self, tree: Tree, province: str | None, day: date) -> None:
        self._tree = tree
        self._province = province
        self._day = day
        self._known: dict[tuple[str, date], tuple[Candidate, ...]] = {}

    def candidates(self, text: str, on: date) -> tuple[Candidate, ...]:
        """Units that ``text`` may mean on a day, best first, ended ones included."""
        key = (" ".join(text.split()), on)
        if key not in self._known:
            self._known[key] = resolve(self._tree, key[0], on=on, within=self._province, limit=_KEPT)
        return self._known[key]

    def name_of(self, slug: str) -> str:
        """A unit's name with that of its province: "Sở Tài chính (tỉnh Phú Thọ)"."""
        unit, province = self._tree[slug], self._tree[self._tree.province_of(slug)]
        return (
            unit.name if unit is province else f"{unit.name} ({province.name[:1].lower()}{province.name[1:]})"
        )

    def _unborn(self, unit: Unit) -> bool:
        """Whether a unit came into being long after the document's day."""
        return unit.valid_from is not None and unit.valid_from > self._day + _EARLY

    def slug_of(self, text: str) -> str | None:
        """The unit that ``text`` names on the document's day; ``None`` for a group, and where two fit alike."""
        kind = classify(text)
        found = self.candidates(without_name(text) if kind == "person" else text, self._day)
        if not found or found[0].score < CERTAIN or self._unborn(found[0].unit):
            return None
        if kind == "group" and not (found[0].score == 1 and _proper(text)):
            return None
        tied = len(found) > 1 and found[1].score == found[0].score and found[1].status == found[0].status
        return None if tied else found[0].unit.slug


def _proper(text: str) -> bool:
    """Whether words that also name a class are one body's own name: "Bộ Công an" beside "các bộ, công an"."""
    words = text.split()
    return len(words) > 2 and words[0][:1].isupper() and words[1][:1].isupper()
