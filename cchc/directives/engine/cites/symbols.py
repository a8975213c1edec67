"""The number and symbol of a document: 5016/TB-VPUBND, 61/2018/NĐ-CP, 11-CT/TU, 895/UBND-NVK, 45/2019/QH14.

Source: art. 8 and Appendix III of NĐ 30/2020/NĐ-CP; HD 36-HD/VPTW (party documents). Every quantifier is
bounded, so that the time to look through a text grows with its length alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cchc.directives.engine.doctypes import code_of_symbol, code_of_word

_UP = "A-ZĐƯƠÂÊÔĂ"
_GROUP = rf"[{_UP}](?:[A-Za-zĐđƯưƠơÂÊÔĂ&]|\.(?=[{_UP}])){{0,19}}\d{{0,2}}"
_HYPHEN = r"\s?[-–—]{1,2}(?:\s?[-–—])?[ \n]?"
_SYMBOL = rf"{_GROUP}(?:{_HYPHEN}{_GROUP}){{0,6}}"
#: Number, year, symbol after a slash; or number-TYPE/ORGAN of the party ("05 CT/TW" lost its hyphen).
CANDIDATE = re.compile(
    rf"(?<![\w/.,-])(?P<n>\d{{1,5}}[a-z]?)"
    rf"(?:(?:[ ]?/[ ]?(?P<y>(?:19|20)\d{{2}}))?[ ]?/[ ]?(?P<s>{_SYMBOL})"
    rf"|(?:[ ]?[-–—][ ]?|[ ])(?P<pt>NQ|CT|CTr|KL|QĐ|QD|QyĐ|QC|HD|KH|TB|BC|TTr|ĐA|CV|CTHĐ)[ ]?/[ ]?"
    rf"(?P<po>{_GROUP}(?:-{_GROUP}){{0,2}}))"
)
_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d{1,2}\Z")
_JOINT = re.compile(r"\s*[-–—]+(?:\s?[-–—])?\s*")


@dataclass(frozen=True)
class Symbol:
    """A number told apart: as printed in answers, and its type (``None`` for a công văn)."""

    number: str
    type: str | None


def read_symbol(found: re.Match[str], word: str | None) -> Symbol | None:
    """The symbol of a :data:`CANDIDATE` match; ``None`` when the characters are no document number.

    ``word`` is the document word before it, if any: a symbol of a single group (123/STNMT) needs it.
    """
    if found["pt"]:
        return _party(found)
    groups = _JOINT.split(found["s"])
    start = found["n"] + (f"/{found['y']}" if found["y"] else "")
    if _ASSEMBLY.match(groups[0]) and found["y"]:
        return Symbol(f"{start}/{groups[0]}", code_of_word(word) if word else None)
    code = code_of_symbol(groups[0], word)
    if code and len(groups) > 1:
        return Symbol(f"{start}/{'-'.join([code, *groups[1:]])}", code)
    if code is None and _is_letter(groups, word):
        return Symbol(f"{start}/{'-'.join(groups)}", None)
    return None


def _party(found: re.Match[str]) -> Symbol:
    code = code_of_symbol(found["pt"])
    return Symbol(f"{found['n']}-{code or found['pt']}/{found['po']}", code)


def _is_letter(groups: list[str], word: str | None) -> bool:
    """A công văn: AGENCY-UNIT in capitals; the agency alone only where a document word says so."""
    if len(groups) == 1:
        return word is not None and len(groups[0]) >= 2 and groups[0].isupper()
    return len(groups[0]) >= 2 and all(group[:1].isupper() for group in groups) and _mostly_capitals(groups)


def _mostly_capitals(groups: list[str]) -> bool:
    letters = [letter for letter in "".join(groups) if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) >= 0.6 * len(letters)
