"""Which unit a name in a document means, on a date and in a province: ranked candidates with their reasons.

First the exact keys, with fewer and fewer words at the ends (titles of heads, "UBND", the province's name, "huyện
X" behind a commune); only when none hits, names within a small edit distance (faults of OCR). A unit that has
ended is still an answer: it says so and names who took its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc.units.engine.bodies import CENTRE
from cchc.units.engine.index import SHORT, Form, index_of, shorn
from cchc.units.engine.model import Candidate
from cchc.units.engine.sentences import inside, message
from cchc.units.engine.words import Words, accented_key, has_accents, key_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from cchc.units.engine.index import Index
    from cchc.units.engine.model import Unit
    from cchc.units.engine.tree import Tree

_LEAD_IN = re.compile(r"(?:(?:giao|yeu cau|de nghi|doi voi|rieng|cac|dong chi|ong|ba|tap the|toan the) )+")
_HEAD = re.compile(
    r"(?:(?:pho|quyen) )?(?:giam doc|chu tich|thu truong|nguoi dung dau|hieu truong|bi thu|(?:chi )?cuc truong|"
    r"tong giam doc|bo truong|vien truong|tong bien tap|chi huy truong|tu lenh|chanh an|chu nhiem|thuong truc|"
    r"chanh(?= van phong| thanh tra)|truong(?= ban | phong | cong an| doan)|(?:lanh dao)) "
)
_AUTHORITY = re.compile(r"(?:dang uy )?(?:uy ban nhan dan|hoi dong nhan dan|chinh quyen) ")
_PARTY = re.compile(r"(?:(huyen)|(thi)|(thanh)|(quan)|dang|dang bo) (?:uy )?(?=\w)")
_PARTY_KIND = {"thi": ("thi", "xa"), "thanh": ("thanh", "pho"), "huyen": ("huyen",), "quan": ("quan",)}
_TIER_WORDS = frozenset({"huyen", "quan", "thi", "thanh", "tx", "tp", "tinh"})
_PLACES = frozenset({"district", "commune"})

#: Base scores; an ended unit and one of a past province rank below a living one found in the same way.
SCORES = {
    "exact": 1.0, "alias": 0.97, "abbreviation": 0.96, "authority": 0.95, "unaccented": 0.93, "accents": 0.88,
    "party": 0.86, "short": 0.85,
}  # fmt: skip
_STATUS_COST = {"valid": 0.0, "ended": 0.1, "not_yet": 0.15}
_ELSEWHERE_COST = 0.04
_QUALIFIED_COST = 0.01
#: How many wrong characters a key of at least this length may have; a shorter one has nothing to spare.
_FAULTS = ((24, 3), (14, 2), (8, 1))
_SHORTEST = _FAULTS[-1][0]
_NEAR_SCORE, _FAULT_COST = 0.82, 0.05


@dataclass(frozen=True, slots=True)
class _Hit:
    form: Form
    why: str
    score: float


def _why(words: Words, form: Form) -> str:
    """The reason code of a key that hit: how the written words differ from the form's."""
    known = words_of(form.text)
    length = min(len(words.bare), len(known.bare))
    one, other = words.cut(0, length), known.cut(0, length)
    if one.bare != other.bare:
        return "abbreviation"
    if accented_key(one) == accented_key(other):
        return form.how
    return "accents" if has_accents(words) else "unaccented"


def _hit(words: Words, form: Form, given: str | None) -> _Hit:
    why = given or _why(words, form)
    return _Hit(form, why, min(SCORES[why], SCORES[SHORT] if form.how == SHORT else 1.0))


def _best_form(hits: list[_Hit]) -> _Hit:
    """Of one unit's forms, the one written most like the text: a spelled-out form before an abbreviated one."""
    return max(hits, key=lambda hit: (hit.why != "abbreviation", hit.score))


def _look(
    index: Index, words: Words, given: str | None = None, tiers: frozenset[str] | None = None
) -> list[_Hit]:
    """Hits of these words as they stand, then without the province's name at their end; one for a unit."""
    for tried in (words, shorn(words, index)):
        by_unit: dict[str, list[_Hit]] = {}
        for form in index.forms.get(tried.key, ()):
            if tiers is None or form.unit.tier in tiers:
                by_unit.setdefault(form.unit.slug, []).append(_hit(tried, form, given))
        if by_unit:
            return [_best_form(hits) for hits in by_unit.values()]
    return []


def _skip(words: Words, pattern: re.Pattern[str]) -> Words:
    match = pattern.match(" ".join(words.bare) + " ")
    rest = words.cut(len(match.group().split())) if match else words
    return rest if rest.bare else words


def _spelled(words: Words) -> Words:
    """The words with abbreviations spelled out (accents are lost): for patterns that read "ủy ban nhân dân"."""
    bare = tuple(words.key.split())
    return words if len(bare) == len(words.bare) else Words(bare, bare)


