"""Where the table of a register begins, what its columns are called, which rows are rows of it.

Registers from offices have a title above, a head of one or two rows with merged cells, a row of column numbers below
it, headings of groups between the rows ("I. Sở Nội vụ", "Phần A"), empty rows, sums and signatures below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cchc.lib.numbers import NumberError, from_roman
from cchc.lib.vntext import fold, nfc
from cchc.tasks.engine.register.heads import is_counting, known_count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc.lib.xlsx import Cell, Page

#: How far down the head is looked for: titles, addressee and date stand above it.
HEAD_WITHIN = 30
#: A head has at most this many columns.
MAX_COLUMNS = 60
_NUMBERED = re.compile(r"\(?\[?([0-9]{1,2}|[a-z])\]?\)?(=.*)?")
_GROUP = re.compile(r"(?:([ivxlcdm]+)|([a-h])|(phan|muc|chuong) [ivxlcdm0-9a-z]+)\s*[.):/-]?\s*(.*)")

_NUMBER = re.compile(r"(?:(?:Phần|Mục|Chương)\s+\w+|[IVXLCDM]+|[A-H])\s*[.):/-]\s*", re.IGNORECASE)
#: 77/TB-VPUBND, 1658/QĐ-UBND, 30-KL/TU.
_DOCUMENT = re.compile(r"\b\d+(?:/\d{4})?[/-](?!\d)[A-ZĐ]+(?:[-/&][A-ZĐ0-9]+)*")
_DAY = re.compile(r"\b\d{1,2}/\d{1,2}/\d{4}\b")


class LayoutError(ValueError):
    """The sheet holds no table of tasks; the message is one Vietnamese sentence."""


@dataclass(frozen=True)
class Line:
    """A row of the table: its number as Excel counts, its cells in the order of the columns, the heading above it."""

    number: int
    cells: tuple[Cell, ...]
    group: str = ""


@dataclass(frozen=True)
class Register:
    """A sheet as a table. ``heads``: the words over each column, of two rows joined by " / ".

    ``groups``: headings between the rows with their numbers, which are no tasks. ``head_row``: as Excel counts.
    """

    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    groups: tuple[tuple[int, str], ...]
    head_row: int

    def sample(self, column: int, count: int = 3) -> list[str]:
        """The first different values of a column, to look at."""
        shown: list[str] = []
        for line in self.lines:
            words = words_of(line.cells[column])
            if words and words not in shown:
                shown.append(words)
            if len(shown) == count:
                break
        return shown


def words_of(cell: Cell) -> str:
    """A cell in words: dates as dd/mm/yyyy, text on its lines, nothing for an empty cell."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Có" if cell else "Không"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    lines = (" ".join(line.split()) for line in nfc(str(cell)).splitlines())
    return "\n".join(line for line in lines if line)


def read_register(page: Page, remembered: Mapping[str, str] | None = None) -> Register:
    """The table of a sheet. LayoutError where there is none, or one without rows."""
    head = _head_row(page.rows, remembered)
    heads, below = _heads([row[:MAX_COLUMNS] for row in page.rows], head, page)
    rows = _filled(page)
    width = len(heads)
    lines: list[Line] = []
    groups: list[tuple[int, str]] = []
    for number, row in enumerate(rows[below:], start=below + 1):
        cells = (*row[:width], *([None] * (width - len(row))))
        words = [words_of(cell) for cell in cells]
        if not any(words) or _is_numbering(words):
            continue
        heading = _group(words, heads)
        if heading:
            groups.append((number, heading))
        else:
            lines.append(Line(number, cells, groups[-1][1] if groups else ""))
    if not lines:
        raise LayoutError("Trang có hàng tiêu đề nhưng không có dòng nhiệm vụ nào bên dưới.")
    return Register(heads, tuple(lines), tuple(groups), head + 1)


def heading_name(heading: str) -> str:
    """A heading without what numbers it: "I. Sở Nội vụ" is "Sở Nội vụ"."""
    return _NUMBER.sub("", " ".join(heading.split()), count=1)


def document_in(heading: str) -> tuple[str, str]:
    """The number of the document that a heading names and its day as written, each empty where there is none."""
    number, day = _DOCUMENT.search(heading), _DAY.search(heading)
    return (number[0], day[0] if day else "") if number else ("", "")


def _filled(page: Page) -> list[list[Cell]]:
    """The rows with every merged range that runs down filled by its value: what stands there holds for all its rows."""
    rows = [list(row[:MAX_COLUMNS]) for row in page.rows]
    for first, left, last, right in page.merged:
        if last > first and first < len(rows) and left < len(rows[first]) and right == left:
            for row in rows[first + 1 : last + 1]:
                if left < len(row) and row[left] is None:
                    row[left] = rows[first][left]
    return rows


