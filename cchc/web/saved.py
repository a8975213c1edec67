"""Saved views: a list with its filters under a name of the person's own, shown as chips above the list.

Whoever signs in offers ``saved_views`` (rows with page, name and query); the list's own path is its page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import QueryDict

if TYPE_CHECKING:
    from django.http import HttpRequest

#: A person keeps so many views of one list, and an address of so many characters.
MOST = 40
LONGEST = 2000

#: What in an address belongs to a moment and not to a view.
PASSING = ("page", "format", "csrfmiddlewaretoken")


@dataclass(frozen=True)
class View:
    """A saved view as its list shows it: its name, where it leads, and whether the page shows just that."""

    name: str
    url: str
    here: bool


def plain(query: str) -> str:
    """The query of an address as it is saved: without what passes, in one order, so that equal ones are equal."""
    kept = QueryDict(query.removeprefix("?").replace("\x00", ""), mutable=True)
    for name in PASSING:
        kept.pop(name, None)
    pairs = sorted((name, value) for name in kept for value in kept.getlist(name) if value)
    ordered = QueryDict(mutable=True)
    for name, value in pairs:
        ordered.appendlist(name, value)
    return ordered.urlencode()


def views_of(request: HttpRequest) -> list[View]:
    """The views that the person saved of the list shown."""
    user: Any = request.user
    now = plain(request.GET.urlencode())
    rows = user.saved_views.filter(page=request.path).values_list("name", "query")
    return [View(name, f"?{query}", query == now) for name, query in rows]
