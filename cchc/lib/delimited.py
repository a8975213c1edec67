"""Text files with rows of cells (CSV): any encoding that is told apart, parted by a comma, semicolon or tab."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from cchc.lib.vntext import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = ",;\t"
#: Excel's own first line, which names the mark; its end of line is left.
_NAMED_MARK = re.compile(r"\ufeff?sep=([,;\t])(?=\r?\n)")
_QUOTED = re.compile(r'"[^"]*"')
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class DelimitedError(ValueError):
    """No such file; ``args[0]`` a Vietnamese clause, ``line`` where it is known, else 0."""

    def __init__(self, clause: str, line: int = 0) -> None:
        self.line = line
        super().__init__(clause)


def read(data: bytes, max_rows: int) -> tuple[list[list[str | None]], str]:
    """The rows of a text file, and the mark between cells: the one its first line uses most, or names (``sep=;``).

    An empty cell is None. DelimitedError for what is no text, is torn, or has more rows.
    """
    if b"\0" in data[:4096] and data[:2] not in _UTF_16:
        raise DelimitedError("không phải tệp CSV")
    try:
        text = decode(data).text
    except ValueError as error:
        raise DelimitedError(f"không phải tệp CSV ({error})") from error
    named = _NAMED_MARK.match(text)
    # The line stays as an empty one, so that rows keep their numbers.
    text = text[named.end() :] if named else text
    mark = named[1] if named else _mark(text)
    return list(_parsed(text, mark, max_rows)), mark


def _mark(text: str) -> str:
    """The mark that parts the first line with anything in it; what stands in quotes does not count."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_MARKS, key=_QUOTED.sub("", first).count)


def _parsed(text: str, mark: str, max_rows: int) -> Iterator[list[str | None]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        for number, row in enumerate(reader, 1):
            if number > max_rows:
                raise DelimitedError(f"quá {max_rows} dòng")
            yield [cell.strip() or None for cell in row]
    except csv.Error as error:
        raise DelimitedError(
            "tệp CSV sai định dạng; dấu nháy kép không khép hoặc đứng sai chỗ, "
            f"hoặc ô dài hơn {csv.field_size_limit()} ký tự",
            reader.line_num,
        ) from error
