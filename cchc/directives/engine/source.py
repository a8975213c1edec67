"""The first stage of reading a directive: the bytes of a file become one canonical text with a map back.

The canonical text is the file's text in NFC with line ends as ``\\n`` and nothing else changed. A file with
structure (.docx, .doc, .html, .pdf) gives one line a paragraph, in document order. A table of two columns gives
its cells in document order, row by row, each paragraph of a cell a line of its own, empty ones left out: so the
heading of a directive reads left column first. A table of three columns or more is a list: one line a row, its
cells parted by " | ". ``parts`` tells which words stood in which cell.
Word's automatic numbers are written out, text boxes follow the paragraph that holds them, footnotes and
endnotes stand at the end after ``[n]``, headers and footers are left out.

Which code runs where: readers that lean on native code (``NATIVE``: lxml, pdfium, Pillow, lexbor, outside
programs) run in a child process with bounds on time and memory, so that a crash or a bomb costs one file and
never the server. Plain text is read in place.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from array import array
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.directives.engine.pieces import Draft, Limits, Tools, megabytes
from cchc.errors import UnreadableInput, one_line
from cchc.lib.vntext import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.directives.engine.formats import Format
    from cchc.directives.engine.pieces import Piece

#: Bounds and programs where the caller says nothing.
LIMITS = Limits()
TOOLS = Tools()

_HEAD = 4096
#: A table of so many columns is a list of rows; one of two columns is the heading or the foot of a paper.
_LIST_COLUMNS = 3
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
#: Only such a run can hold a heap of marks; it is found ten times as fast.
_FOREIGN_RUN = re.compile("[^\x00-\u02ff]{64}")
#: No letter of any language carries this many marks; normal form of such a run costs quadratic time.
_LONGEST_MARKS = 64


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the canonical text (or its share of one page): ``text[start:end]``, and where it stood."""

    start: int
    end: int
    paragraph: int
    kind: str = "body"
    page: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None


@dataclass(frozen=True)
class Place:
    """Where a character stood; everything counts from 1, ``None`` is what the file does not say.

    ``line`` counts lines of the canonical text, ``paragraph`` those that are not blank. A .docx knows its pages
    only as Word last laid them out.
    """

    paragraph: int
    line: int
    kind: str = "body"
    page: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None


