"""The subject (trích yếu): under the type's name, after "V/v", or the headline of a web page.

Source: art. 8 and Appendix I of NĐ 30/2020/NĐ-CP.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.directives.engine.doctypes import bare
from cchc.directives.engine.header.top import is_body, is_other_column, is_rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.directives.engine.header.top import Top

_ABOUT = re.compile(r"(?:^|\s)[Vv]/[vV]:?\s+")
_OTHER_COLUMN = re.compile(r"\s+(?:[A-ZĐÀ-Ỹ]\S*\s?){1,4},\s*ngày\s.*|\s+Kính gửi.*")
_OPENS_TEXT = re.compile(
    r"(?:thuc hien |de |nham |qua |sau khi |trong |theo |tren co so|\d+[.)]|[ivx]+\.|[a-e]\)|dieu |phan |[-–+•]\s)"
)
_CAPITALS_BODY = re.compile(r"(?:chu tich|uy ban nhan dan|ubnd|giam doc|bo truong|thu tuong|hoi dong)")
#: "KẾT LUẬN / CỦA BAN THƯỜNG VỤ TỈNH ỦY": whose it is, not what it is about.
_OF = "CỦA "
_LONGEST = 500
#: A line of a wrapped subject is no longer than this; a longer one is a paragraph of the text.
_WRAPPED = 130
_HEADLINE = range(30, 301)
_HEADLINE_WITHIN = 14


def subject(top: Top) -> str | None:
    """The subject in one line; ``None`` where none can be told."""
    if top.kind is not None:
        return _under_type(top, top.kind[0])
    about = _about(top)
    if about or top.country is not None:
        return about
    return _headline(top)


def _under_type(top: Top, at: int) -> str | None:
    """The lines after "THÔNG BÁO" up to a gap or the first sentence of the text."""
    rest = _rest_of_type_line(top.lines[at])
    lines = [rest] if rest else []
    for line in top.lines[at + 1 :]:
        if is_rule(line):
            if lines:
                break
            continue
        if not lines and line.isupper() and line.startswith(_OF):
            continue
        if _ends_subject(line, lines):
            break
        lines.append(line)
    return _joined(lines)


def _rest_of_type_line(line: str) -> str:
    """What follows the capitals on the line itself: "KẾ HOẠCH Triển khai …"."""
    words = line.split()
    upper = next((at for at, word in enumerate(words) if not word.strip("():,.-").isupper()), len(words))
    return " ".join(words[upper:])


def _ends_subject(line: str, lines: list[str]) -> bool:
    if is_body(line) or sum(map(len, lines)) + len(line) > _LONGEST:
        return True
    if lines and lines[0].isupper() and not line.isupper():
        return True
    if line.isupper() and _CAPITALS_BODY.match(bare(line)):
        return True
    if lines and (len(line) > _WRAPPED or line.endswith(":")):
        return True
    return bool(lines) and (lines[-1].endswith((".", ":")) or _OPENS_TEXT.match(bare(line)) is not None)


def _about(top: Top) -> str | None:
    """After "V/v" of a công văn, over as many lines as it takes, up to "Kính gửi"."""
    for at, line in enumerate(top.lines):
        found = _ABOUT.search(line)
        if found:
            lines = [_OTHER_COLUMN.sub("", line[found.end() :])]
            for later in top.lines[at + 1 :]:
                if is_rule(later) or is_body(later) or is_other_column(later) or len(lines) > 6:
                    break
                lines.append(later)
            return _joined(lines)
    return None


def _headline(top: Top) -> str | None:
    """The first line of a page's top that is long enough for a headline and no sentence."""
    lines = [line for line in top.lines if line and not line.startswith("#")]
    return next((line for line in lines[:_HEADLINE_WITHIN] if _is_headline(line)), None)


def _is_headline(line: str) -> bool:
    return (
        len(line) in _HEADLINE
        and not line.endswith((".", ";", ":"))
        and "|" not in line
        and "://" not in line
    )


def _joined(lines: Iterable[str]) -> str | None:
    return " ".join(" ".join(lines).split()).rstrip("./;") or None
