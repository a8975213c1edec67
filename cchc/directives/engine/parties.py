"""A name phrase divided into addressees: named bodies one by one, a class of units whole.

A shared head is not repeated: "Các Sở Tài chính, Nội vụ" are two; "các sở, ban, ngành" are one class.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.directives.engine.canvas import words
from cchc.directives.engine.departments import department
from cchc.directives.engine.joint_names import joint_name, joint_names
from cchc.directives.engine.model import Party
from cchc.directives.engine.name_heads import head_at, head_pattern
from cchc.directives.engine.persons import named_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.directives.engine.addressees import Name
    from cchc.directives.engine.canvas import Canvas

    Resolver = Callable[[str], str | None]

_GENERIC_PIECE = re.compile(
    r"(?:(?P<plural>cac|nhung|toan the|tat ca|moi|tung|mot so)\s|(?:nganh|dia phuong|don vi"
    r"|co quan|doan the|cap|huyen|thi xa|thanh pho|thi tran|xa|phuong|quan|ban|so|to chuc|khac"
    r"|lien quan|co lien"
    r"|chinh quyen|doanh nghiep|dac khu|(?:thi|thanh)(?=\s*$)|ca nhan|tinh|nguoi|cong chuc"
    r"|vien chuc|can bo|chu dau tu|hoi|nha|luc luong)\b)"
)


def divided(canvas: Canvas, name: Name, resolver: Resolver | None = None) -> tuple[Party, ...]:
    """The addressees of a phrase, in order: named bodies apart, a class of units whole."""
    ranges: list[tuple[int, int]] = []
    for start, end in _divide(canvas, name.start, name.end, ";"):
        ranges += _members(canvas, start, end)
    return tuple(party(canvas, a, b, resolver) for a, b in ranges)


def party(canvas: Canvas, start: int, end: int, resolver: Resolver | None) -> Party:
    """One addressee as written, its kind, and the unit the resolver finds for it."""
    text = canvas.folded(start, end)
    return Party(text, resolver(text) if resolver else None, _kind(canvas, start, end), start, end)


def _kind(canvas: Canvas, start: int, end: int) -> str:
    head = head_pattern().match(canvas.plain, start, end)
    if head and head["person"]:
        return "person"
    if words(
        r"(?:cac )?(?:tinh uy|huyen uy|thanh uy|dang|chi bo|ban thuong vu|hoi\b|doan|mat tran"
        r"|lien doan|ubmttq|uy ban mat tran|mttq|ban (?:to chuc|tuyen giao|dan van)|buu dien"
        r"|bao )"
    ).match(canvas.plain, start, end):
        return "body"
    return "group" if _generic(canvas, start, end) else "unit"


def _divide(canvas: Canvas, start: int, end: int, marks: str) -> list[tuple[int, int]]:
    """Cut at the marks outside brackets and outside names that hold a comma themselves."""
    if not canvas.holds(start, end, *marks):
        whole = canvas.trim(start, end)
        return [whole] if whole[0] < whole[1] else []
    cuts, depth, shelter = [], 0, start
    for at in range(start, end):
        char = canvas.plain[at]
        depth += (char == "(") - (char == ")")
        if canvas.capital(at) and at >= shelter:
            named = department(canvas, at) or joint_name(canvas, at)
            shelter = named.end() if named else at
        if depth == 0 and char in marks and at >= shelter:
            cuts.append(at)
    edges = zip([start, *(c + 1 for c in cuts)], [*cuts, end], strict=True)
    return [r for r in (canvas.trim(a, b) for a, b in edges) if r[0] < r[1]]


def _members(canvas: Canvas, start: int, end: int) -> list[tuple[int, int]]:
    """Merge the comma pieces of one segment into addressees."""
    merged: list[tuple[int, int]] = []
    shared = False
    for a, b in _pieces(canvas, start, end):
        generic = _generic(canvas, a, b)
        if merged and _post_of(canvas, merged[-1], a, b):
            merged[-1] = (merged[-1][0], b)
            continue
        if (
            merged
            and not (shared and _place(canvas, a, b))
            and (
                _hangs_on(canvas, merged[-1], a, b)
                if generic
                else _part_of_name(canvas, merged[-1], a, b, shared)
            )
        ):
            merged[-1] = (merged[-1][0], b)
        else:
            merged.append((a, b))
        shared = shared or _shares_head(canvas, a, b) is not None
    return merged


def _post_of(canvas: Canvas, before: tuple[int, int], a: int, b: int) -> bool:
    """Whether a piece is the post of the person named before it: "đồng chí Nguyễn Văn A", "Phó Chủ tịch UBND tỉnh"."""
    named = named_at(canvas, *before)
    if named is None or named < before[1]:
        return False
    head = head_at(canvas, a, b)
    return head is not None and head["person"] is not None and named_at(canvas, a, b) is None


#: Whoever else a decision concerns.
_ANYBODY = (
    r"(?:va )?(?:cac )?(?:(?:co quan|don vi), ){0,2}(?:to chuc|co quan|don vi)(?:,| va) (?:cac )?ca nhan\b"
)


def _hangs_on(canvas: Canvas, before: tuple[int, int], a: int, b: int) -> bool:
    """A generic piece joins what is generic before it, or the level words of the name before it; "các tổ chức,
    cá nhân có liên quan" stands apart from persons.
    """
    if _generic(canvas, *before):
        head = head_pattern().match(canvas.plain, *before)
        return not (head and head["person"] and words(_ANYBODY).match(canvas.plain, a))
    level = words(
        r"(?:va )?(?:thanh pho|thi xa|huyen|xa|phuong|thi tran|quan|lien quan|co lien quan|dac khu)\b"
    ).match(canvas.plain, a, b)
    return level is not None and not words(r"cac ").match(canvas.plain, a, b)


def _part_of_name(canvas: Canvas, before: tuple[int, int], a: int, b: int, shared: bool) -> bool:
    """ "Văn hóa, Thể thao và Du lịch": a capital piece without a head belongs to the name before it."""
    if _generic(canvas, *before):
        return not canvas.capital(a)
    return not shared and head_at(canvas, a, b) is None and not department(canvas, a)


def _shares_head(canvas: Canvas, a: int, b: int) -> re.Match[str] | None:
    """ "Các Sở Tài chính": a plural head and a name of its own, so that the pieces after it are names too."""
    head = words(
        r"(?:cac |mot so |nhung |hai |ba )(?:(?:so|bo|ban|phong|cuc|vu|chi cuc):?|(?:co quan|don vi):) "
    ).match(canvas.plain, a, b)
    head = head or words(_PLACES).match(canvas.plain, a, b)
    return head if head and canvas.capital(head.end()) else None


#: "UBND các huyện Hoàng Su Phì, Xín Mần": authorities of the places that follow one by one.
_LEVEL = r"(?:huyen|xa|phuong|thi xa|thanh pho|thi tran|dac khu|quan|tinh)"
_PLACES = rf"(?:(?:ubnd|uy ban nhan dan|hdnd|cong an|dang uy|chu tich|bi thu|truong) ){{0,3}}cac {_LEVEL}:? "


def _place(canvas: Canvas, a: int, b: int) -> bool:
    """Whether a piece is a level and a place's own name: "phường Trung Minh"."""
    level = words(rf"(?:va )?{_LEVEL} ").match(canvas.plain, a, b)
    return level is not None and canvas.capital(level.end())


