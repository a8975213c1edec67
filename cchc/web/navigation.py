"""The menu: entries that domains offer in their ``menu`` module, in the order of their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from cchc.web.discovery import offered

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True)
class Entry:
    """One line of the menu. ``verb`` is the right it needs, empty for everybody; ``group`` folds entries.

    ``short``: the label below its picture on a phone, where a long one would be cut.
    """

    place: int
    label: Any
    url_name: str
    icon: str
    verb: str | tuple[str, ...] = ""
    group: Any = ""
    short: Any = ""

    def allowed(self, user: Any) -> bool:
        """Whether the person may see this entry: any one of its verbs is enough."""
        verbs = (self.verb,) if isinstance(self.verb, str) else self.verb
        return verbs == ("",) or any(user.can(verb) for verb in verbs)


def entries(request: HttpRequest) -> list[dict[str, Any]]:
    """The entries that the person may see, with their address and whether the page belongs to them."""
    found = [entry for module in offered("menu") for entry in module.ENTRIES if entry.allowed(request.user)]
    addresses = {entry: reverse(entry.url_name) for entry in found}
    above = [
        url for url in addresses.values() if url != reverse("home:today") and request.path.startswith(url)
    ]
    # Of two entries above a page (tasks, lists of tasks) the nearer one is where the person is.
    nearest = max(above, key=len, default=request.path)
    return [
        {"entry": entry, "url": addresses[entry], "here": addresses[entry] == nearest}
        for entry in sorted(found, key=lambda item: item.place)
    ]
