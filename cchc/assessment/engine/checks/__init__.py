"""Checks of a whole criteria set: one file each, found by its name; their form: see ``checking``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from cchc.assessment.engine.checking import Context, Fault
from cchc.lib.registry import discover

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.assessment.engine.checking import Check
    from cchc.assessment.engine.model import CriteriaSet


@cache
def found() -> Mapping[str, Check]:
    """The checks by name (the name of the file), sorted."""
    return {module.__name__.rpartition(".")[2]: cast("Check", module) for module in discover(__name__)}


def run(criteria: CriteriaSet, context: Context | None = None) -> list[Fault]:
    """Every fault that the checks fit for this set find: errors first, then in the order of the set's files."""
    told: list[Fault] = []
    for name, module in found().items():
        if criteria.completeness in module.FITS:
            told += [fault._replace(check=name) for fault in module.check(criteria, context or Context())]
    return sorted(told, key=lambda fault: fault.severity)
