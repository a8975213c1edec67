"""An Excel file to a criteria set, with what was understood of each rule and what was not, by cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc.assessment.engine import checks
from cchc.assessment.engine.checking import Context, Fault
from cchc.assessment.engine.loading import of_raw
from cchc.assessment.engine.parameters import number_out
from cchc.assessment.engine.workbook import facts
from cchc.assessment.engine.workbook.cells import CellError
from cchc.assessment.engine.workbook.input_rows import raw_inputs
from cchc.assessment.engine.workbook.layout import (
    COLUMNS,
    CRITERIA,
    FACT_COLUMNS,
    FACTS,
    INPUT_COLUMNS,
    INPUTS,
    NEEDED,
)
from cchc.assessment.engine.workbook.nodes import Nodes, Understood
from cchc.assessment.engine.workbook.rows import Branch, Tree, tree_of
from cchc.assessment.engine.workbook.sheet import Found, find
from cchc.assessment.engine.workbook.writing import said
from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from cchc.assessment.engine.model import CriteriaSet, Node
    from cchc.lib.xlsx import Page

_TITLE = re.compile(r"\b(?:bo (?:tieu chi|chi so)|tieu chi|chi so|bang diem|bang cham diem)\b")
_ROW = re.compile(r"![A-Z]*([0-9]+)$")
_MAX_ROWS = 20_000
_MAX_BYTES = 20_000_000


class Imported(NamedTuple):
    """What a file gives: the set (None where it cannot be read), every fault, what was understood of each rule text."""

    criteria: CriteriaSet | None
    faults: tuple[Fault, ...]
    understood: tuple[Understood, ...]

    @property
    def errors(self) -> tuple[Fault, ...]:
        """What keeps it from being used."""
        return tuple(fault for fault in self.faults if fault.severity == "error")


@dataclass
class _Book:
    """What is gathered from one file."""

    name: str
    title: str = ""
    faults: list[Fault] = field(default_factory=list)

    def tell(self, cell: str, sentence: str) -> None:
        """Note what is wrong with a cell."""
        self.faults.append(Fault(f"{self.name}, ô {cell}", sentence, check="reading"))


def load(
    data: bytes,
    name: str,
    code: str = "",
    year: int | None = None,
    indicators: frozenset[str] | None = None,
    *,
    title: str = "",
) -> Imported:
    """The set of a workbook. ``name``: the file's, for messages; the others given, or as the sheet says.

    What is no workbook is one fault, never an exception.
    """
    from cchc.lib import xlsx

    book = _Book(name, title)
    try:
        titles = xlsx.titles(data, _MAX_BYTES)
        pages = {title: xlsx.read_page(data, title, _MAX_ROWS, _MAX_BYTES) for title in titles}
    except xlsx.WorkbookError as error:
        return Imported(None, (Fault(name, str(error), check="reading"),), ())
    table = _criteria_table(pages)
    if table is None:
        wanted = ", ".join(f"“{head.label}”" for head in COLUMNS if head.key in NEEDED)
        sheets = ", ".join(pages) or "không có trang nào"
        told = f"không trang nào ({sheets}) có dòng tiêu đề với các cột {wanted}."
        return Imported(None, (Fault(name, told, check="reading"),), ())
    return _imported(book, pages, table, code, year, indicators)


def _criteria_table(pages: dict[str, Page]) -> Found | None:
    """The sheet of criteria: the one so called, else the first that has its columns."""
    for title in sorted(pages, key=lambda title: fold(title) != fold(CRITERIA)):
        table = find(pages[title], title, COLUMNS, NEEDED)
        if table is not None:
            return table
    return None


def _other(pages: dict[str, Page], title: str, columns: Any, needed: tuple[str, ...]) -> Found | None:
    for name, page in pages.items():
        if fold(name) == fold(title):
            return find(page, name, columns, needed)
    return None


def _imported(
    book: _Book,
    pages: dict[str, Page],
    table: Found,
    code: str,
    year: int | None,
    indicators: frozenset[str] | None,
) -> Imported:
    head, head_cells = _head(book, _other(pages, FACTS, FACT_COLUMNS, ("label", "value")))
    inputs_table = _other(pages, INPUTS, INPUT_COLUMNS, ("code",))
    inputs = raw_inputs(inputs_table, book.tell) if inputs_table else {}
    tree = tree_of(table, book.tell)
    nodes = Nodes(table, inputs, book.tell)
    areas = [nodes.raw(top) for top in tree.tops]
    said_year = head.pop("year", None)
    when = year or said_year
    if when is None:
        book.faults.append(
            Fault(book.name, "chưa ghi năm đánh giá; ghi ở trang “Thông tin chung” hoặc --year.")
        )
        return Imported(None, tuple(book.faults), tuple(nodes.understood))
    _year_fits(book, head, head_cells, when)
    if inputs:
        head["inputs"] = inputs
    _complete(head, code, book, table, tree, areas, nodes)
    made, sentences = of_raw(head, areas, when, book.name)
    book.faults += [_placed(sentence, book.name, table, nodes, head_cells) for sentence in sentences]
    if not tree.tops:
        book.tell(f"{table.title}!A{table.head + 1}", "dưới dòng tiêu đề không có tiêu chí nào có số thứ tự.")
    if made is None:
        return Imported(None, tuple(book.faults), tuple(nodes.understood))
    criteria = _with_places(made, book.name, table, nodes)
    nodes.confirm(criteria)
    book.faults += [
        Fault(
            f"{book.name}, ô {row.cell}",
            f"chưa đọc được cách tính: {row.reason}.",
            "warning",
            code=row.code,
            check="reading",
        )
        for row in nodes.understood
        if row.reason and not row.given
    ]
    for fault in checks.run(criteria, Context(indicators, head=head)):
        book.faults.append(_at_cell(fault, book.name, table, nodes, head_cells))
    faults = tuple(sorted(book.faults, key=lambda fault: fault.severity))
    return Imported(criteria, faults, tuple(nodes.understood))


def _head(book: _Book, table: Found | None) -> tuple[dict[str, Any], dict[str, str]]:
    """What ``set.yaml`` would hold, and the cell of each fact."""
    head: dict[str, Any] = {}
    cells: dict[str, str] = {}
    for line in table.lines if table else ():
        key = facts.key_of(line.cells.get("label"), line.cells.get("key"))
        if key is None or "value" not in line.cells or table is None:
            continue
        cells[key] = table.cell(line.number, "value")
        try:
            value = facts.read(key, line.cells["value"], line.text("en"))
        except CellError as error:
            book.tell(cells[key], f"{error}.")
            continue
        part, _, rest = key.partition(".")
        if rest:
            head.setdefault(part, {})[rest] = value
        else:
            head[part] = value
    return head, cells


def _year_fits(book: _Book, head: dict[str, Any], head_cells: dict[str, str], year: int) -> None:
    """Tell a set that is said to hold for other years than the one it is read for."""
    first, last = head.get("years") or (None, None)
    if (first is not None and year < first) or (last is not None and year > last):
        said = (
            f"năm áp dụng {first or '…'}–{last or '…'} không gồm năm {year}; sửa ô này hoặc chọn --year khác."
        )
        book.tell(head_cells["years"], said)


def _complete(
    head: dict[str, Any], code: str, book: _Book, table: Found, tree: Tree, areas: list[Any], nodes: Nodes
) -> None:
    """What an office's own sheet does not say: code, name, total, how complete it is, where it comes from."""
    bare = "name" not in head and "completeness" not in head
    if code:
        head["code"] = code
    if book.title:
        head["name"] = book.title
    stem = book.name.rpartition(".")[0] or book.name
    head.setdefault("code", stem)
    head.setdefault("name", next((line for line in table.above if _TITLE.search(fold(line))), stem))
    if "maximum" not in head and bare:
        maxima = [area.get("maximum") for area in areas if area.get("kind", "part") == "part"]
        summed = sum((Fraction(most) for most in maxima if most is not None), Fraction(0))
        total = tree.total if tree.total is not None else (summed if None not in maxima else None)
        if total:
            head["maximum"] = number_out(total)
    if bare:
        head["completeness"] = "full" if nodes.complete else ("partial" if nodes.ruled else "structure")
        head.setdefault("sources", [book.name])


