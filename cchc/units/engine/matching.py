"""Hits of one text in one province's index: exact keys with fewer and fewer words at the ends, then near ones.

The readings of a text are itself, without what leads in ("giao", "các"), and without the title of a head.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc.units.engine.index import SHORT, Form, shorn
from cchc.units.engine.words import Words, accented_key, has_accents, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.units.engine.index import Index
    from cchc.units.engine.tree import Tree

_LEAD_IN = re.compile(r"(?:(?:giao|yeu cau|de nghi|doi voi|rieng|cac|dong chi|ong|ba|tap the|toan the) )+")
_HEAD = re.compile(
    r"(?:(?:pho|quyen) )?(?:giam doc|chu tich|thu truong|nguoi dung dau|hieu truong|bi thu|(?:chi )?cuc truong|"
    r"tong giam doc|bo truong|vien truong|tong bien tap|chi huy truong|tu lenh|chanh an|chu nhiem|thuong truc|"
    r"chanh(?= van phong| thanh tra)|truong(?= ban | phong | cong an| doan)|(?:lanh dao)) "
)
_NAMED_PERSON = re.compile(
    r"\s*(?:giao\s+)?(?:đồng chí|đ/c|ông|bà)\s[^,–-]+[,–-]\s*(.+)", re.IGNORECASE | re.DOTALL
)
_AUTHORITY = re.compile(r"(?:dang uy )?(?:uy ban nhan dan|hoi dong nhan dan|chinh quyen) ")
_PARTY = re.compile(r"(?:(huyen)|(thi)|(thanh)|(quan)|dang|dang bo) (?:uy )?(?=\w)")
_PARTY_KIND = {"thi": ("thi", "xa"), "thanh": ("thanh", "pho"), "huyen": ("huyen",), "quan": ("quan",)}
_TIER_WORDS = frozenset({"huyen", "quan", "thi", "thanh", "tx", "tp", "tinh"})
_PLACES = frozenset({"district", "commune"})

#: Base scores by reason.
SCORES = {
    "exact": 1.0, "alias": 0.97, "abbreviation": 0.96, "authority": 0.95, "unaccented": 0.93, "accents": 0.88,
    "party": 0.86, "short": 0.85,
}  # fmt: skip
_QUALIFIED_COST = 0.01
#: How many wrong characters a key of at least this length may have; a shorter one has nothing to spare.
_FAULTS = ((24, 3), (14, 2), (8, 1))
_SHORTEST = _FAULTS[-1][0]
_NEAR_SCORE, _FAULT_COST = 0.82, 0.05


@dataclass(frozen=True, slots=True)
class Hit:
    """A form that the text hit, the reason code, and a score in 0 … 1 before date and place are weighed."""

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


def _hit(words: Words, form: Form, given: str | None) -> Hit:
    why = given or _why(words, form)
    return Hit(form, why, min(SCORES[why], SCORES[SHORT] if form.how == SHORT else 1.0))


def _best_form(hits: list[Hit]) -> Hit:
    """Of one unit's forms, the one written most like the text: a spelled-out form before an abbreviated one."""
    return max(hits, key=lambda hit: (hit.why != "abbreviation", hit.score))


def _look(
    index: Index, words: Words, given: str | None = None, tiers: frozenset[str] | None = None
) -> list[Hit]:
    """Hits of these words as they stand, then without the province's name at their end; one for a unit."""
    for tried in (words, shorn(words, index)):
        by_unit: dict[str, list[Hit]] = {}
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


def _as_place(index: Index, words: Words) -> list[Hit]:
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


def _qualified(index: Index, tree: Tree, words: Words) -> list[Hit]:
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


def near(index: Index, words: Words) -> list[Hit]:
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
    for name, distance, _ in found:
        score = _NEAR_SCORE - _FAULT_COST * distance
        hits += [Hit(f, "fuzzy", score) for f in index.forms[name] if match is None or f.unit.tier in _PLACES]
    return hits


def exact(index: Index, tree: Tree, words: Words) -> list[Hit]:
    """Units whose key these words are: as a name, as a place behind its authority, as a place with one above it."""
    return _look(index, words) or _as_place(index, words) or _qualified(index, tree, words)


def readings(text: str) -> Iterator[tuple[Words, bool]]:
    """The words to look up, whether they named the head; first as written, then without lead-in and title.

    "Đồng chí Nguyễn Văn A, Giám đốc Sở Nội vụ" is read by what follows the person's name.
    """
    words = words_of(text)
    if not words.bare:
        return
    yield words, False
    if named := _NAMED_PERSON.match(text):
        yield from readings(named[1])
        return
    plain = _skip(words, _LEAD_IN)
    if plain is not words:
        yield plain, False
    headless = _skip(plain, _HEAD)
    if headless is not plain:
        yield headless, True
