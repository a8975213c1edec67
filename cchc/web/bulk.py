"""Acting on many rows of a list at once: what the list's page shows, and what the page that asks again reads."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import QueryDict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

#: So many rows at once, at most.
MOST = 2000


@dataclass(frozen=True)
class Bulk:
    """What a list offers to do with the rows chosen: where it is asked again, and value with words of each act."""

    url: str
    acts: Sequence[tuple[str, Any]]
    most: int = MOST


def as_listed(request: HttpRequest) -> HttpRequest:
    """The request with the address of the list from which rows were chosen, as the form carried it."""
    asked = copy(request)
    asked.GET = QueryDict(request.POST.get("query", "").replace("\x00", ""))
    return asked


def keys(values: Sequence[str]) -> list[int]:
    """The keys that a form sent, each once; what is no number is passed over."""
    return sorted(
        {int(value) for value in values if value.isascii() and value.isdecimal() and len(value) < 18}
    )
