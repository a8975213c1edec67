"""What a format's reader is given and what it gives: bounds, outside programs, pieces of text with their place."""

from __future__ import annotations

from dataclasses import dataclass, field

from cchc.errors import UnreadableInput

MEGABYTE = 1 << 20

#: What a piece is: running text, a table cell, a text box, a footnote or endnote, a page number on its own.
KINDS = ("body", "cell", "box", "note", "page-number")


@dataclass(frozen=True)
class Limits:
    """Bounds on one file. The defaults hold a 1,500-page directive and stop what cannot be one.

    Sizes are bytes, times seconds: ``seconds`` of computing for a reader, ``page_seconds`` for the recognition of
    one page, ``whole_seconds`` by the wall clock for all of it. ``ratio`` is unzipped to zipped size, asked once
    a file unzips to more than ten megabytes. ``pixels`` bounds one page image, ``memory`` the address space of
    a child process, ``depth`` the elements left open in a web page.
    """

    bytes: int = 60 * MEGABYTE
    unzipped: int = 200 * MEGABYTE
    xml: int = 64 * MEGABYTE
    ratio: int = 200
    characters: int = 12_000_000
    paragraphs: int = 400_000
    depth: int = 5_000
    pages: int = 2_000
    scanned_pages: int = 300
    pixels: int = 60_000_000
    seconds: float = 90.0
    page_seconds: float = 60.0
    whole_seconds: float = 1800.0
    memory: int = 2048 * MEGABYTE


@dataclass(frozen=True)
class Tools:
    """Outside programs by name or path; a name is looked up in ``path``. ``language``: of the recognition."""

    tesseract: str = "tesseract"
    antiword: str = "antiword"
    language: str = "vie"
    path: str = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin:/opt/local/bin"


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph as it stands in the file; ``page``, ``table``, ``row``, ``cell`` count from 1.

    ``glue`` stands between this piece and the one before: a space where a paragraph runs over a page break.
    """

    text: str
    kind: str = "body"
    page: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    glue: str = "\n"


@dataclass
class Draft:
    """The pieces of one file in reading order, checked against the limits while they come.

    ``plain``: the file is plain text, its one piece is kept whole and its lines are its paragraphs.
    """

    name: str
    limits: Limits
    plain: bool = False
    pieces: list[Piece] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    characters: int = 0

    def add(self, piece: Piece) -> None:
        """Append one piece; UnreadableInput once the text is longer than allowed."""
        self.characters += len(piece.text) + 1
        if self.characters > self.limits.characters:
            raise too_long(self.name, self.limits)
        if len(self.pieces) >= self.limits.paragraphs:
            raise UnreadableInput(
                f"Tệp “{self.name}” có quá nhiều đoạn văn; chỉ nhận tệp không quá {self.limits.paragraphs} đoạn."
            )
        self.pieces.append(piece)

    def warn(self, sentence: str) -> None:
        """Keep one Vietnamese sentence for the reader, once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)


def megabytes(size: int) -> str:
    """A size as a Vietnamese would write it: ``12,5 MB``."""
    return f"{size / MEGABYTE:.1f}".replace(".", ",").removesuffix(",0") + " MB"


def too_long(name: str, limits: Limits) -> UnreadableInput:
    """The text itself is beyond the limit."""
    allowed = f"{limits.characters:,}".replace(",", ".")
    return UnreadableInput(f"Tệp “{name}” quá dài; chỉ nhận văn bản không quá {allowed} ký tự.")


def damaged(name: str, what: str) -> UnreadableInput:
    """The file says it is ``what`` (a Vietnamese noun phrase) and cannot be read as one."""
    return UnreadableInput(
        f"Tệp “{name}” là {what} nhưng nội dung bị hỏng; hãy mở bằng phần mềm gốc, lưu lại rồi thử lại."
    )


def locked(name: str) -> UnreadableInput:
    """The file asks for a password."""
    return UnreadableInput(f"Tệp “{name}” được đặt mật khẩu nên không đọc được; hãy gỡ mật khẩu rồi thử lại.")
