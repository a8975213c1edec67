"""The answer of a look-up to a picker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.shortcuts import render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse


@dataclass(frozen=True)
class Option:
    """One thing to choose: what the form sends, its words, and a note (kind, parent) that tells it apart."""

    value: Any
    label: str
    note: str = ""


def answer(request: HttpRequest, options: Iterable[Option]) -> HttpResponse:
    """The options as the picker's list; give it at most some fifty."""
    return render(request, "web/parts/options.html", {"options": list(options)})
