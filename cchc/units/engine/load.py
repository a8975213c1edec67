"""Reads data/units into a Tree: one province of today with its past, or the whole country.

``provinces.csv`` holds the provinces of all times, ``changes.csv`` what happened among them, and
``communes/<province of today>.csv`` the districts and communes of that land, old and new, with the column
``into``: the communes that took an old one. The standard bodies come from the compiled vocabulary.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cchc.units.engine.bodies import body_changes, body_units, central_changes, central_units
from cchc.units.engine.model import Change, Unit, short_of
from cchc.units.engine.tree import Tree, UnknownUnitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: End of the districts: Nghị quyết 203/2025/QH15, Luật 72/2025/QH15.
DISTRICTS_BASIS = "Nghị quyết số 203/2025/QH15 ngày 16/6/2025; Luật số 72/2025/QH15 ngày 16/6/2025"
_DISTRICT_KINDS = frozenset({"huyen", "quan", "thi-xa", "thanh-pho"})

Row = dict[str, str]


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _number(text: str) -> float | None:
    return float(text) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _many(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


def _former(text: str) -> tuple[tuple[str, date], ...]:
    pairs = (item.split("@") for item in _many(text))
    return tuple((name, date.fromisoformat(until)) for name, until in pairs)


def _province(row: Row) -> Unit:
    codes = (("gso", row["code"]), ("qd20", row["e_code"]))
    return Unit(
        slug=row["slug"],
        name=row["name"],
        short=row["short"],
        kind=row["kind"],
        tier="province",
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        codes=tuple((scheme, code) for scheme, code in codes if code),
        aliases=_many(row["aliases"]),
        former=_former(row["former"]),
        lat=_number(row["lat"]),
        lon=_number(row["lon"]),
    )


def _places(rows: list[Row]) -> Iterator[Unit]:
    days: dict[str, date | None] = {
        text: _day(text) for row in rows for text in (row["valid_from"], row["valid_to"])
    }
    for row in rows:
        slug, kind, code = row["slug"], row["kind"], row["code"]
        yield Unit(
            slug=slug,
            name=row["name"],
            short=short_of(row["name"]),
            kind=kind,
            tier="district" if kind in _DISTRICT_KINDS else "commune",
            parent=slug.rpartition("/")[0],
            valid_from=days[row["valid_from"]],
            valid_to=days[row["valid_to"]],
            codes=(("gso", code),) if code else (),
            lat=_number(row["lat"]),
            lon=_number(row["lon"]),
            area_km2=_number(row["area_km2"]),
        )


def _links(rows: list[Row], today: str) -> dict[str, list[tuple[Row, str]]]:
    """Commune of today → the old rows that went into it; ``""`` whole, ``"*"`` main part, ``"-"`` other part."""
    found: dict[str, list[tuple[Row, str]]] = {}
    for row in rows:
        parts = row["into"].split()
        for part in parts:
            how = "" if len(parts) == 1 else "*" if part.endswith("*") else "-"
            found.setdefault(f"{today}/{part.rstrip('*')}", []).append((row, how))
    return found


def _kind_of_change(olds: list[tuple[Row, str]], new: Row) -> str:
    """One whole commune that goes on: moved from its district to the province, or renamed as well."""
    if len(olds) > 1:
        return "merge"
    old, how = olds[0]
    if how:
        return "split"
    return "move" if old["name"] == new["name"] else "rename"


def _place_changes(rows: list[Row], today: str, basis: str) -> Iterator[Change]:
    named = {row["slug"]: row for row in rows}
    links = _links(rows, today)
    for target, olds in links.items():
        yield Change(
            kind=_kind_of_change(olds, named[target]),
            date=date.fromisoformat(named[target]["valid_from"]),
            basis=basis,
            sources=tuple(old["slug"] for old, _ in olds),
            targets=(target,),
            partial=tuple(old["slug"] for old, how in olds if how),
            main=tuple(old["slug"] for old, how in olds if how == "*"),
        )
    yield from _district_ends(rows, links)


def _district_ends(rows: list[Row], links: dict[str, list[tuple[Row, str]]]) -> Iterator[Change]:
    """A district ended with its level; the communes on its land take its place, those with most of it first."""
    lands: dict[str, dict[str, int]] = {}
    for target, olds in links.items():
        for old, _ in olds:
            land = lands.setdefault(old["slug"].rpartition("/")[0], {})
            land[target] = land.get(target, 0) + 1
    for row in rows:
        land = lands.get(row["slug"], {})
        if row["kind"] in _DISTRICT_KINDS and land:
            targets = tuple(sorted(land, key=lambda target: (-land[target], target)))
            end = date.fromisoformat(row["valid_to"]) + timedelta(days=1)
            yield Change("abolish", end, DISTRICTS_BASIS, (row["slug"],), targets, (row["slug"],), ())


def _province_changes(folder: Path, known: set[str]) -> Iterator[Change]:
    for row in _rows(folder / "changes.csv"):
        sources, targets = tuple(row["sources"].split()), tuple(row["targets"].split())
        if known.issuperset(sources + targets):
            day = date.fromisoformat(row["date"])
            yield Change(row["kind"], day, row["basis"], sources, targets, verified=row["verified"] == "true")


def _build(folder: Path, rows: list[Row], lands: Iterable[str]) -> Tree:
    """A tree of these provinces and the land files of these provinces of today."""
    basis = {row["slug"]: row["commune_basis"] for row in rows}
    provinces = [_province(row) for row in rows]
    changes = list(_province_changes(folder, {unit.slug for unit in provinces}))
    units: list[Unit] = [*central_units(), *provinces]
    merged = {
        source: change.targets[0] for change in changes for source in change.sources if change.kind == "merge"
    }
    for province in provinces:
        units += body_units(province)
    changes += central_changes()
    changes += body_changes(provinces, merged, {c.date: c.basis for c in changes if c.kind == "merge"})
    for land in lands:
        places = _rows(folder / "communes" / f"{land}.csv")
        units += _places(places)
        changes += _place_changes(places, land, basis[land])
    return Tree(units, changes)


def load_provinces(folder: Path) -> tuple[Unit, ...]:
    """The provinces of all times (86), without what is under them; a few milliseconds."""
    return tuple(_province(row) for row in _rows(folder / "provinces.csv"))


def load_province(folder: Path, slug: str) -> Tree:
    """One province of today with the provinces it came from; the slug may be one of those.

    Raises UnknownUnitError for a slug that is no province.
    """
    rows = _rows(folder / "provinces.csv")
    today = next((row["today"] for row in rows if row["slug"] == slug), None)
    if today is None:
        raise UnknownUnitError(slug)
    return _build(folder, [row for row in rows if row["today"] == today], [today])


def load_country(folder: Path) -> Tree:
    """All provinces with all districts, communes and standard bodies, old and new."""
    rows = _rows(folder / "provinces.csv")
    return _build(folder, rows, dict.fromkeys(row["today"] for row in rows))
