"""Socio-economic regions that provinces lie in, from data/results/regions.yaml: what a ranking may be narrowed to."""

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
class Region:
    """A region and the slugs of its provinces."""

    code: str = par("Mã vùng", "Code of the region")
    name: Words = par("Tên vùng", "Name of the region")
    units: tuple[str, ...] = par("Các tỉnh", "Provinces")


@dataclass(frozen=True)
class Division:
    """The regions of the years ``since`` to ``until``; ``verified``: the text of the source was seen."""

    source: str = par("Nguồn", "Source")
    verified: bool = par("Đã đối chiếu văn bản", "Seen in the text")
    checked: date = par("Ngày kiểm tra", "Last checked")
    regions: tuple[Region, ...] = par("Các vùng", "Regions")
    since: int | None = par("Từ năm", "From year", None)
    until: int | None = par("Đến năm", "Until year", None)

    def holds(self, year: int) -> bool:
        """Whether this division is the one of a year."""
        return (self.since or year) <= year <= (self.until or year)


def load(folder: Path) -> tuple[Division, ...]:
    """The divisions of ``data/results``; UnreadableInput names the entry that is wrong."""
    return entries_of(folder / "regions.yaml", "divisions", Division)


def of_year(divisions: tuple[Division, ...], year: int) -> tuple[Region, ...]:
    """The regions of a year; none where no division holds."""
    return next((division.regions for division in divisions if division.holds(year)), ())
