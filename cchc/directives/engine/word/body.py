"""The body of a Word document in reading order: paragraphs, tables, text boxes, then notes.

Source: ECMA-376 part 1 §17.2 (body), §17.4 (tables), §17.11 (footnotes and endnotes).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc.directives.engine.pieces import Piece
from cchc.directives.engine.word.numbering import Numbering, W, value, whole
from cchc.directives.engine.word.paragraph import MC, STRUCK, WRAPPERS, Gatherer, chosen
from cchc.directives.engine.word.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from cchc.directives.engine.pieces import Draft
    from cchc.directives.engine.word.package import Package

_STRUCK_WARNING = "Phần bị xoá theo chế độ theo dõi thay đổi của Word đã được bỏ; hãy đối chiếu với bản ký."


@dataclass(frozen=True)
class _Spot:
    """What a block stands in: the running text, a table cell, a text box or a note."""

    kind: str = "body"
    table: int | None = None
    row: int | None = None
    cell: int | None = None


class Body:
    """Writes the pieces of one document into a draft."""

    def __init__(self, package: Package, draft: Draft) -> None:
        self._package = package
        self._draft = draft
        self._document = package.document()
        self._styles = Styles(package.related("styles"))
        self._numbering = Numbering(package.related("numbering"), self._styles.lists())
        rendered = next(self._document.iter(W + "lastRenderedPageBreak"), None) is not None
        self._gatherer = Gatherer(self._styles, rendered=rendered)
        self._page = 1
        self._tables = 0
        self._notes: list[tuple[str, str]] = []
        self._carried: list[tuple[str, str]] = []
        self._lead = ""

    def write(self) -> None:
        """All pieces, in order. Pages are told only if the document breaks at least once."""
        for body in self._document.iterchildren(W + "body"):
            self._blocks(body, _Spot())
        self._write_notes()
        if self._page == 1:
            self._draft.pieces = [
                Piece(one.text, one.kind, None, one.table, one.row, one.cell) for one in self._draft.pieces
            ]

    def _blocks(self, container: _Element, spot: _Spot) -> None:
        for child in self._unwrapped(container):
            if child.tag == W + "p":
                self._paragraph(child, spot)
            elif child.tag == W + "tbl":
                self._table(child)

    def _unwrapped(self, container: _Element) -> Iterator[_Element]:
        """Children, with those of elements that only wrap in their place; struck ones left out."""
        for child in container:
            if child.tag in WRAPPERS or child.tag == W + "sdt":
                yield from self._unwrapped(child)
            elif child.tag == MC + "AlternateContent":
                for one in chosen(child):
                    yield from [one] if one.tag in {W + "p", W + "tbl"} else self._unwrapped(one)
            elif child.tag in STRUCK:
                self._draft.warn(_STRUCK_WARNING)
            else:
                yield child

    def _paragraph(self, element: _Element, spot: _Spot) -> None:
        paragraph = self._gatherer.gather(element)
        if paragraph.struck:
            self._draft.warn(_STRUCK_WARNING)
        properties = element.find(W + "pPr")
        self._notes.extend(paragraph.notes)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            # Its end was struck out: it runs on into the next paragraph.
            self._carried.extend(paragraph.runs)
            return
        paragraph.runs[:0] = self._carried
        self._carried = []
        label = self._label(properties, paragraph.style)
        text = paragraph.text()
        start = self._page + paragraph.pages - paragraph.late
        if text.strip():
            text, self._lead = self._lead + label + text, ""
        self._draft.add(Piece(text, spot.kind, start, spot.table, spot.row, spot.cell))
        self._page += paragraph.pages
        for box in paragraph.boxes:
            self._blocks(box, _Spot("box", spot.table, spot.row, spot.cell))

    def _label(self, properties: _Element | None, style: str | None) -> str:
        """The automatic number of this paragraph, from itself or from its style."""
        listed = properties.find(W + "numPr") if properties is not None else None
        number, level = value(listed, "numId"), value(listed, "ilvl")
        if number is None:
            inherited = self._styles.numbering(style)
            if inherited is None:
                return ""
            number, owner, own_level = inherited
            level = level or own_level or str(self._numbering.level_of_style(number, owner))
        return self._numbering.label(number, whole(level, 0)) if number != "0" else ""

    def _table(self, table: _Element) -> None:
        self._tables += 1
        number = self._tables
        row_number = 0
        for row in self._unwrapped(table):
            if row.tag != W + "tr":
                continue
            if row.find(f"{W}trPr/{W}del") is not None:
                self._draft.warn(_STRUCK_WARNING)
                continue
            row_number += 1
            self._row(row, number, row_number)

    def _row(self, row: _Element, table: int, number: int) -> None:
        """The cells of a row begin on one page, however many of them note its break."""
        first = last = self._page
        cell_number = 0
        for cell in self._unwrapped(row):
            if cell.tag == W + "tc":
                cell_number += 1
                self._page = first
                self._blocks(cell, _Spot("cell", table, number, cell_number))
                last = max(last, self._page)
        self._page = last

    def _write_notes(self) -> None:
        """Footnotes and endnotes in the order in which the text calls them, each after its number."""
        notes = {kind: self._notes_of(kind) for kind in ("footnotes", "endnotes")}
        count = 0
        done: set[tuple[str, str]] = set()
        for kind, key in self._notes:
            note = notes[kind].get(key)
            if note is None or (kind, key) in done:
                continue
            done.add((kind, key))
            count += 1
            self._lead = f"[{count}] "
            self._blocks(note, _Spot("note"))
        self._lead = ""

    def _notes_of(self, kind: str) -> dict[str, _Element]:
        root = self._package.related(kind) if self._notes else None
        return {note.get(W + "id", ""): note for note in root} if root is not None else {}
