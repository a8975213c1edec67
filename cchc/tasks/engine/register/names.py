"""Several units in one cell: "Sở Tài chính, Sở Nội vụ", "Các Sở: Y tế, Nội vụ", one a line.

Names of units hold commas and "và" themselves (Sở Văn hóa, Thể thao và Du lịch), so the cell is cut only where each
part is a name that is known; the longest known part goes first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from collections.abc import Callable

_HARD = re.compile(r"[;\n]+|\s[-+•]\s|^\s*[-+•]\s*|(?<=\n)[-+•]\s*")
_SOFT = re.compile(r"\s*(,|/|&|\bvà\b|\bva\b)\s*", re.IGNORECASE)
_SHARED = re.compile(
    r"^\s*(?:các|cac)?\s*((?:sở|ban|UBND (?:xã|phường|huyện)|xã|phường|huyện))\b:?\s*", re.IGNORECASE
)
#: More parts than this in one cell are a text, not a list of units.
_MOST = 40


def parts(text: str, known: Callable[[str], bool]) -> list[str]:
    """The names in a cell, as typed. What nobody knows stays one part, for the person to see."""
    whole = text.strip()
    if known(whole):
        return [whole]
    found: list[str] = []
    for piece in _HARD.split(whole):
        name = piece.strip(" ,.;:-")
        if name:
            found.extend([name] if known(name) else _soft(name, known))
    return list(dict.fromkeys(found))


def _soft(text: str, known: Callable[[str], bool]) -> list[str]:
    """Cut at commas and "và", the longest known run first; a shared head ("các Sở") goes before names without one."""
    tokens = _SOFT.split(text)
    if len(tokens) == 1 or len(tokens) > 2 * _MOST:
        return [text]
    match = _SHARED.match(text)
    shared = match[1] if match else ""
    out: list[str] = []
    at = 0
    while at < len(tokens):
        run, name = _longest(tokens, at, shared, known)
        out.append(name)
        at += run + 1
    return [name for name in out if name]


def _longest(tokens: list[str], at: int, shared: str, known: Callable[[str], bool]) -> tuple[int, str]:
    """How many tokens the longest known name from here takes, and that name; one token where none is known."""
    for run in range(min(len(tokens) - at, 9) // 2 * 2 + 1, 0, -2):
        if at + run > len(tokens):
            continue
        name = _joined(tokens[at : at + run])
        for form in (name, _SHARED.sub("", name), f"{shared} {_SHARED.sub('', name)}" if shared else name):
            if form and not _only_shared(form) and known(form):
                return run, form
    return 1, tokens[at].strip()


def _only_shared(name: str) -> bool:
    return fold(name) in {"so", "cac so", "ban", "xa", "phuong", "huyen"}


def _joined(tokens: list[str]) -> str:
    """The tokens as they stood: separators are every second one."""
    text = ""
    for number, piece in enumerate(tokens):
        text += ", " if number % 2 and piece == "," else f" {piece} " if number % 2 else piece
    return text.strip()
