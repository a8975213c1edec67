"""Which unit a name in a document means, on a date and in a province: ranked candidates with their reasons.

First the exact keys, with fewer and fewer words at the ends (titles of heads, "UBND", the province's name, "huyện
X" behind a commune); only when none hits, names within a small edit distance (faults of OCR). A unit that has
ended is still an answer: it says so and names who took its place.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cchc.units.engine.bodies import CENTRE
from cchc.units.engine.index import Form, index_of
from cchc.units.engine.matching import SCORES, Hit, exact, near, readings
from cchc.units.engine.model import Candidate
from cchc.units.engine.sentences import inside, message
from cchc.units.engine.words import Words, key_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from cchc.units.engine.model import Unit
    from cchc.units.engine.tree import Tree

#: An ended unit, and one of a past province, rank below a living one found in the same way.
_STATUS_COST = {"valid": 0.0, "ended": 0.1, "not_yet": 0.15}
_ELSEWHERE_COST = 0.04


def _provinces(tree: Tree, within: str | None, on: date | None) -> list[str]:
    """Where to look: the province, then those it came from, then the centre."""
    if within is not None:
        return [*tree.territory(within), *([CENTRE] if CENTRE in tree else [])]
    alive = [unit.slug for unit in tree.provinces if on is None or unit.valid_on(on)]
    past = [unit.slug for unit in tree.provinces if unit.slug not in alive]
    return [*alive, *past, *([CENTRE] if CENTRE in tree else [])]


def _named_province(tree: Tree, provinces: Sequence[str], words: Words) -> list[str]:
    """The provinces whose name the text ends with, preceded by their kind ("… tỉnh Hòa Bình")."""
    found = []
    for slug in provinces:
        unit = tree[slug]
        if unit.tier == "province":
            for name in (unit.name, f"tp {unit.short}", *(name for name, _ in unit.former)):
                tail = words_of(name).bare
                if words.bare[-len(tail) :] == tail:
                    found.append(slug)
                    break
    return found


def _candidate(tree: Tree, hit: Hit, *, on: date | None, person: bool, cost: float) -> Candidate:
    unit = hit.form.unit
    status = "valid" if on is None else unit.status_on(on)
    heirs = tree.current(unit.slug, on) if on is not None and status == "ended" else ()
    last = (
        next((c for c in reversed(tree.changes_of(unit.slug)) if unit.slug in c.sources), None)
        if heirs
        else None
    )
    shown = hit.form.text if hit.why in ("alias", "short") else inside(unit)
    abroad = any(tree.province_of(heir.slug) != tree.province_of(unit.slug) for heir in heirs)
    names = [tree.full_name(heir.slug) if abroad and heir.tier == "body" else inside(heir) for heir in heirs]
    words = message(hit.why, shown, person=person, unit=unit, on=on, heirs=names, change=last)
    score = round(max(hit.score - _STATUS_COST[status] - cost, 0.0), 3)
    return Candidate(unit, score, hit.why, words, status, person, tuple(heir.slug for heir in heirs))


def _best(candidates: Iterable[Candidate], limit: int) -> tuple[Candidate, ...]:
    """Each unit once, by its best reading; ties keep the order of the search (nearest province first)."""
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        known = best.get(candidate.unit.slug)
        if known is None or candidate.score > known.score:
            best[candidate.unit.slug] = candidate
    return tuple(sorted(best.values(), key=lambda candidate: -candidate.score)[:limit])


def _searchexact(
    tree: Tree, words: Words, provinces: Sequence[str], *, on: date | None, within: str | None, named: bool
) -> Iterator[tuple[Hit, float]]:
    """Hits with what standing elsewhere costs; bodies of the past and of the centre only if none lives here."""
    alive = False
    for slug in provinces:
        if slug == CENTRE and alive:
            return
        cost = 0.0 if named or within is None or slug in (within, CENTRE) else _ELSEWHERE_COST
        for hit in exact(index_of(tree, slug), tree, words):
            unit = hit.form.unit
            if alive and cost and unit.tier == "body":
                continue
            alive = alive or (slug == within and (on is None or unit.valid_on(on)))
            yield hit, cost


def _search(tree: Tree, text: str, on: date | None, within: str | None) -> Iterator[Candidate]:
    """Exact readings in every province in question; near ones only if there is none."""
    provinces = _provinces(tree, within, on)
    for words, person in readings(text):
        named = _named_province(tree, provinces, words)
        found = list(_searchexact(tree, words, named or provinces, on=on, within=within, named=bool(named)))
        if found:
            yield from (_candidate(tree, hit, on=on, person=person, cost=cost) for hit, cost in found)
            return
    yield from _searchnear(tree, text, on, within)


def _searchnear(tree: Tree, text: str, on: date | None, within: str | None) -> Iterator[Candidate]:
    for words, person in readings(text):
        for slug in _provinces(tree, within, on):
            cost = 0.0 if slug == within or within is None else _ELSEWHERE_COST
            for hit in near(index_of(tree, slug), words):
                yield _candidate(tree, hit, on=on, person=person, cost=cost)


def resolve(
    tree: Tree, text: str, *, on: date | None = None, within: str | None = None, limit: int = 8
) -> tuple[Candidate, ...]:
    """Units that ``text`` may name on a day, best first; empty when nothing is near.

    ``within`` is the slug of the document's province (today's or a past one), or of a district or commune in it,
    which "UBND huyện" then means; names of the provinces it came from are found, too, below its own. Without
    ``on`` every time counts alike. Raises UnknownUnitError for a wrong ``within``.
    """
    if within is None or within == tree.province_of(within):
        return _best(_search(tree, text, on, within), limit)
    own = _own(tree, tree[within], text, on)
    return _best([*own, *_search(tree, text, on, tree.province_of(within))], limit)


def _own(tree: Tree, place: Unit, text: str, on: date | None) -> Iterator[Candidate]:
    """A place called by its kind alone in its own documents: "UBND huyện", "Chủ tịch UBND xã", "huyện"."""
    kind = place.kind.replace("-", " ")
    for words, person in readings(text):
        if words.key in (kind, f"uy ban nhan dan {kind}", f"hoi dong nhan dan {kind}"):
            hit = Hit(Form(place, place.name, "exact"), "authority", SCORES["authority"])
            yield _candidate(tree, hit, on=on, person=person, cost=0.0)


@lru_cache(maxsize=4)
def _by_name(provinces: tuple[Unit, ...]) -> dict[str, tuple[Unit, ...]]:
    """Provinces by slug and by the key of every name that they bear or bore."""
    found: dict[str, dict[str, Unit]] = {}
    for unit in provinces:
        found.setdefault(unit.slug, {})[unit.slug] = unit
        names = (
            unit.name,
            unit.short,
            f"tỉnh {unit.short}",
            *unit.aliases,
            *(name for name, _ in unit.former),
        )
        for key in filter(None, map(key_of, names)):
            found.setdefault(key, {})[unit.slug] = unit
    return {key: tuple(units.values()) for key, units in found.items()}


def find_province(provinces: Iterable[Unit], text: str, on: date | None = None) -> Unit | None:
    """The province of a name ("tỉnh Hòa Bình", "TP. HCM", "phu-tho-2025"), the one that is there on the day first.

    A name that only a past province bore gives that one (see its ``valid_to``); without a day, today's is preferred.
    A slug means exactly its province. Give the same tuple each time: its names are kept.
    """
    table = _by_name(tuple(provinces))
    given = text.strip()
    found = table.get(given) or table.get(key_of(given), ())
    order = sorted(
        found, key=lambda unit: (on is not None and not unit.valid_on(on), unit.valid_to is not None)
    )
    return order[0] if order else None
