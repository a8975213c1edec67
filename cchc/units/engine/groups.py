"""Classes of units in free wording: "các sở, ban, ngành", "UBND cấp xã", "Thủ trưởng các cơ quan, đơn vị".

A text is a group when every word of it belongs to a class of data/units/groups.yaml, to a head's title or to the
joining words, and something says that many are meant ("các", "cấp", two classes). "Các Sở Tài chính" has a
word too many, so it is a unit named in a list. What such a group holds on a date is told by ``expand``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cchc.lib.vntext import fold
from cchc.units.engine.model import Expansion, Group
from cchc.units.engine.vocabulary import vocabulary
from cchc.units.engine.words import expand as spell_out

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cchc.units.engine.model import Unit
    from cchc.units.engine.tree import Tree

_TITLES = (
    "thu truong", "giam doc", "chu tich", "pho chu tich", "nguoi dung dau", "lanh dao", "hieu truong", "bi thu",
    "cuc truong", "tong giam doc", "bo truong", "truong", "chu tich uy ban nhan dan",
)  # fmt: skip
_MANY = frozenset({"cac", "toan the", "tat ca", "moi", "tung", "nhung", "cap", "cac cap"})
_JOINS = frozenset({"va", ",", "cung", "nhu", "hoac", "doi voi", "giao", "yeu cau", "de nghi", "thuong truc"})
#: Words that follow a class and leave it as it is.
_ADORNMENTS = frozenset(
    {"nganh", "chuyen mon", "cong lap", "cua tinh", "thuoc tinh", "trong tinh", "cap tinh"}
)
_AUTHORITIES = ("uy ban nhan dan", "hoi dong nhan dan", "thuong truc hoi dong nhan dan")
#: Classes that make a group one of bodies inside other units, which the tree does not hold.
_INSIDE = frozenset({"phong", "luc-luong"})
_RELATED = re.compile(r"\b(?:co |khac co )?(?:lien quan|lien he)\b.*")
_NARROWED = re.compile(
    r"\b(?:duoc giao|duoc phan cong|neu tren|noi tren|khac|chu tri|lam chu dau tu|co chuc nang|co tham quyen)\b.*"
)
_WHERE = re.compile(
    r"\b(?:(?:trong|tren) (?:toan )?(?:dia ban|tinh|thanh pho|huyen|pham vi)|toan tinh|toan huyen"
    r"|cua (?!to chuc)|tai (?!chinh|nguyen)).*|\b(?:truc )?thuoc (?!trung uong|tinh$|chinh phu).*"
)
_TIERS = frozenset({"tinh", "huyen", "xa", "bo"})
_SEPARATOR = re.compile(r"\s*[;,/+]\s*|\s+[-–—]\s+")
_BRACKETS = re.compile(r"\([^()]*\)")
#: One notion, however it is joined: chính trị - xã hội.
_SOCIAL = re.compile(r"chinh tri\W+xa hoi")
_OTHER = re.compile(r"[^\w,]+|_")


def _plain(text: str) -> str:
    """Folded words with commas kept as words of their own."""
    folded = fold(_BRACKETS.sub(" ", text)).replace("&", " va ")
    parted = _SEPARATOR.sub(" , ", _SOCIAL.sub("chinh tri xa hoi", folded))
    return spell_out(" ".join(_OTHER.sub(" ", parted).split()))


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    """Every phrase the grammar knows → what it is: a class, ``=title``, ``=many``, ``=join``, ``=ubnd``."""
    known = {tuple(phrase.split()): f"={kind}" for kind, phrases in _marks() for phrase in phrases}
    for group_class in vocabulary().classes.values():
        known |= {tuple(phrase.split()): group_class.slug for phrase in group_class.words}
    return known


def _marks() -> tuple[tuple[str, Iterable[str]], ...]:
    return (
        ("title", _TITLES),
        ("many", _MANY),
        ("join", _JOINS),
        ("adorn", _ADORNMENTS),
        ("ubnd", _AUTHORITIES),
    )


@cache
def _longest() -> int:
    return max(map(len, _phrases()))


def _parse(words: tuple[str, ...]) -> list[tuple[str, str]] | None:
    """(meaning, phrase) from left to right, longest phrase first; ``None`` when a word is unknown."""
    known, found, at = _phrases(), [], 0
    while at < len(words):
        for size in range(min(_longest(), len(words) - at), 0, -1):
            meaning = known.get(words[at : at + size])
            if meaning:
                found.append((meaning, " ".join(words[at : at + size])))
                at += size
                break
        else:
            return None
    return found


def _drop_home(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without a tier word that only says whose the class is: "các phòng, ban huyện", "sở, ngành tỉnh"."""
    kept: list[tuple[str, str]] = []
    for meaning, phrase in parts:
        before = kept[-1][0] if kept else "=many"
        if meaning in _TIERS and not phrase.startswith("cap ") and before[0] != "=" and before not in _TIERS:
            continue
        kept.append((meaning, phrase))
    return kept


