"""The state of a page in its address: what is searched, chosen, sorted, and which page of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import QueryDict


def changed(query: QueryDict, **changes: Any) -> str:
    """The query with changes, with its question mark; None takes a name away, a list gives it several times.

    Another choice begins at page 1 again, so ``page`` falls away unless it is itself what changes; ``format``
    is never carried on. An empty query is "?", so that a link to it clears the address.
    """
    kept = query.copy()
    for name in ("format", *(() if "page" in changes else ("page",))):
        kept.pop(name, None)
    for name, value in changes.items():
        kept.pop(name, None)
        if isinstance(value, list | tuple):
            kept.setlist(name, [str(item) for item in value])
        elif value is not None:
            kept[name] = str(value)
    return f"?{kept.urlencode()}"


def without(query: QueryDict, name: str, value: str | None = None) -> str:
    """The query without a name, or without one of its values."""
    rest = [] if value is None else [item for item in query.getlist(name) if item != value]
    return changed(query, **{name: rest or None})


def bounded_page(query: QueryDict, last: int) -> int:
    """The page asked for, at least 1 and at most ``last``; what is no number is page 1."""
    wanted = query.get("page", "1")
    if not (wanted.isascii() and wanted.isdecimal()) or len(wanted) > 9:
        return last if wanted.isascii() and wanted.isdecimal() and wanted else 1
    return max(1, min(int(wanted), last))
