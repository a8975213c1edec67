"""The map of provinces as tiles, from data/results/tiles.yaml: schematic, readable, without an outside service."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings

from cchc.assessment.result_pages import name_of
from cchc.assessment.unit_groups import regions
from cchc.lib.yamlfile import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.assessment.result_pages import Index, Line

WIDTH, HEIGHT, GAP = 92, 46, 4


@dataclass(frozen=True)
class Tile:
    """A province drawn. ``quarter`` 1 to 4; 0: no rank."""

    slug: str
    name: str
    x: int
    y: int
    quarter: int
    words: str


@dataclass(frozen=True)
class Map:
    """What the page draws."""

    tiles: tuple[Tile, ...]
    rows: tuple[Line, ...]
    width: int
    height: int
    tile_width: int = WIDTH
    tile_height: int = HEIGHT


@lru_cache(maxsize=1)
def _layouts() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load(settings.FACTS_DIR / "results" / "tiles.yaml")["layouts"]
    return found


def drawn_tiles(index: Index, year: int) -> Map:
    """The tiles of the layout of a year, in the order in which they are read."""
    rows = index.lines(year)
    by_slug = {row.slug: row for row in rows}
    layout = next(
        each for each in _layouts() if each["from"] <= max(year, 2000) and (each["until"] or 9999) >= year
    )
    tiles = tuple(
        _tile(slug, place, by_slug.get(slug), len([row for row in rows if row.figure.rank]))
        for slug, place in layout["tiles"].items()
    )
    return Map(tiles, tuple(rows), layout["columns"] * (WIDTH + GAP), layout["rows"] * (HEIGHT + GAP))


def highest_by_region(tiles: Sequence[Tile], year: int) -> dict[str, tuple[int, int]]:
    """By region's name: how many of its provinces are in the highest quarter, and how many it has."""
    first = {tile.slug for tile in tiles if tile.quarter == 1}
    return {name: (len(units & first), len(units)) for _code, name, units in regions(year)}


def _tile(slug: str, place: list[int], row: Line | None, ranked: int) -> Tile:
    """A quarter by its rank among all, where the year's own quarters are not known."""
    quarter = (row.quarter or 0) if row else 0
    if row and not quarter and row.figure.rank is not None and row.figure.of:
        quarter = min(4, 1 + 4 * (row.figure.rank - 1) // row.figure.of)
    words = str(row.figure.rank) if row and row.figure.rank is not None else ""
    return Tile(slug, name_of(slug), place[0] * (WIDTH + GAP), place[1] * (HEIGHT + GAP), quarter, words)
