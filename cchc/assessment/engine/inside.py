"""What stands inside a rule's parameters, whatever its shape: marks on the number line, and points."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

_ENDS = ("ge", "gt", "le", "lt", "full", "zero", "target")
_POINTS = ("points", "passed", "failed", "met", "unmet", "missed", "on_time", "late", "none", "otherwise")


def marks(params: Any) -> tuple[list[Fraction], list[Fraction]]:
    """Ends of bands and proportions, and the points given; two lists of exact numbers."""
    ends: list[Fraction] = []
    points: list[Fraction] = []
    for key, value in fields(params):
        if key in _ENDS:
            ends.append(value)
        elif key in _POINTS:
            points.append(value)
    return ends, points


def fields(value: Any, key: str = "") -> Iterator[tuple[str, Fraction]]:
    """Every exact number in a parameter with the key it stands under."""
    if isinstance(value, Fraction):
        yield key, value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for each in dataclasses.fields(value):
            yield from fields(getattr(value, each.name), each.name)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from fields(inner, key)
    elif isinstance(value, tuple):
        for inner in value:
            yield from fields(inner, key)
