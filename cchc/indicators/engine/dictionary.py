"""The dictionary of indicators: those of data/indicators/*.yaml and those that programs compute.

A code stands for one definition for ever: where the definition changes, the new one gets a code of its own and the old
one an end. A code declared twice is an error that names both places.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc.errors import UnreadableInput, UserError
from cchc.indicators.engine.computed import computed
from cchc.indicators.engine.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from cchc.indicators.engine.indicator import Indicator

#: How alike a known code must be to be offered for an unknown one.
_ALIKE: Final = 0.6


class DictionaryError(UnreadableInput):
    """Files of indicators that cannot be used; ``faults``: all that is wrong, each a sentence with its place."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        more = f" (và {len(faults) - 1} lỗi khác)" if len(faults) > 1 else ""
        super().__init__(faults[0] + more)


@dataclass(frozen=True)
class Dictionary:
    """All indicators by code, sorted."""

    indicators: Mapping[str, Indicator]

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators.values())

    def __len__(self) -> int:
        return len(self.indicators)

    def __contains__(self, code: object) -> bool:
        return code in self.indicators

    def codes(self, on: date | None = None) -> frozenset[str]:
        """The codes known, or those in force on a day."""
        return frozenset(one.code for one in self if on is None or one.holds(on))

    def get(self, code: str, on: date | None = None) -> Indicator:
        """The indicator of a code; UserError, with the code that may have been meant, where there is none.

        With a day, UserError also where the definition is not in force on it.
        """
        one = self.indicators.get(code)
        if one is None:
            raise UserError(f"Không có chỉ tiêu “{code[:60]}”{self.hint(code) or '.'}")
        if on is not None and not one.holds(on):
            raise UserError(f"Chỉ tiêu {code} không áp dụng ngày {on:%d/%m/%Y}; chỉ áp dụng {span(one)}.")
        return one

    def hint(self, code: str) -> str:
        """``; ý nói “ho_so_dung_han”?`` for a code that is almost one of ours, else nothing."""
        close = difflib.get_close_matches(code.strip().lower(), self.indicators, n=1, cutoff=_ALIKE)
        return f"; ý nói “{close[0]}”?" if close else ""


def span(one: Indicator) -> str:
    """When an indicator is in force, in words: ``từ 01/07/2025``, ``đến 30/06/2025``; empty where always."""
    parts = []
    if one.valid_from:
        parts.append(f"từ {one.valid_from:%d/%m/%Y}")
    if one.valid_to:
        parts.append(f"đến {one.valid_to:%d/%m/%Y}")
    return " ".join(parts)


def gather(folder: Path, more: Iterable[Indicator] = ()) -> tuple[Dictionary, list[str]]:
    """The indicators of a folder's ``*.yaml`` and ``more`` besides, and every fault found on the way.

    ``more``: computed indicators, each with its place; they come first, so that a file that repeats one is at fault.
    """
    known: dict[str, Indicator] = {}
    faults: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        got = read(path, f"{folder.name}/{path.name}")
        faults += got.faults
        more = (*more, *got.indicators)
    for one in more:
        if one.code in known:
            faults.append(
                f"{one.place}, chỉ tiêu {one.code}, code: đã khai ở {known[one.code].place}; mỗi mã chỉ khai một lần."
            )
        else:
            known[one.code] = one
    return Dictionary(dict(sorted(known.items()))), faults


def load(folder: Path) -> Dictionary:
    """The dictionary of ``data/indicators`` with what programs compute; DictionaryError with every fault."""
    found, faults = gather(folder, computed())
    if faults:
        raise DictionaryError(faults)
    return found