def _head_row(rows: Sequence[Sequence[Cell]], remembered: Mapping[str, str] | None) -> int:
    """The row of the first thirty in which most heads are known; two at least, else the first wide row of words."""
    counts = [(known_count(row, remembered), -number) for number, row in enumerate(rows[:HEAD_WITHIN])]
    best = max(counts, default=(0, 0))
    if best[0] >= 2:
        return -best[1]
    for number, row in enumerate(rows[:HEAD_WITHIN]):
        if sum(isinstance(cell, str) and len(cell) <= 120 for cell in row) >= 3:
            return number
    raise LayoutError(
        "Không tìm thấy hàng tiêu đề cột trong 30 dòng đầu; bảng cần có một hàng tiêu đề như “Nội dung nhiệm vụ”, "
        "“Cơ quan chủ trì”, “Thời hạn”."
    )


def _heads(rows: Sequence[Sequence[Cell]], head: int, page: Page) -> tuple[tuple[str, ...], int]:
    """The heads of all columns, and the first row below them; a second row of heads belongs to the first."""
    top = [_one_line(cell) for cell in rows[head]]
    beneath = list(rows[head + 1]) if head + 1 < len(rows) else []
    if not _is_second(rows[head], beneath, head, page):
        return _trimmed(top), head + 1
    spans = {left: right for first, left, _last, right in page.merged if first == head and right > left}
    joined, over, until = [], "", -1
    for column in range(max(len(top), len(beneath))):
        above = top[column] if column < len(top) else ""
        below = _one_line(beneath[column]) if column < len(beneath) else ""
        if above:
            over, until = above, spans.get(column, column if page.merged else MAX_COLUMNS)
        elif column > until:
            over = ""
        parts = [over if below else above, below if below != above else ""]
        joined.append(" / ".join(part for part in parts if part))
    return _trimmed(joined), head + 2


def _one_line(cell: Cell) -> str:
    return " ".join(words_of(cell).split())[:200]


def _trimmed(heads: Sequence[str]) -> tuple[str, ...]:
    last = max((number for number, head in enumerate(heads) if head), default=-1)
    return tuple(heads[: last + 1])


def _is_second(top: Sequence[Cell], beneath: Sequence[Cell], head: int, page: Page) -> bool:
    """Whether the row below the head is its second row: heads stand below a merged head or an empty one."""
    words = [_one_line(cell) for cell in beneath]
    if not any(words) or _is_numbering(words) or any(isinstance(cell, date | int) for cell in beneath):
        return False
    if page.merged:
        inside = {
            column
            for first, left, last, right in page.merged
            if first == head and last == head and right > left
            for column in range(left, right + 1)
        }
        return any(words[column] for column in inside if column < len(words))
    covered = [column for column, word in enumerate(words) if word]
    gaps = [column for column in covered if column >= len(top) or top[column] is None]
    starts = [column for column in covered if column not in gaps]
    short = all(len(words[column]) <= 40 for column in covered)
    return bool(gaps) and short and all(column + 1 in gaps for column in starts)


def _is_numbering(words: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), A B 1 2."""
    filled = [fold(word) for word in words if word]
    return len(filled) >= 3 and all(_NUMBERED.fullmatch(word) for word in filled)


def _group(words: Sequence[str], heads: Sequence[str]) -> str:
    """The heading that this row is, or nothing: one text alone in the row, or numbered by a letter or Roman numeral."""
    filled = [(column, word) for column, word in enumerate(words) if word]
    own = [(column, word) for column, word in filled if not is_counting(heads[column])]
    if len(own) > 1 and len({word for _column, word in own}) > 1:
        return ""
    first = filled[0][1]
    if len(filled) > 1 and all(word == first for _column, word in filled):
        return first  # a merged row, as some programs write it: the same words in every cell
    if len(filled) == 1 or (own and len(filled) == len(own)):
        text = own[0][1] if own else first
        return text if _heads_a_group(text) or filled[0][0] == 0 or _is_foot(text) else ""
    number = fold(first).strip(" .)(")
    if own and _is_roman_or_letter(number):
        return f"{first.strip(' .)')}. {own[0][1]}"
    return first if not own else ""


def _is_foot(text: str) -> bool:
    return bool(
        re.match(r"(tong cong|tong so|cong|noi nhan|ghi chu|nguoi lap|thu truong|luu y)\b", fold(text))
    )


def _is_roman_or_letter(number: str) -> bool:
    if re.fullmatch(r"[a-h]", number):
        return True
    try:
        from_roman(number)
    except NumberError:
        return False
    return True


def _heads_a_group(text: str) -> bool:
    """“I. Sở Nội vụ”, “A) Nhiệm vụ thường xuyên”, “Phần II …”."""
    match = _GROUP.fullmatch(fold(text.splitlines()[0]))
    if match is None:
        return False
    if match[1] is not None and not _is_roman_or_letter(match[1]):
        return False
    return bool(match[3]) or bool(re.match(r"\s*\w+\s*[.):/-]", text))
