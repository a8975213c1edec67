"""Puts readings out in the asked format: to stdout as they come, or whole into a file.

A file is written beside its place and moved there at the end, so that it is never there by half.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cchc.directives.engine.output import as_csv, as_json
from cchc.printing import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.directives.engine.model import Reading


class Printer:
    """Takes readings in order and prints them as ``shape`` (table, json, csv, xlsx).

    ``many``: several files were asked for, so JSON is JSON Lines even when only one of them could be read.
    """

    def __init__(self, shape: str, output: Path | None, *, many: bool, with_text: bool) -> None:
        self._shape = shape
        self._output = output
        self._many = many
        self._with_text = with_text
        self._kept: list[Reading] = []

    def add(self, reading: Reading) -> None:
        """Take one reading; JSON for stdout is printed at once."""
        if self._shape == "json" and self._output is None:
            sys.stdout.write(as_json([reading], lines=self._many, with_text=self._with_text))
        else:
            self._kept.append(reading)

    def close(self, width: int) -> None:
        """Print what was kept; nothing at all when no file could be read. ``width``: columns of the terminal."""
        if not self._kept:
            return
        if self._output is not None:
            write_whole(self._output, self._bytes(width))
        else:
            sys.stdout.write(self._text(width))

    def _text(self, width: int) -> str:
        if self._shape == "json":
            return as_json(self._kept, lines=self._many, with_text=self._with_text)
        if self._shape == "csv":
            return as_csv(self._kept)
        from cchc.directives.engine.table import as_table

        return as_table(self._kept, width)

    def _bytes(self, width: int) -> bytes:
        if self._shape == "xlsx":
            from cchc.directives.engine.workbook import as_xlsx

            return as_xlsx(self._kept)
        # A spreadsheet takes a CSV file for UTF-8 only with the mark.
        return self._text(width).encode("utf-8-sig" if self._shape == "csv" else "utf-8", "backslashreplace")
