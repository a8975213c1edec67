"""What a news page tells of the document it reports: "Ngày 17/5/2025, … đã ban hành Thông báo số 15/TB-VPUBND".

Only the first paragraph is asked: further down, other documents are told of in the same words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc.directives.engine.cites.dating import WRITTEN, date_after, day_of
from cchc.directives.engine.cites.symbols import CANDIDATE, read_symbol
from cchc.directives.engine.doctypes import WORD, bare, code_of_word
from cchc.directives.engine.header.agencies import shortened
from cchc.directives.engine.header.dating import day_or_none

if TYPE_CHECKING:
    from datetime import date

    from cchc.directives.engine.header.top import Top

_ISSUED = re.compile(r"\s(?:(?:da|vua|moi)\s+)?(?:(?:ky\s+)?ban hanh|phat hanh|co)\s+")
_AGENCY = re.compile(
    r"ubnd|uy ban|van phong|so\s|bo\s|chinh phu|thu tuong|tinh uy|huyen uy|thanh uy|chu tich|ban\s|cong an|hdnd"
    r"|hoi dong|tong cuc|cuc\s|phong\s|giam doc"
)
_DAY_BEFORE = re.compile(rf"(?i){WRITTEN}\s*,?\s*\Z")
_SO = re.compile(r"\s*(?:khẩn\s+)?(?:s[ốo]\s*:?\s*)?")
_PARAGRAPH = 80
_MEETING = re.compile(
    r"(?i)(?:^|[.\n]\s*)(?:(?:sáng|chiều|tối)\s+)?(?:(?:sáng|chiều|tối|hôm nay|ngày)[\s,(]*)+"
    r"(?P<d>\d{1,2})\s?(?:[/.-]|tháng)\s?(?P<m>\d{1,2})(?:\s?(?:[/.-]|năm)\s?(?P<y>\d{4}))?(?P<rest>[^.]{0,220})"
)
_MEET = re.compile(r"(?i)hội nghị|cuộc họp|phiên họp|giao ban|chủ trì|họp|làm việc")
_YEAR = re.compile(r"(?i)(?:năm\s+|\d{1,2}[./])((?:19|20)\d{2})(?!\d)")


@dataclass(frozen=True)
class Announced:
    """The reported document's issuer, type, number and day, as far as the page tells them."""

    issuer: str
    type: str | None
    number: str | None
    day: date | None


def announced(top: Top) -> Announced | None:
    """The document that the first paragraph tells of; ``None`` where it tells of none."""
    line = next((line for line in top.lines if len(line) >= _PARAGRAPH and _is_prose(line)), "")
    flat = bare(line)
    for verb in _ISSUED.finditer(flat):
        word = WORD.match(flat, verb.end())
        who = _who(line, flat, verb.start())
        if word and who:
            return _announced(line, who, verb.start(), word)
    return None


def _is_prose(line: str) -> bool:
    """A paragraph, not a headline: it tells of an issue."""
    return _ISSUED.search(bare(line)) is not None


def _who(line: str, flat: str, end: int) -> str | None:
    """The agency right before the verb, back to the last comma or sentence end."""
    start = max(flat.rfind(mark, 0, end) for mark in (",", ".", ";", ":")) + 1
    who = line[start:end].strip()
    if not who or len(who) > 90 or not who[0].isupper() or not _AGENCY.match(bare(who) + " "):
        return None
    return shortened(who)


def _announced(line: str, who: str, verb: int, word: re.Match[str]) -> Announced | None:
    after = _SO.match(line, word.end())
    found = CANDIDATE.match(line, after.end() if after else word.end())
    symbol = read_symbol(found, line[word.start() : word.end()]) if found else None
    day = _day_before(line[:verb])
    if day is None and found and symbol:
        day = date_after(line, found.end())[0]
    code = symbol.type if symbol else code_of_word(word[1])
    if symbol is None and day is None and " vừa " not in line and " đã " not in line:
        return None
    return Announced(who, code, symbol.number if symbol else None, day)


def _day_before(before: str) -> date | None:
    """The day that opens the clause: "Ngày 17/5/2025, Văn phòng …"."""
    clause = before[: before.rfind(",") + 1]
    found = _DAY_BEFORE.search(clause[-60:])
    return day_of(found) if found else None


def meeting_day(top: Top, posted: date | None) -> date | None:
    """The day of the meeting that a report opens with; a year left out is the page's own."""
    text = "\n".join(top.lines)[:3000]
    for found in _MEETING.finditer(text):
        if _MEET.search(found["rest"]):
            year = found["y"] or _year_near(text, posted)
            return day_or_none(year, found["m"], found["d"]) if year else None
    return None


def _year_near(text: str, posted: date | None) -> str | None:
    if posted:
        return str(posted.year)
    found = _YEAR.search(text)
    return found[1] if found else None
