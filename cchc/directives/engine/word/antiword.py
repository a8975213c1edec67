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
_RULE = "\n-----------------------\n"
_NOTE = re.compile(r"^\[(\d{1,4})\]\t(.*\S)", re.MULTILINE)
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
    book = _Book(draft)
    book.write(_asked([program, "-x", "db", "-"], data, draft, tools))
    if book.notes:
        # DocBook output leaves footnotes empty; plain output writes them at the end.
        plain = _asked([program, "-m", "UTF-8.txt", "-w", "0", "-"], data, draft, tools)
        book.write_notes(plain.decode("utf-8", "replace"))
    settle(draft)


def _asked(command: list[str], data: bytes, draft: Draft, tools: Tools) -> bytes:
    """What antiword writes; UnreadableInput when it cannot, or writes more than allowed."""
    told = run(command, data, seconds=draft.limits.page_seconds, limits=draft.limits, tools=tools)
    if "ncrypted" in told.err:
        raise locked(draft.name)
    if "too small" in told.err:
        raise UnreadableInput(
            f"Tệp “{draft.name}” là Word 97-2003 quá ngắn nên antiword không đọc được; hãy lưu thành .docx."
        )
    if told.late or told.code or len(told.out) > draft.limits.xml:
        raise damaged(draft.name, WHAT)
    return told.out


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
        self.notes = 0

    def write(self, xml: bytes) -> None:
        """All pieces but notes. Control characters that Word files hold are left out, since XML cannot."""
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

    def write_notes(self, plain: str) -> None:
        """Footnotes and endnotes, as plain output lists them under a rule at the end."""
        notes = _NOTE.findall(plain.rpartition(_RULE)[2])
        for number, note in notes:
            self._draft.add(Piece(f"[{number}] {note.strip()}", "note"))
        if len(notes) < self.notes:
            self._draft.warn("Có chú thích trong tệp .doc không đọc được; hãy đối chiếu với bản gốc.")

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
        text = _SPACE.sub(" ", self._text(element)).strip(" ")
        if text:
            self._draft.add(Piece(mark + text))
        for table in element.iterchildren("informaltable"):
            self._table(table)

    def _text(self, element: _Element) -> str:
        """The words of an element and its inline elements; footnotes are counted and come at the end."""
        parts = [element.text or ""]
        for child in element:
            if child.tag == "footnote":
                self.notes += 1
            elif child.tag != "informaltable" and isinstance(child.tag, str):
                parts.append(self._text(child))
            parts.append(child.tail or "")
        return "".join(parts)

    def _table(self, table: _Element) -> None:
        self._tables += 1
        number = self._tables
        for row_number, row in enumerate(table.iter("row"), start=1):
            for cell_number, cell in enumerate(row.iterchildren("entry"), start=1):
                for line in "".join(map(str, cell.itertext())).split("\n"):
                    self._draft.add(Piece(line.strip(" "), "cell", None, number, row_number, cell_number))
