"""Runs typed in the old Vietnamese fonts: the font's name tells the encoding, the text becomes Unicode.

Sources: TCVN 5712:1993 (fonts named .VnTime, .VnArial …, those ending in H draw capitals); VNI fonts (VNI-Times …).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cchc.lib.vntext import tcvn3_to_unicode, vni_to_unicode

if TYPE_CHECKING:
    from cchc.directives.engine.pieces import Draft

#: Letters that only Unicode Vietnamese has: with one of these a run was typed in Unicode, whatever its font.
_UNICODE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300-\u0323]"
)


def encoding_of(font: str) -> str:
    """``tcvn3``, ``tcvn3-capitals``, ``vni`` or nothing, by the name of the font."""
    name = font.strip().casefold()
    if name.startswith(".vn"):
        return "tcvn3-capitals" if name.endswith("h") else "tcvn3"
    return "vni" if name.startswith("vni-") else ""


def to_unicode(text: str, encoding: str) -> str:
    """Text of one encoding in Unicode."""
    if encoding == "vni":
        return vni_to_unicode(text)
    if encoding.startswith("tcvn3"):
        text = tcvn3_to_unicode(text)
    return text.upper() if encoding == "tcvn3-capitals" else text


def joined(runs: list[tuple[str, str]]) -> str:
    """Runs as (encoding, text) of one paragraph in Unicode.

    Neighbours of one encoding are put together first, since a VNI letter may be split over two runs. Where any
    old-font run already holds Unicode letters, all are taken as they are.
    """
    old = "".join(text for encoding, text in runs if encoding)
    if not old or _UNICODE.search(old):
        return "".join(text for _, text in runs)
    groups: list[tuple[str, list[str]]] = []
    for encoding, text in runs:
        if groups and groups[-1][0] == encoding:
            groups[-1][1].append(text)
        else:
            groups.append((encoding, [text]))
    return "".join(to_unicode("".join(texts), encoding) for encoding, texts in groups)


def encoding_of_words(text: str) -> str:
    """``tcvn3``, ``vni`` or nothing, by the words of a whole file that does not tell its fonts (.doc, .pdf).

    Asked of the whole file, since a single word such as THÔNG may be read in two ways.
    """
    from cchc.lib.vntext import NotTextError, decode

    high = [word for word in text.split() if not word.isascii()]
    if not high or _UNICODE.search(text):
        return ""
    try:
        decoded = decode("\n".join(high).encode("cp1252", "ignore"))
    except NotTextError:
        return ""
    return decoded.encoding if decoded.encoding in {"tcvn3", "vni"} else ""


def settle(draft: Draft) -> None:
    """Put the pieces of a draft into Unicode when its words show that they are in an old encoding."""
    encoding = encoding_of_words("\n".join(piece.text for piece in draft.pieces))
    if encoding:
        draft.pieces = [replace(piece, text=to_unicode(piece.text, encoding)) for piece in draft.pieces]
