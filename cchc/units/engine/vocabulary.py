"""The standard bodies and the classes of units, as compiled from data/units/*.yaml into vocabulary.json.

The file lies beside this module because it is code's own word list, like a grammar; YAML stays the form that
people edit, and a test sees that both say the same.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

COMPILED = Path(__file__).with_name("vocabulary.json")


@dataclass(frozen=True, slots=True)
class Body:
    """A standard body of a province; ``name``, ``short`` and ``aliases`` may hold {tinh}, {Tinh}, {ten}."""

    slug: str
    name: str
    short: str
    kind: str
    groups: tuple[str, ...]
    aliases: tuple[str, ...]
    ordered: bool
    optional: bool
    verified: bool
    valid_from: date | None
    valid_to: date | None
    into: tuple[str, ...]
    basis: str
    change_basis: str


@dataclass(frozen=True, slots=True)
class GroupClass:
    """A class of units: the phrases that name it, and which bodies or tiers it holds."""

    slug: str
    words: tuple[str, ...]
    bodies: tuple[str, ...]
    tiers: tuple[str, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All standard bodies, central bodies and classes."""

    bodies: tuple[Body, ...]
    central: tuple[Body, ...]
    classes: dict[str, GroupClass]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _body(row: dict[str, Any], bases: dict[str, str]) -> Body:
    return Body(
        slug=row["slug"],
        name=row["name"],
        short=row.get("short", row["name"]),
        kind=row["kind"],
        groups=tuple(row["groups"]),
        aliases=tuple(row["aliases"]),
        ordered=row.get("ordered", True),
        optional=row.get("some", False),
        verified=row.get("verified", True),
        valid_from=_day(row.get("valid_from")),
        valid_to=_day(row.get("valid_to")),
        into=tuple(row.get("into", ())),
        basis=bases.get(row.get("basis", ""), ""),
        change_basis=bases.get(row.get("change", ""), ""),
    )


def _class(row: dict[str, Any]) -> GroupClass:
    return GroupClass(
        row["slug"],
        tuple(row["words"]),
        tuple(row.get("bodies", ())),
        tuple(row.get("tiers", ())),
        row.get("open", False),
    )


@cache
def vocabulary() -> Vocabulary:
    """The compiled vocabulary, read once."""
    raw = json.loads(COMPILED.read_text(encoding="utf-8"))
    bases = raw["bases"]
    return Vocabulary(
        tuple(_body(row, bases) for row in raw["bodies"]),
        tuple(_body(row, bases) for row in raw["central"]),
        {row["slug"]: _class(row) for row in raw["classes"]},
    )
