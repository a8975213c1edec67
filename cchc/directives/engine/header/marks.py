"""Urgency and secrecy, told by marks in the heading, never by words of the text.

Source: art. 8 of NĐ 30/2020/NĐ-CP (Hỏa tốc, Thượng khẩn, Khẩn); Law 117/2025/QH15 on state secrets (Tuyệt mật, Tối
mật, Mật). "Bí mật", "bảo mật" and "Mặt trận" in a sentence are no mark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.directives.engine.doctypes import bare
from cchc.directives.engine.header.top import COUNTRY, HEADING_LINE, MOTTO

if TYPE_CHECKING:
    from collections.abc import Sequence

_URGENCIES = (("HỎA TỐC", "Hỏa tốc"), ("THƯỢNG KHẨN", "Thượng khẩn"), ("KHẨN", "Khẩn"))
_SECRECIES = (("TUYỆT MẬT", "TUYỆT MẬT"), ("TỐI MẬT", "TỐI MẬT"), ("MẬT", "MẬT"))
_NAMED_SECRECY = re.compile(r"(?i)độ\s+mật\s*[:.]?\s*(tuyệt\s+mật|tối\s+mật|mật)\b")
_URGENT_KIND = re.compile(
    r"(?i)(?:^|\W)(?:công điện|công văn)\s*\(?\s*(hỏa tốc|hoả tốc|thượng khẩn|khẩn)(?!\w)"
)
_MARK_LINE = 60


def urgency(heading: Sequence[str], subject: str | None) -> str | None:
    """Hỏa tốc, Thượng khẩn or Khẩn: a mark on its own in the heading, or in the type's name ("CÔNG ĐIỆN KHẨN")."""
    found = _mark(heading, _URGENCIES)
    if found:
        return found
    for line in [*heading, subject or ""]:
        named = _URGENT_KIND.search(line) if len(line) <= 2 * HEADING_LINE else None
        if named:
            return named[1].replace("oả", "ỏa").capitalize()
    return None


def secrecy(heading: Sequence[str]) -> str | None:
    """MẬT, TỐI MẬT or TUYỆT MẬT where the heading bears the mark."""
    for line in heading:
        named = _NAMED_SECRECY.search(line) if len(line) <= HEADING_LINE else None
        if named:
            return " ".join(named[1].upper().split())
    return _mark(heading, _SECRECIES)


def _mark(heading: Sequence[str], marks: Sequence[tuple[str, str]]) -> str | None:
    for line in heading:
        words = _own_words(line)
        for mark, name in marks:
            if words in (mark, f"{mark} HẸN GIỜ"):
                return name
    return None


def _own_words(line: str) -> str:
    """The words of a short line without the country's name and motto, which may stand in the next column."""
    flat = bare(line)
    for pattern in (COUNTRY, MOTTO):
        found = pattern.search(flat)
        if found:
            line, flat = (
                line[: found.start()] + line[found.end() :],
                flat[: found.start()] + flat[found.end() :],
            )
    words = " ".join(re.findall(r"[^\W\d_]+", line)) if len(line) <= _MARK_LINE else ""
    return words.replace("HOẢ", "HỎA")