def _generic(canvas: Canvas, start: int, end: int) -> bool:
    """Whether a piece names a class of units, not one body."""
    if _shares_head(canvas, start, end) is not None:
        return False
    levels = words(r"\b(?:tinh|huyen|xa), (?:thanh pho|thi xa|phuong|thi tran|huyen|thi)\b")
    if levels.search(canvas.plain, start, end):
        return True
    classes = canvas.holds(start, end, "cac", "cap")
    plural = canvas.search(r"[^,;]{2,60} (?P<word>cac|cap) ", start, end) if classes else None
    if plural and not canvas.capital(plural.start("word")):
        return True
    found = _GENERIC_PIECE.match(canvas.plain, start, end)
    if found is None or found["plural"]:
        return found is not None
    return not (canvas.capital(start) and canvas.capital(canvas.skip(found.end(), end)))


def _pieces(canvas: Canvas, start: int, end: int) -> list[tuple[int, int]]:
    """Comma pieces, and the two sides of an "và" that joins two names."""
    found: list[tuple[int, int]] = []
    places = words(_PLACES).match(canvas.plain, start, end)
    for a, b in _divide(canvas, start, end, ","):
        found += _at_and(canvas, a, b, places is not None and canvas.capital(places.end()))
    return found


def _at_and(canvas: Canvas, start: int, end: int, places: bool) -> list[tuple[int, int]]:
    """Divide "Sở Nội vụ và Sở Tài chính"; "Khoa học và Công nghệ" stays one."""
    start = canvas.skip(start, end)
    lead = words(r"(?:va|cung) ").match(canvas.plain, start, end)
    start = lead.end() if lead else start
    whole = joint_names(canvas, start, end)
    for joint in words(r" (?:va|cung) ").finditer(canvas.plain, start, end):
        if any(a < joint.start() < b for a, b in whole):
            continue
        if (
            (places and (canvas.capital(joint.end()) or _place(canvas, joint.end(), end)))
            or head_at(canvas, joint.end(), end)
            or (department(canvas, joint.end()) and not _within_department(canvas, joint.start(), start))
        ):
            return [canvas.trim(start, joint.start()), *_at_and(canvas, joint.end(), end, places)]
    return [(start, end)]


def _within_department(canvas: Canvas, joint: int, floor: int) -> bool:
    """Whether the "và" at ``joint`` stands inside a department's own name."""
    for back in range(joint - 1, max(floor, joint - 40) - 1, -1):
        if back == floor or not canvas.plain[back - 1].isalnum():
            whole = department(canvas, back)
            if whole and whole.end() > joint:
                return True
    return False
