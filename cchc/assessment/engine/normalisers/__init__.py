"""Ways to bring indicators onto one scale: one file each, found by its name; their form: see ``normalising``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from cchc.lib.registry import discover

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.assessment.engine.normalising import Normaliser


@cache
def found() -> Mapping[str, Normaliser]:
    """The normalisers by name, sorted."""
    return {module.NAME: cast("Normaliser", module) for module in discover(__name__)}
