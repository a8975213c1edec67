"""When and where a document was issued, and when a web page posted it.

Source: art. 8 of NĐ 30/2020/NĐ-CP ("Hòa Bình, ngày 17 tháng 5 năm 2025"). In order of trust: the place and date
of the heading; the sentence of a news page that tells the issue ("Ngày …, … ban hành Thông báo số …"); the
stamp of the digital signature; the day of the meeting that a report tells of. Where a scan lost the day but kept
month and year, the stamp or a date in the file's name gives the day if it is of the same month.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cchc.directives.engine.doctypes import bare
from cchc.directives.engine.header.top import HEADING_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.directives.engine.header.top import Top

_LONG = re.compile(r"ngay\s*(?P<d>\S{0,6}?)\s*thang\s*(?P<m>\d{1,2})\s*nam\s*(?P<y>(?:19|20)\d{2})\W*\Z")
_SHORT = re.compile(r"ngay\s*(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>(?:19|20)\d{2})\W*\Z")
_PLACE = re.compile(
    r"((?:(?:Thành phố|Thị xã|TP\.?|TX\.?)\s+)?"
    r"(?:[^\W\d_](?:[^\W\d_]|['’])*(?:\s[-–]\s|[\s-])){0,3}[^\W\d_](?:[^\W\d_]|['’])*)\s*[,.;]\s*\Z"
)
_PLACE_WORD = re.compile(r"[A-ZĐÀ-Ỹ](?:['’][A-ZĐÀ-Ỹ])?[a-zà-ỹđ]*")
_STAMP = re.compile(r"(?:thoi gian|ngay) ky\s{0,9}:?\s{0,9}(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_NUMERIC = re.compile(
    r"(?<![\d/])(\d{1,2})(?:[/.-]|\s(?=\d\d\s\d{4}\b))(\d{1,2})(?:[/.-]|\s)((?:19|20)\d{2})(?![\d/])"
)
_ISO_NAME = re.compile(r"(?<!\d)(20\d{2})[-_.]?(\d{2})[-_.]?(\d{2})")
_DAY_NAME = re.compile(r"(?<!\d)(\d{2})[-_.]?(\d{2})[-_.]?(20\d{2})(?!\d)")
_CLOCK = re.compile(r"\d{1,2}(?::|h|g|\sgio\s)\d{2}(?::\d{2})?|gmt\s*\+?7|[ap]m\b")
_SAID_POSTED = re.compile(r"(?:ngay|dang|cap nhat|thu|chu nhat|luc|xuat ban|tin|luot xem|post|update)")
_ISSUING = re.compile(r"(?:^|\W)so\s*:?\s*\d|ban hanh|ngay hop|thang\s*\d+\s*nam")
#: A posting line is short; what is left of it without its date and time is a category or a count.
_POSTED_LINE = 110
_POSTED_WITHIN = 25


@dataclass(frozen=True)
class Dated:
    """Place and day of a heading; ``month`` (year, month) stays when the day could not be read."""

    place: str | None = None
    day: date | None = None
    month: tuple[int, int] | None = None


def place_and_date(heading: Sequence[str]) -> Dated:
    """Place and date of the first heading line that ends in a date."""
    for line in heading:
        if len(line) <= HEADING_LINE:
            flat = bare(line)
            found = _LONG.search(flat) or _SHORT.search(flat)
            if found:
                month = (int(found["y"]), int(found["m"]))
                day = day_or_none(found["y"], found["m"], found["d"])
                return Dated(_place(line[: found.start()]), day, month)
    return Dated()


def _place(before: str) -> str | None:
    """The place named last before "ngày": capitalised words only, what stands left of them is another column."""
    found = _PLACE.search(before)
    if not found:
        return None
    words: list[str] = []
    for word in reversed(found[1].replace("-", " - ").split()):
        joins = bare(word) in ("pho", "xa", "-") and words
        if not joins and not _is_place_word(word, words):
            break
        words.insert(0, word)
    if words[:1] == ["-"]:
        del words[0]
    return " ".join(words) or None


def _is_place_word(word: str, after: list[str]) -> bool:
    """A capitalised word ("Hòa", "R'Lấp"); one all in capitals only where the whole name is."""
    if len(word) > 1 and word.isupper():
        return all(other.isupper() for other in after)
    return _PLACE_WORD.fullmatch(word) is not None


def day_or_none(year: str, month: str, day: str) -> date | None:
    """The calendar's day for three texts; ``None`` when unreadable or impossible."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def stamp_of(text: str) -> date | None:
    """The day of a digital signature stamp ("Thời gian ký: 16.04.2019 09:22:19 +07:00") in ``text``."""
    found = _STAMP.search(bare(text))
    return day_or_none(found[3], found[2], found[1]) if found else None


def day_in_name(names: Iterable[str], month: tuple[int, int]) -> date | None:
    """A day of that month written in a file's name: 20190610…, 2024_11_25, 16-04-2019."""
    for name in names:
        parts = [(f[1], f[2], f[3]) for f in _ISO_NAME.finditer(name)]
        parts += [(f[3], f[2], f[1]) for f in _DAY_NAME.finditer(name)]
        for year, number, day in parts:
            found = day_or_none(year, number, day)
            if found and (found.year, found.month) == month:
                return found
    return None


def posted(top: Top) -> date | None:
    """The day a web page says it was posted; only lines above an official heading can say it."""
    last = top.country if top.country is not None else _POSTED_WITHIN
    for line in [line for line in top.bare_lines[:last] if line][:_POSTED_WITHIN]:
        found = _posting_date(line)
        if found:
            return found
    return None


def _posting_date(line: str) -> date | None:
    if len(line) > _POSTED_LINE or line.startswith("#") or line.endswith(".") or _ISSUING.search(line):
        return None
    found = _NUMERIC.search(line)
    if not found:
        return None
    rest = _CLOCK.sub("", line[: found.start()] + line[found.end() :])
    words = re.findall(r"[^\W\d_]+", rest)
    if len(words) <= 6 or "|" in line or _SAID_POSTED.match(rest.strip(" |-•")):
        return day_or_none(found[3], found[2], found[1])
    return None