def _as_place(index: Index, words: Words) -> list[_Hit]:
    """ "UBND huyện Đà Bắc" is the district itself, "Huyện ủy Đà Bắc" its party committee."""
    spelled = _spelled(words)
    text = " ".join(spelled.bare)
    if match := _AUTHORITY.match(text):
        return _look(index, spelled.cut(len(match.group().split())), "authority", _PLACES)
    if match := _PARTY.match(text):
        rest = spelled.cut(len(match.group().split())).bare
        kind = next((_PARTY_KIND[group] for group in match.groups() if group), ())
        full = (*kind, *rest)
        return _look(index, Words(full, full), "party", _PLACES)
    return []


def _qualified(index: Index, tree: Tree, words: Words) -> list[_Hit]:
    """ "xã Cao Sơn, huyện Đà Bắc": the first place, if the second is above it."""
    for at in range(len(words.bare) - 1, 0, -1):
        if words.bare[at] not in _TIER_WORDS:
            continue
        above = {hit.form.unit.slug for hit in _look(index, words.cut(at))}
        heads = _look(index, words.cut(0, at)) or _as_place(index, words.cut(0, at))
        kept = [
            hit
            for hit in heads
            if above.intersection(unit.slug for unit in tree.ancestors(hit.form.unit.slug))
        ]
        if kept:
            return [replace(hit, score=hit.score - _QUALIFIED_COST) for hit in kept]
    return []


def _near(index: Index, words: Words) -> list[_Hit]:
    """Names within a small edit distance, at most five; behind "UBND" only places."""
    spelled = _spelled(words)
    match = _AUTHORITY.match(" ".join(spelled.bare))
    rest = spelled.cut(len(match.group().split())) if match else words
    key = shorn(rest, index).key
    if len(key) < _SHORTEST:
        return []
    from rapidfuzz import process  # heavy, and needed for faulty names alone
    from rapidfuzz.distance import Levenshtein

    faults = next(faults for length, faults in _FAULTS if len(key) >= length)
    found = process.extract(key, list(index.forms), scorer=Levenshtein.distance, score_cutoff=faults, limit=5)
    hits = []
    for near, distance, _ in found:
        score = _NEAR_SCORE - _FAULT_COST * distance
        hits += [
            _Hit(f, "fuzzy", score) for f in index.forms[near] if match is None or f.unit.tier in _PLACES
        ]
    return hits


def _exact(index: Index, tree: Tree, words: Words) -> list[_Hit]:
    return _look(index, words) or _as_place(index, words) or _qualified(index, tree, words)


def _readings(text: str) -> Iterator[tuple[Words, bool]]:
    """The words to look up, whether they named the head; first as written, then without lead-in and title."""
    words = words_of(text)
    if not words.bare:
        return
    yield words, False
    plain = _skip(words, _LEAD_IN)
    if plain is not words:
        yield plain, False
    headless = _skip(_spelled(plain) if plain.key.startswith("van phong") else plain, _HEAD)
    if headless is not plain:
        yield headless, True


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


def _candidate(tree: Tree, hit: _Hit, *, on: date | None, person: bool, cost: float) -> Candidate:
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


def _search_exact(
    tree: Tree, words: Words, provinces: Sequence[str], *, on: date | None, within: str | None, named: bool
) -> Iterator[tuple[_Hit, float]]:
    """Hits with what standing elsewhere costs; bodies of the past and of the centre only if none lives here."""
    alive = False
    for slug in provinces:
        if slug == CENTRE and alive:
            return
        cost = 0.0 if named or within is None or slug in (within, CENTRE) else _ELSEWHERE_COST
        for hit in _exact(index_of(tree, slug), tree, words):
            unit = hit.form.unit
            if alive and cost and unit.tier == "body":
                continue
            alive = alive or (slug == within and (on is None or unit.valid_on(on)))
            yield hit, cost


def _search(tree: Tree, text: str, on: date | None, within: str | None) -> Iterator[Candidate]:
    """Exact readings in every province in question; near ones only if there is none."""
    provinces = _provinces(tree, within, on)
    for words, person in _readings(text):
        named = _named_province(tree, provinces, words)
        found = list(_search_exact(tree, words, named or provinces, on=on, within=within, named=bool(named)))
        if found:
            yield from (_candidate(tree, hit, on=on, person=person, cost=cost) for hit, cost in found)
            return
    yield from _search_near(tree, text, on, within)


def _search_near(tree: Tree, text: str, on: date | None, within: str | None) -> Iterator[Candidate]:
    for words, person in _readings(text):
        for slug in _provinces(tree, within, on):
            cost = 0.0 if slug == within or within is None else _ELSEWHERE_COST
            for hit in _near(index_of(tree, slug), words):
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
    for words, person in _readings(text):
        if words.key in (kind, f"uy ban nhan dan {kind}", f"hoi dong nhan dan {kind}"):
            hit = _Hit(Form(place, place.name, "exact"), "authority", SCORES["authority"])
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
