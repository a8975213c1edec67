"""The rows of the sheet of criteria as a tree: numbered rows are nodes, rows under them their rule."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.assessment.engine.workbook.cells import CellError, number_in, shown, whole_in
from cchc.assessment.engine.workbook.codes import Numbering, is_float, stt_of
from cchc.assessment.engine.workbook.layout import COLUMNS, key_of
from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc.assessment.engine.workbook.sheet import Found, Line

_TOTAL = re.compile(r"(?:tong (?:cong|diem|so diem|so)|tong|cong)\b")
_ENDS_IN_POINTS = re.compile(r":\s*[-−]?[0-9]+(?:[.,][0-9]+)?\s*(?:điểm|đ)?\s*[.;]?$", re.IGNORECASE)
_DEEPEST = 12


@dataclass
class Branch:
    """A numbered row: its line, its code, the rows of its rule, what stands below it."""

    line: Line
    code: str
    level: int
    rule_lines: list[str] = field(default_factory=list)
    children: list[Branch] = field(default_factory=list)

    def walk(self) -> Iterator[Branch]:
        """This and all below."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass
class Tree:
    """The tops, and the total that a last row says with the row's number."""

    tops: list[Branch] = field(default_factory=list)
    total: Fraction | None = None
    total_line: int = 0


def tree_of(table: Found, tell: Callable[[str, str], None]) -> Tree:
    """The tree. ``tell(cell, sentence)``: called for what cannot be read."""
    tree, numbering = Tree(), Numbering()
    open_: list[Branch] = []
    for line in table.lines:
        try:
            _take(line, tree, numbering, open_)
        except CellError as error:
            key = (
                "code"
                if str(error).startswith("STT")
                else "level"
                if str(error).startswith("Cấp")
                else "maximum"
            )
            tell(table.cell(line.number, key), f"{error}.")
    return tree


def _take(line: Line, tree: Tree, numbering: Numbering, open_: list[Branch]) -> None:
    """Put one row where it belongs."""
    if _repeats_head(line):
        return
    name = line.text("name")
    stt = stt_of(line.cells.get("code"))
    if _TOTAL.match(fold(name or stt)) and (not stt or not name) and "maximum" in line.cells:
        tree.total, tree.total_line = number_in(line.cells["maximum"], "Điểm tối đa"), line.number
    elif stt:
        branch = _branch(line, stt, numbering)
        _place(branch, tree, open_)
    elif open_:
        open_[-1].rule_lines.append(_rule_line(line))


def _repeats_head(line: Line) -> bool:
    """Whether the row is the head again (on each printed page), or numbers its columns."""
    if (
        key_of(line.cells.get("name"), COLUMNS) == "name"
        and key_of(line.cells.get("code"), COLUMNS) == "code"
    ):
        return True
    if "level" in line.cells:
        return False
    first, second = (line.text(key).strip("() ") for key in ("code", "name"))
    return (first, second) in (("1", "2"), ("A", "B"), ("a", "b"))


def _branch(line: Line, stt: str, numbering: Numbering) -> Branch:
    """The node of a numbered row; a level that is written goes before what the number says."""
    if "level" in line.cells:
        level = whole_in(line.cells["level"], "Cấp")
        if not 1 <= level <= _DEEPEST:
            raise CellError(f"Cấp: cần số từ 1 đến {_DEEPEST}, không phải “{level}”")
        return Branch(line, str(line.cells["code"]).strip(), level)
    code, level = numbering.next(stt, numeric=is_float(line.cells.get("code")))
    if level > _DEEPEST:
        raise CellError(f"STT: “{shown(stt)}” ở cấp {level}; bộ tiêu chí có nhiều nhất {_DEEPEST} cấp")
    return Branch(line, code, level)


def _place(branch: Branch, tree: Tree, open_: list[Branch]) -> None:
    """Hang the node under the last one that is higher."""
    while open_ and open_[-1].level >= branch.level:
        open_.pop()
    if branch.level > (open_[-1].level if open_ else 0) + 1 and "level" in branch.line.cells:
        above = open_[-1].level if open_ else 0
        raise CellError(f"Cấp: {branch.level} đứng ngay dưới cấp {above}; mỗi lần chỉ xuống một cấp")
    (open_[-1].children if open_ else tree.tops).append(branch)
    open_.append(branch)


def _rule_line(line: Line) -> str:
    """A row without number: a part of the rule, with the points that stand in the column of points."""
    text = re.sub(r"^[-+•*–]\s*", "", line.text("name") or line.text("rule_text"))
    points = line.text("maximum")
    if points and text and not _ENDS_IN_POINTS.search(text):
        return f"{text.rstrip(' :.;')}: {points.replace('.', ',')}"
    return text.rstrip(" ;")
