"""Looking at a spreadsheet file before it is opened: is it one, does it unpack to a sound size?

An xlsx or ods file is a zip. Its directory says how large each part is, and the parts are unpacked once
in small pieces to see that this is true, since a reader written for speed would fill the memory first. A
sheet of two cells in opposite corners is small on disk and, as a table, larger than any memory: cell
addresses are looked at too.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: An encrypted xlsx (its package in an OLE file), or an xls whose first record is followed by FILEPASS
#: (002F).
_ENCRYPTED_OLE = re.compile(
    re.escape("EncryptedPackage".encode("utf-16-le")) + rb"|\x09\x08\x10\x00.{16}\x2f\x00", re.DOTALL
)
_MAX_PARTS = 5_000
_MAX_UNPACKED = 400_000_000
_MAX_CELLS = 20_000_000
_PIECE = 1 << 18
_ADDRESS = re.compile(rb"""\sr\s{0,9}=\s{0,9}["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_REPEATED = re.compile(rb"""number-(columns|rows)-repeated\s{0,9}=\s{0,9}["']([0-9]{1,9})["']""")
_ODS_EMPTY = re.compile(rb"<table:(?:covered-)?table-cell(?![^<>]*office:)[^<>]*/>")


class WorkbookError(ValueError):
    """A spreadsheet file that isn't taken; the message is one Vietnamese sentence."""


def is_workbook(data: bytes) -> bool:
    """Whether the first bytes are those of a spreadsheet file; what follows may still be anything."""
    return data.startswith((_ZIP, _OLE))


def check(data: bytes, max_bytes: int) -> None:
    """Raise WorkbookError for what is no workbook, is encrypted, or is too large packed or unpacked."""
    if len(data) > max_bytes:
        raise WorkbookError(f"Tệp lớn hơn {max_bytes // 1_000_000} MB; hãy chia nhỏ rồi tải lại.")
    if data.startswith(_OLE):
        if _ENCRYPTED_OLE.search(data):
            raise _locked()
    elif data.startswith(_ZIP):
        _check_zip(data)
    else:
        raise WorkbookError("Tệp không phải là bảng tính; chỉ nhận .xlsx, .xls, .ods.")


def _locked() -> WorkbookError:
    return WorkbookError("Tệp bảng tính có mật khẩu; hãy bỏ mật khẩu rồi tải lại.")


def _broken() -> WorkbookError:
    return WorkbookError("Tệp bị hỏng hoặc không phải là bảng tính; chỉ nhận .xlsx, .xls, .ods.")


def _check_zip(data: bytes) -> None:
    """The zip's directory, then its parts."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise _broken() from error
    if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
        raise WorkbookError("Tệp khi giải nén lớn bất thường; chỉ nhận bảng tính thông thường.")
    if any(part.flag_bits & 1 for part in parts):
        raise _locked()
    for part in parts:
        _check_part(data, part)


def _check_part(data: bytes, part: ZipInfo) -> None:
    """Unpack one part as far as it says it goes, and look at a sheet's addresses."""
    seen, tail, rows, columns = 0, b"", 0, 0
    for piece in _unpacked(data, part):
        seen += len(piece)
        if seen > part.file_size:
            raise WorkbookError("Tệp nén ghi sai kích thước; chỉ nhận bảng tính thông thường.")
        tail = tail[-64:] + piece
        rows, columns = _corner(tail, rows, columns)
        if rows * columns > _MAX_CELLS:
            raise _too_wide()
    if part.filename == "content.xml":
        _check_ods(b"".join(_unpacked(data, part)))
    if part.filename == "META-INF/manifest.xml" and b"encryption-data" in b"".join(_unpacked(data, part)):
        raise _locked()


def _too_wide() -> WorkbookError:
    return WorkbookError("Bảng tính trải quá rộng (ô ở rất xa nhau); hãy xoá các ô thừa rồi tải lại.")


def _unpacked(data: bytes, part: ZipInfo) -> Iterator[bytes]:
    """The part's content in pieces, whatever size its header claims."""
    start = part.header_offset
    header = data[start : start + 30]
    if len(header) < 30 or not header.startswith(_ZIP):
        raise _broken()
    start += 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = memoryview(data)[start : start + part.compress_size]
    if part.compress_type == 0:
        yield bytes(packed)
        return
    if part.compress_type != 8:
        raise _broken()
    inflate = zlib.decompressobj(-15)
    pending = bytes(packed)
    try:
        while pending and not inflate.eof:
            yield inflate.decompress(pending, _PIECE)
            pending = inflate.unconsumed_tail
    except zlib.error as error:
        raise _broken() from error


def _corner(text: bytes, rows: int, columns: int) -> tuple[int, int]:
    """The furthest row and column of the cell addresses in this piece of a sheet."""
    for match in _ADDRESS.finditer(text):
        rows = max(rows, int(match[2]))
        columns = max(columns, _column(match[1]))
    return rows, columns


def _column(letters: bytes) -> int:
    """A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _check_ods(content: bytes) -> None:
    """Refuse a table whose filled cells are repeated without end; empty repeats cost nothing."""
    cells = 0
    for row in re.split(rb"<table:table-row\b", _ODS_EMPTY.sub(b"", content))[1:]:
        opening, _, body = row.partition(b">")
        if b"<table:table-cell" not in body:
            continue
        times = _product(opening, b"rows")
        filled = body.count(b"<table:table-cell")
        repeats = sum(int(match[2]) for match in _REPEATED.finditer(body) if match[1] == b"columns")
        cells += times * (filled + repeats)
        if cells > _MAX_CELLS:
            raise _too_wide()


def _product(opening: bytes, kind: bytes) -> int:
    """How often a row repeats."""
    return next((int(match[2]) for match in _REPEATED.finditer(opening) if match[1] == kind), 1)
