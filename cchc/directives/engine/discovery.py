"""Patterns, negatives and forms are found, never listed: every module of a folder that offers the function
asked for.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


@lru_cache(maxsize=8)
def modules(package: str, offers: str) -> tuple[ModuleType, ...]:
    """The modules directly inside ``package`` that have the attribute ``offers``, by name."""
    folder = importlib.import_module(package)
    names = sorted(info.name for info in pkgutil.iter_modules(folder.__path__))
    loaded = (importlib.import_module(f"{package}.{name}") for name in names)
    return tuple(module for module in loaded if hasattr(module, offers))