@dataclass(frozen=True)
class Source:
    """A file read: ``sha256`` of its bytes, ``text_sha256`` of the canonical text in UTF-8.

    ``parts`` in order of ``start``; empty for plain text, whose lines are its paragraphs. ``warnings`` are
    Vietnamese sentences about what a person should compare with the paper.
    """

    name: str
    sha256: str
    text: str
    text_sha256: str
    format: str
    parts: tuple[Part, ...] = ()
    warnings: tuple[str, ...] = ()

    @cached_property
    def _starts(self) -> array[int]:
        """Where each paragraph begins."""
        return array(
            "Q", (part.start for part in self.parts) if self.parts else _line_starts(self.text, blank=False)
        )

    @cached_property
    def _lines(self) -> array[int]:
        return array("Q", _line_starts(self.text, blank=True))

    def where(self, offset: int) -> Place:
        """The place of the character at ``offset`` (0 to the length of the text); ValueError outside.

        A line end belongs to the paragraph before it.
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} is outside the text of {len(self.text)} characters")
        line = bisect_right(self._lines, offset)
        index = max(bisect_right(self._starts, offset) - 1, 0)
        if not self.parts:
            return Place(paragraph=index + 1, line=line)
        part = self.parts[index]
        return Place(part.paragraph, line, part.kind, part.page, part.table, part.row, part.cell)


def _line_starts(text: str, *, blank: bool) -> Iterator[int]:
    """Offsets at which lines begin; those of blank lines only when asked."""
    start = 0
    for line in text.split("\n"):
        if blank or (line and not line.isspace()):
            yield start
        start += len(line) + 1


def open_source(
    path_or_bytes: Path | str | bytes,
    name: str | None = None,
    *,
    limits: Limits = LIMITS,
    tools: Tools = TOOLS,
    isolated: bool | None = None,
) -> Source:
    """Read a file (a path, or its bytes with its name) into its canonical text.

    ``isolated``: read in a child process with bounds on time and memory; by default exactly the formats that
    lean on native code. Raises UnreadableInput (encrypted, empty, not a document, too large, damaged: exit 1)
    or MissingPart (Tesseract, its Vietnamese data, antiword: exit 3), each with one Vietnamese sentence.
    """
    name = one_line(
        name or (Path(path_or_bytes).name if not isinstance(path_or_bytes, bytes) else "tệp"), 120
    )
    data = _bytes(path_or_bytes, name, limits)
    kind = recognise(data, name)
    if kind.NATIVE if isolated is None else isolated:
        from cchc.directives.engine.jail import read_apart

        draft = read_apart(kind.NAME, data, name, limits, tools)
    else:
        draft = kind.read(data, name, limits, tools)
    text, parts = _composed(draft)
    return Source(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        format=kind.NAME,
        parts=parts,
        warnings=tuple(draft.warnings),
    )


def _bytes(path_or_bytes: Path | str | bytes, name: str, limits: Limits) -> bytes:
    """The bytes of the file, when it is one and of a size that is allowed."""
    data = path_or_bytes if isinstance(path_or_bytes, bytes) else _of_file(Path(path_or_bytes), name, limits)
    if not data:
        raise UnreadableInput(f"Tệp “{name}” trống; cần một tệp văn bản có nội dung.")
    if len(data) > limits.bytes:
        raise UnreadableInput(
            f"Tệp “{name}” lớn quá mức cho phép; chỉ nhận tệp không quá {megabytes(limits.bytes)}."
        )
    return data


def _of_file(path: Path, name: str, limits: Limits) -> bytes:
    try:
        if not path.is_file():
            what = "là một thư mục hoặc thiết bị" if path.exists() else "không có ở đường dẫn đã cho"
            raise UnreadableInput(f"Tệp “{name}” {what}; cần đường dẫn của một tệp văn bản.")
        with path.open("rb") as file:
            return file.read(limits.bytes + 1)
    except (OSError, ValueError) as error:
        raise UnreadableInput(
            f"Không mở được tệp “{name}”; hãy kiểm tra đường dẫn và quyền đọc của tệp."
        ) from error


@cache
def formats() -> tuple[Format, ...]:
    """The formats found in the folder, in the order in which they are asked."""
    from cchc.directives.engine import formats as package
    from cchc.lib.registry import discover

    found: list[Format] = list(discover(package))
    return tuple(sorted(found, key=lambda kind: kind.ORDER))


def recognise(data: bytes, name: str) -> Format:
    """The format of these bytes, told by content; UnreadableInput when they are no document."""
    head = data[:_HEAD]
    for kind in formats():
        if kind.matches(head, name):
            return kind
    raise UnreadableInput(
        f"Tệp “{name}” không phải văn bản đọc được; chỉ nhận .docx, .doc, .pdf, .html, .txt và ảnh .png, .jpg, .tiff."
    )


def _composed(draft: Draft) -> tuple[str, tuple[Part, ...]]:
    """The canonical text and its parts; UnreadableInput when there is not one letter in it."""
    texts: list[str] = []
    parts: list[Part] = []
    offset = paragraph = 0
    wide = _wide(draft.pieces)
    before: Piece | None = None
    for piece in draft.pieces:
        line = canonical(_whole(piece.text, draft.name))
        blank = not line or line.isspace()
        if blank and piece.kind != "body":
            continue
        if piece.table in wide:
            line = " ".join(line.split("\n"))
        glue = _glue(before, piece, wide)
        before = piece
        if texts:
            texts.append(glue)
            offset += len(glue)
        texts.append(line)
        if not (blank or draft.plain):
            paragraph += not parts or glue == "\n"
            end = offset + len(line)
            parts.append(
                Part(offset, end, paragraph, piece.kind, piece.page, piece.table, piece.row, piece.cell)
            )
        offset += len(line)
    text = "".join(texts)
    if not text or text.isspace():
        raise UnreadableInput(f"Tệp “{draft.name}” không có chữ nào đọc được; cần một văn bản có nội dung.")
    return text, tuple(parts)


def _wide(pieces: list[Piece]) -> set[int]:
    """The tables that are lists of rows, not a heading in two columns: those of three columns and more."""
    columns: Counter[int] = Counter()
    for piece in pieces:
        if piece.table is not None and piece.cell is not None:
            columns[piece.table] = max(columns[piece.table], piece.cell)
    return {table for table, cells in columns.items() if cells >= _LIST_COLUMNS}


def _glue(before: Piece | None, piece: Piece, wide: set[int]) -> str:
    """What stands before a piece: a row of a wide table is one line, its cells parted by bars, empty ones too."""
    if before is None or piece.table not in wide or (before.table, before.row) != (piece.table, piece.row):
        return piece.glue
    gap = (piece.cell or 0) - (before.cell or 0)
    return " |" * gap + " " if gap > 0 else " "


def _whole(text: str, name: str) -> str:
    """The text without broken characters; UnreadableInput when marks are heaped on one letter to slow us down."""
    if text.isascii():
        return text
    if _FOREIGN_RUN.search(text) and _heaped().search(text):
        raise UnreadableInput(
            f"Tệp “{name}” có dãy dấu chồng lên nhau dài bất thường; chỉ nhận văn bản thông thường."
        )
    return _LONE_SURROGATE.sub("\ufffd", text)


@cache
def _heaped() -> re.Pattern[str]:
    """A run of combining marks longer than any language writes."""
    marks = [code for code in range(0x300, 0x1F000) if unicodedata.combining(chr(code))]
    ranges: list[list[int]] = []
    for code in marks:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    inside = "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)
    return re.compile(f"[{inside}]{{{_LONGEST_MARKS},}}")
