"""Old Word files by antiword, whose DocBook output is walked for paragraphs, list items, cells and footnotes.

Sources: antiword(1) ``-x db``; [MS-DOC] 2.5.1 (the flag of a password), [MS-CFB] 2.6 (names in a container).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.directives.engine.oldfonts import settle
from cchc.directives.engine.outside import found, run
from cchc.directives.engine.pieces import Piece, damaged, locked
from cchc.directives.engine.word.numbering import counted
from cchc.errors import MissingPart, UnreadableInput

if TYPE_CHECKING:
    from lxml.etree import _Element

    from cchc.directives.engine.pieces import Draft, Tools

WHAT = "tệp Word (.doc)"
INSTALL = "sudo apt-get install antiword"
_SECTOR = 512
_ENCRYPTED = 0x0100
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACE = re.compile(r"[ \n\r]+")
_NUMERATION = {
    "arabic": "decimal",
    "loweralpha": "lowerLetter",
    "upperalpha": "upperLetter",
    "lowerroman": "lowerRoman",
    "upperroman": "upperRoman",
}
_RENUMBERED = "Số thứ tự tự động trong tệp .doc được đánh lại theo từng danh sách; hãy đối chiếu với bản gốc."
#: Other documents in an OLE container, by a name that only they hold.
_OTHERS = {
    "EncryptedPackage": None,
    "Workbook": "là bảng tính Excel",
    "PowerPoint Document": "là bài trình chiếu PowerPoint",
    "__properties_version1.0": "là thư Outlook",
}


def read_doc(data: bytes, draft: Draft, tools: Tools) -> None:
    """Write the pieces of an old Word document into the draft."""
    _check_kind(data, draft.name)
    program = found(tools.antiword, tools)
    if program is None:
        raise MissingPart(
            f"Tệp “{draft.name}” là Word 97-2003 (.doc), cần antiword để đọc; hãy cài bằng lệnh: {INSTALL}"
        )
    told = run(
        [program, "-x", "db", "-"], data, seconds=draft.limits.page_seconds, limits=draft.limits, tools=tools
    )
    if "ncrypted" in told.err:
        raise locked(draft.name)
    if told.late or told.code or len(told.out) > draft.limits.xml:
        raise damaged(draft.name, WHAT)
    _Book(draft).write(told.out)


def _check_kind(data: bytes, name: str) -> None:
    """A sentence of its own for what is no Word document or is locked."""
    if "WordDocument".encode("utf-16-le") in data:
        for start in range(_SECTOR, len(data) - 12, _SECTOR):
            head = data[start : start + 12]
            if head.startswith(b"\xec\xa5") and int.from_bytes(head[10:12], "little") & _ENCRYPTED:
                raise locked(name)
        return
    for entry, what in _OTHERS.items():
        if entry.encode("utf-16-le") in data:
            if what is None:
                raise locked(name)
            raise UnreadableInput(
                f"Tệp “{name}” {what}, không phải văn bản Word; hãy lưu thành .docx hoặc .pdf rồi thử lại."
            )
    raise damaged(name, WHAT)


class _Book:
    """Walks antiword's DocBook."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._tables = 0
        self._notes: list[str] = []

    def write(self, xml: bytes) -> None:
        """All pieces, notes last. Control characters that Word files hold are left out, since XML cannot."""
        from lxml import etree

        parser = etree.XMLParser(
            recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(_CONTROL.sub(b"", xml), parser)
        except etree.XMLSyntaxError as error:
            raise damaged(self._draft.name, WHAT) from error
        if root is None:
            raise damaged(self._draft.name, WHAT)
        self._blocks(root, "")
        for number, note in enumerate(self._notes, start=1):
            self._draft.add(Piece(f"[{number}] {note}", "note"))
        settle(self._draft)

    def _blocks(self, element: _Element, mark: str) -> None:
        """Paragraphs, lists and tables inside an element; ``mark`` opens the first paragraph."""
        for child in element:
            match child.tag:
                case "bookinfo":
                    continue
                case "para" | "title":
                    self._paragraph(child, mark)
                    mark = ""
                case "orderedlist" | "itemizedlist":
                    self._list(child)
                case "informaltable":
                    self._table(child)
                case _:
                    self._blocks(child, mark)

    def _list(self, element: _Element) -> None:
        fmt = _NUMERATION.get(element.get("numeration", ""), "decimal")
        for number, item in enumerate(element.iterchildren("listitem"), start=1):
            if element.tag == "itemizedlist":
                self._blocks(item, "- ")
            else:
                self._draft.warn(_RENUMBERED)
                self._blocks(item, f"{counted(number, fmt)}. ")

    def _paragraph(self, element: _Element, mark: str) -> None:
        """One paragraph; a table inside it follows it."""
        text = self._text(element)
        if text or not len(element):
            self._draft.add(Piece(mark + text if text else ""))
        for table in element.iterchildren("informaltable"):
            self._table(table)

    def _text(self, element: _Element) -> str:
        """The words of an element and its inline elements; footnotes are kept for the end."""
        parts = [element.text or ""]
        for child in element:
            if child.tag == "footnote":
                self._notes.append(" ".join(filter(None, map(self._text, child.iterchildren()))))
            elif child.tag != "informaltable" and isinstance(child.tag, str):
                parts.append(self._text(child))
            parts.append(child.tail or "")
        return _SPACE.sub(" ", "".join(parts)).strip(" ")

    def _table(self, table: _Element) -> None:
        self._tables += 1
        number = self._tables
        for row_number, row in enumerate(table.iter("row"), start=1):
            for cell_number, cell in enumerate(row.iterchildren("entry"), start=1):
                for line in "".join(map(str, cell.itertext())).split("\n"):
                    self._draft.add(Piece(line.strip(" "), "cell", None, number, row_number, cell_number))