def _placed(sentence: str, name: str, table: Found, nodes: Nodes, head_cells: dict[str, str]) -> Fault:
    """A sentence of reading, at the cell of the node or the fact that it names."""
    rest = sentence.removeprefix(f"{name} · ")
    if rest != sentence:
        for code, branch in sorted(nodes.branches.items(), key=lambda pair: -len(pair[0])):
            if rest.startswith(f"{code}: "):
                said = rest.removeprefix(f"{code}: ")
                key = re.split(r"[:.\[]", said, maxsplit=1)[0]
                cell = table.cell(branch.line.number, key if key in table.places else "code")
                return Fault(f"{name}, ô {cell}", said, code=code, check="reading")
    said = sentence.removeprefix(f"{name}: ")
    key = re.split(r"[:\[]", said, maxsplit=1)[0]
    if key in head_cells:
        return Fault(f"{name}, ô {head_cells[key]}", said, check="reading")
    return Fault("", sentence, check="reading")


def _at_cell(fault: Fault, name: str, table: Found, nodes: Nodes, head_cells: dict[str, str]) -> Fault:
    """A fault of a check with the cell that it is about: of two rows with one code the one that it means."""
    row = _ROW.search(fault.place)
    if fault.code in nodes.branches and row:
        number = int(row[1])
        key = fault.key.partition(".")[0]
        noted = any(line.number == number and "rule" in line.cells for line in table.lines)
        if fault.key == "rule.text" or (key == "rule" and not noted):
            key = "rule_text"
        return fault._replace(place=f"{name}, ô {table.cell(number, key if key in table.places else 'name')}")
    cell = head_cells.get(fault.key)
    return fault._replace(place=f"{name}, ô {cell}" if cell else f"{name}, trang {FACTS}")


def _with_places(criteria: CriteriaSet, name: str, table: Found, nodes: Nodes) -> CriteriaSet:
    """The set whose nodes stand where their rows do; a wording that only says the rule again is none."""

    rows: dict[str, list[Branch]] = {}
    for branch in nodes.every:
        rows.setdefault(branch.code, []).append(branch)

    def placed(node: Node) -> Node:
        left = rows.get(node.code)
        branch = left.pop(0) if left else None
        place = f"{name}, ô {table.cell(branch.line.number, 'code')}" if branch else name
        rule = node.rule
        if rule is not None and rule.text and rule.text == said(criteria, node):
            rule = replace(rule, text="")
        return replace(node, place=place, rule=rule, children=tuple(placed(child) for child in node.children))

    return replace(criteria, nodes=tuple(placed(node) for node in criteria.nodes))
