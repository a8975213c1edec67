"""Indicators that a program computes: declared once, by the file that computes them, and found, never listed.

Each domain may have a package ``indicators`` (``cchc/tasks/indicators/``); a member holds ``INDICATOR`` and
``compute(units, period, today)``. Members import models inside ``compute`` alone, so that the dictionary is read
without a database.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import cchc
from cchc.indicators.engine.indicator import Indicator, faults
from cchc.lib.registry import MemberError, discover

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

_ROOT = Path(cchc.__file__).parent


def packages() -> tuple[str, ...]:
    """The dotted names of the packages of computed indicators, by the folders there are."""
    return tuple(
        sorted(
            f"cchc.{path.parent.parent.name}.indicators" for path in _ROOT.glob("*/indicators/__init__.py")
        )
    )


@cache
def members() -> dict[str, ModuleType]:
    """The modules that compute an indicator, by its code; MemberError for one that breaks the rules or comes twice."""
    return by_code(module for package in packages() for module in discover(package))


def by_code(modules: Iterable[ModuleType]) -> dict[str, ModuleType]:
    """Members by the code that they declare; MemberError names both files of a code that comes twice."""
    found: dict[str, ModuleType] = {}
    for module in modules:
        code = _declared(module).code
        if code in found:
            raise MemberError(f"{place(module)}: {code} is declared by {place(found[code])} already")
        found[code] = module
    return found


def computed() -> tuple[Indicator, ...]:
    """The computed indicators, each with the file that declares it as its place."""
    return tuple(replace(_declared(module), place=place(module)) for module in members().values())


def place(module: ModuleType) -> str:
    """A member's file as sentences call it: ``cchc/tasks/indicators/on_time.py``."""
    return module.__name__.replace(".", "/") + ".py"


def _declared(module: ModuleType) -> Indicator:
    """The member's indicator; MemberError where it has none, a faulty one, or nothing that computes it."""
    one = getattr(module, "INDICATOR", None)
    if not isinstance(one, Indicator) or not callable(getattr(module, "compute", None)):
        raise MemberError(
            f"{place(module)}: a member has INDICATOR (an Indicator) and compute(units, period, today)"
        )
    wrong = faults(one)
    if wrong:
        raise MemberError(f"{place(module)}: {wrong[0]}")
    return one
