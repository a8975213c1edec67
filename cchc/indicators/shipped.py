"""The dictionary that this installation uses: data/indicators, and what programs compute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import data
from cchc.indicators.engine.dictionary import Dictionary, gather, load

if TYPE_CHECKING:
    from pathlib import Path

_read: dict[Path, Dictionary] = {}


def root() -> Path:
    """``data/indicators``."""
    return data.folder() / "indicators"


def dictionary() -> Dictionary:
    """The shipped dictionary, read once a process; DictionaryError with every fault."""
    folder = root()
    if folder not in _read:
        _read[folder] = load(folder)
    return _read[folder]


__all__ = ["dictionary", "gather", "root"]