def _names_one(parts: list[tuple[str, str]]) -> bool:
    """Whether "UBND tỉnh" stands among the parts: one unit, unless "thành phố" follows ("UBND tỉnh, thành phố")."""
    meanings = [meaning for meaning, _ in parts if meaning != "=join"]
    pairs = zip(meanings, meanings[1:], [*meanings[2:], ""], strict=False)
    return any(before == "=ubnd" and here == "tinh" and after != "huyen" for before, here, after in pairs)


def _classes(parts: list[tuple[str, str]]) -> tuple[str, ...]:
    """Classes in order, once each; "tỉnh, thành phố" after one another are provinces, not districts."""
    names = [meaning for meaning, _ in parts if meaning[0] != "="]
    if "tinh" in names:
        names = [name for name in names if name != "huyen"]
    if "bo" in names:  # "các bộ, ngành": the centre's, not the province's
        names = [name for name in names if name not in ("nganh", "co-quan")]
    return tuple(dict.fromkeys(names))


def _is_plural(parts: list[tuple[str, str]], classes: tuple[str, ...]) -> bool:
    """Whether many are meant; of provinces only where "các" stands right before them, or two words name them."""
    named = [at for at, (meaning, _) in enumerate(parts) if meaning[0] != "="]
    if len(named) > 1 or classes == ("dia-phuong",):
        return True
    if classes == ("tinh",):
        return named[0] > 0 and parts[named[0] - 1][0] == "=many"
    return any(meaning == "=many" or not _MANY.isdisjoint(phrase.split()) for meaning, phrase in parts)


@cache
def group_of(text: str) -> Group | None:
    """The group that a text names, or ``None`` when it names something else.

    >>> group_of("Các Sở, Ban, ngành").classes
    ('so', 'ban', 'nganh')
    """
    plain = _plain(text)
    shorn = _WHERE.sub("", _NARROWED.sub("", _RELATED.sub("", plain)))
    parts = _parse(tuple(shorn.split()))
    if not parts or _names_one(parts):
        return None
    parts = _drop_home(parts)
    classes = _classes(parts)
    if not classes or not _is_plural(parts, classes):
        return None
    table = vocabulary().classes
    return Group(
        text=text,
        classes=classes,
        heads=any(meaning == "=title" for meaning, _ in parts),
        related=bool(_RELATED.search(plain)),
        narrowed=bool(_NARROWED.search(plain)),
        open=not _INSIDE.isdisjoint(classes) or all(table[name].open for name in classes),
    )


def _holds(tree: Tree, classes: tuple[str, ...], on: date, within: str) -> list[Unit]:
    table = vocabulary().classes
    marks = {mark for name in classes for mark in table[name].bodies}
    tiers = {tier for name in classes for tier in table[name].tiers}
    found = []
    for unit in tree.units.values():
        if not unit.valid_on(on) or unit.optional:
            continue
        inside = unit.slug.startswith(f"{within}/")
        if unit.tier in ("body", "central"):
            if marks.intersection(unit.groups) and (inside or unit.tier == "central"):
                found.append(unit)
        elif unit.tier in tiers and (inside or unit.tier == "province"):
            found.append(unit)
    return found


def _doubt(tree: Tree, classes: tuple[str, ...], on: date, within: str) -> str | None:
    """A sentence for what the group names and the expansion cannot give."""
    table = vocabulary().classes
    if any(table[name].open for name in classes):
        return (
            "Nhóm này còn gồm những tổ chức không có trong cây đơn vị: chỉ các đơn vị đã biết được liệt kê."
        )
    districts = [u for u in tree.units.values() if u.tier == "district" and u.slug.startswith(f"{within}/")]
    if "huyen" in classes and not any(unit.valid_on(on) for unit in districts):
        return f"Ngày {on:%d/%m/%Y} không còn cấp huyện: nhóm này không có đơn vị cấp huyện nào."
    return None


def expand(tree: Tree, group: Group | str, *, on: date, within: str) -> Expansion:
    """The units of a group on a day in a province (a slug), in the tree's order.

    A group limited by "liên quan", "khác", "được giao …" or of members nobody lists gives no units, and says so.
    Raises ValueError when a text is given that names no group.
    """
    found = group_of(group) if isinstance(group, str) else group
    if found is None:
        raise ValueError(f"“{group}” không phải là một nhóm đơn vị đã biết.")
    if not found.expandable:
        return Expansion((), "Nhóm này không liệt kê được tự động: cần người dùng chọn các đơn vị được giao.")
    units = _holds(tree, found.classes, on, within)
    return Expansion(tuple(units), _doubt(tree, found.classes, on, within))
