"""Breaks in series of results, from data/results/breaks.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cchc.assessment.engine.listed import entries_of
from cchc.assessment.engine.parameters import par
from cchc.lib.words import Words

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Break:
    """Between ``after`` and the next year a series of this index ("*": of all) is no series, and why."""

    index: str = par("Chỉ số (* là mọi chỉ số)", "Index (* is every one)")
    after: int = par("Năm cuối trước khi đứt", "Last year before the break")
    kind: str = par("Loại: method, units", "Kind: method, units")
    name: Words = par("Điều gì thay đổi", "What changed")
    source: str = par("Nguồn", "Source")
    checked: date = par("Ngày kiểm tra", "Last checked")


def load(folder: Path) -> tuple[Break, ...]:
    """The breaks of ``data/results``; UnreadableInput names the entry that is wrong."""
    return entries_of(folder / "breaks.yaml", "breaks", Break)


def of_index(breaks: tuple[Break, ...], index: str) -> tuple[Break, ...]:
    """The breaks that concern an index, by year."""
    return tuple(sorted((row for row in breaks if row.index in (index, "*")), key=lambda row: row.after))
