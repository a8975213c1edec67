"""What a verb prints when it gives rows: a table for the screen, JSON, CSV or Excel; to stdout or whole into a file.

A file is written beside its place and moved there at the end, so that it is never there by half.
"""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from contextlib import suppress
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc.command import WRONG_USE
from cchc.errors import CchcError, UnreadableInput, one_line, system_words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from cchc.command import Parser

FORMATS = ("table", "json", "csv", "xlsx")
_WIDEST, _LAST = 60, 200
_NUMBER = re.compile(r"[-−]?[0-9]{1,3}(?:\.[0-9]{3})*(?:,[0-9]+)?%?|[-−]?[0-9]+(?:,[0-9]+)?%?")


def arguments(parser: Parser) -> None:
    """``--format`` and ``--output``, as every verb that gives rows has them."""
    parser.add_argument(
        "--format", choices=FORMATS, default=None, help="table (màn hình), json, csv hoặc xlsx"
    )
    parser.add_argument("--output", type=Path, metavar="TỆP", help="ghi kết quả vào tệp; bắt buộc với xlsx")


def shape_of(options: Namespace) -> str:
    """The asked shape; else by the name of the file to write, a table for a terminal, JSON for a pipe.

    CchcError (wrong use) where Excel is asked for without a file.
    """
    shape: str | None = options.format
    if shape is None and options.output is not None:
        suffix = options.output.suffix.lower().lstrip(".")
        shape = suffix if suffix in FORMATS else "json"
    shape = shape or ("table" if sys.stdout.isatty() else "json")
    if shape == "xlsx" and options.output is None:
        raise CchcError("Định dạng xlsx cần --output TỆP để ghi kết quả.", exit=WRONG_USE)
    return shape


def put_out(
    options: Namespace, title: str, labels: Sequence[str], rows: Sequence[Sequence[object]], value: Any
) -> None:
    """Print rows in the asked shape; ``value`` is what JSON says. Cells: texts, whole numbers, Decimals, None."""
    shape = shape_of(options)
    if shape == "xlsx":
        write_whole(options.output, as_xlsx(title, labels, rows))
        return
    if shape == "json":
        text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    else:
        text = as_csv(labels, rows) if shape == "csv" else as_table(labels, rows)
    if options.output is None:
        sys.stdout.write(text)
    else:
        # A spreadsheet takes a CSV file for UTF-8 only with the mark.
        write_whole(options.output, text.encode("utf-8-sig" if shape == "csv" else "utf-8"))


def as_csv(labels: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Rows with commas between; None is an empty cell."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(labels)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return out.getvalue()


def as_table(labels: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Aligned columns for the screen: numbers in Vietnamese writing to the right, long texts cut with a sign."""
    cells = [
        ["" if cell is None else one_line(str(cell), _LAST if cell is row[-1] else _WIDEST) for cell in row]
        for row in rows
    ]
    widths = [max(len(text) for text in column) for column in zip(labels, *cells, strict=True)]
    right = [
        bool(rows) and all(row[place] is None or _NUMBER.fullmatch(str(row[place])) for row in rows)
        for place in range(len(labels))
    ]
    lines = [labels, ["─" * width for width in widths], *cells]
    return "".join(
        "  ".join(
            text.rjust(width) if to_right else text.ljust(width)
            for text, width, to_right in zip(line, widths, right, strict=True)
        ).rstrip()
        + "\n"
        for line in lines
    )


def as_xlsx(title: str, labels: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook of one sheet."""
    from cchc.lib.xlsx import Sheet, write

    out = BytesIO()
    write(out, [Sheet(title, labels, rows)])
    return out.getvalue()


def write_whole(path: Path, content: bytes) -> None:
    """All of it or nothing; UnreadableInput where it can't be written."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        reason = system_words(error)
        raise UnreadableInput(
            f"Không ghi được tệp “{one_line(str(path), 200)}” ({reason}); chọn nơi khác có quyền ghi."
        ) from error
