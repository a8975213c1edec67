"""A YAML file that holds one list of entries of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cchc.assessment.engine.parameters import ParameterError, build
from cchc.errors import UnreadableInput
from cchc.lib.yamlfile import load

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")


def entries_of(path: Path, key: str, kind: type[T]) -> tuple[T, ...]:
    """The entries below a key, each an instance of the dataclass; UnreadableInput names the entry that is wrong."""
    raw = load(path)
    entries = raw.get(key) if isinstance(raw, dict) else None
    if not isinstance(entries, list):
        raise UnreadableInput(f"{path.name}: cần khoá “{key}” với một danh sách.")
    try:
        return tuple(build(kind, entry, f"{key}[{place}]") for place, entry in enumerate(entries, 1))
    except ParameterError as error:
        raise UnreadableInput(f"{path.name}: {error}") from error
