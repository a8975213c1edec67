"""The shapes of scoring rules: one file each, found by its name. See ``cchc.assessment.engine.shape`` for the form."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from cchc.lib.registry import discover

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.assessment.engine.shape import Shape


@cache
def found() -> Mapping[str, Shape]:
    """The rule shapes by name (the name of the file), sorted."""
    return {module.__name__.rpartition(".")[2]: cast("Shape", module) for module in discover(__name__)}
