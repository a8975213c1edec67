"""Ways to make one value of several: one file each, found by its name; their form: see ``aggregating``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from cchc.lib.registry import discover

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.assessment.engine.aggregating import Aggregator


@cache
def found() -> Mapping[str, Aggregator]:
    """The aggregators by name, sorted."""
    return {module.NAME: cast("Aggregator", module) for module in discover(__name__)}
