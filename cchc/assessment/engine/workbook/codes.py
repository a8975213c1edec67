"""From the numbers in the column STT to codes and levels: "I", "1", "1.1", "1.1.2.", whatever Excel made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc.assessment.engine.workbook.cells import CellError, shown
from cchc.lib.numbers import NumberError, from_roman

if TYPE_CHECKING:
    from cchc.lib.xlsx import Cell

_DOTTED = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4})*")
_ROMAN = re.compile(r"[IVX]{1,7}")


def stt_of(cell: Cell) -> str:
    """The number as written, without the dot or bracket behind it; CellError where Excel made a date of it."""
    if isinstance(cell, date):
        raise CellError(
            f"STT: Excel đã đổi số thứ tự thành ngày {shown(cell)}; định dạng cột là chữ (Text) rồi ghi lại"
        )
    text = str(cell if cell is not None else "").replace("\u00a0", " ").strip()
    text = re.sub(r"^(?:Lĩnh vực|Tiêu chí|Mục|Phần)\s+", "", text, flags=re.IGNORECASE)
    return re.sub(r"\s*\.\s*", ".", text).strip(" ().:")


@dataclass
class Numbering:
    """Follows the numbers down the sheet: each gets its full code and its level (1 for an area)."""

    open: list[tuple[str, str, str]] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)

    def next(self, stt: str, *, numeric: bool = False) -> tuple[str, int]:
        """Code and level of the next numbered row. ``numeric``: Excel holds a number, so 1.10 has become 1.1."""
        style = _style(stt)
        self._close(style, stt)
        above = self.open[-1] if self.open else None
        code = _full(stt, style, above)
        if numeric and "." in code:
            code = self._with_zero(code)
        self.open.append((style, stt, code))
        self.last[code.rpartition(".")[0]] = code
        return code, len(self.open)

    def _close(self, style: str, stt: str) -> None:
        """Leave what this row does not stand in."""
        if style.startswith("n") and style != "n1":
            while self.open and _deeper(self.open[-1], stt):
                self.open.pop()
            return
        places = [place for place, (known, _, _) in enumerate(self.open) if known == style]
        if places:
            del self.open[places[0] :]

    def _with_zero(self, code: str) -> str:
        """1.1 after 1.9 is 1.10."""
        stem, _, number = code.rpartition(".")
        before = self.last.get(stem, "").rpartition(".")[2]
        meant = f"{number}0"
        return f"{stem}.{meant}" if before.isdecimal() and int(before) + 1 == int(meant) else code


def _style(stt: str) -> str:
    """roman, n1, n2 … by how many numbers, letter, other."""
    if _DOTTED.fullmatch(stt):
        return f"n{stt.count('.') + 1}"
    if _ROMAN.fullmatch(stt):
        try:
            from_roman(stt)
        except NumberError:
            return "other"
        return "roman"
    if re.fullmatch(r"[a-zđ]", stt):
        return "letter"
    return "LETTER" if re.fullmatch(r"[A-Z]", stt) else "other"


def _deeper(known: tuple[str, str, str], stt: str) -> bool:
    """Whether an open row cannot hold a row numbered like this."""
    own, before, _ = known
    if own in ("letter", "other"):
        return True
    return own.startswith("n") and own != "n1" and not stt.startswith(before + ".")


def _full(stt: str, style: str, above: tuple[str, str, str] | None) -> str:
    """The code: the number itself where it tells its place, else behind the code of what it stands in."""
    if above is None:
        return stt
    own, before, code = above
    if style.startswith("n") and style != "n1":
        if own.startswith("n") and stt.startswith(before + "."):
            return code + stt[len(before) :]
        return stt
    return f"{code}.{stt}" if style in ("n1", "letter", "roman") else stt


def is_float(cell: Cell) -> bool:
    """Whether Excel holds the number as a number with a point."""
    return isinstance(cell, Decimal)
