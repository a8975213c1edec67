"""The permanent slug of a unit that people add: province, then the name without accents."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from cchc.lib import vntext
from cchc.units.models import Unit

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from datetime import date

_OTHER = re.compile(r"[^a-z0-9]+")


def slug_of(name: str) -> str:
    """``Sở Nội vụ`` → ``so-noi-vu``."""
    return _OTHER.sub("-", vntext.fold(name)).strip("-")


def free_slug(name: str, above: Unit | None, day: date | None, taken: Container[str] = ()) -> str:
    """A slug that no unit has: below the parent's; a name used again gets its year, then a count."""
    stem = slug_of(name) or "don-vi"
    base = f"{above.slug}/{stem}" if above is not None else stem
    base = base[:180].rstrip("-/")
    used = set(Unit.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in _candidates(base, day) if slug not in used and slug not in taken)


def _candidates(base: str, day: date | None) -> Iterator[str]:
    yield base
    if day is not None:
        yield f"{base}-{day.year}"
    yield from (f"{base}-{number}" for number in count(2))
