"""Which province a label of a results file means in a year: "Hanoi", "TT Huế", "Ba Ria-Vung Tau", "TP Hồ Chí Minh".

Names are compared by their letters alone, without accents, blanks and the words before a name; a province is the one
that was there at the end of the year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from cchc.units.engine.model import Unit

#: What English pages call provinces besides the names that the data of units has.
_ENGLISH = {"hochiminhcity": "hochiminh", "hcmc": "hochiminh", "saigon": "hochiminh", "hanoicity": "hanoi"}
_BEFORE = re.compile(r"^(?:tinh|thanh pho|tp\.?|city of|province of)\s+")
_BEHIND = re.compile(r"\s*\((?:cu|moi)\)$|\s+(?:province|city)$")


def letters(text: str) -> str:
    """A name's letters alone: "TP. Hồ Chí Minh" and "Ho Chi Minh" are the same."""
    bare = _BEHIND.sub("", _BEFORE.sub("", fold(text).strip()))
    return re.sub(r"[^a-z0-9]", "", bare)


@lru_cache(maxsize=2)
def _by_letters(provinces: tuple[Unit, ...]) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in provinces:
        names = {unit.name, unit.short, *unit.aliases, *(name for name, _ in unit.former)}
        for key in {letters(name) for name in names if name}:
            found.setdefault(key, []).append(unit)
    return found


def recognised(provinces: Sequence[Unit], label: str, year: int) -> str:
    """The slug of the province that a label means at the end of a year, empty where it means none.

    "(cũ)" behind a name is the province before a merger, "(mới)" the one after it.
    """
    key = letters(label)
    units = _by_letters(tuple(provinces)).get(_ENGLISH.get(key, key), [])
    end = date(year, 12, 31)
    if fold(label).endswith("(cu)"):
        units = [unit for unit in units if unit.valid_to is not None] or units
        return units[0].slug if units else ""
    return next((unit.slug for unit in units if unit.valid_on(end)), "")
