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
    """One line of the menu. ``verb`` is the right it needs, empty for everybody; ``group`` folds entries."""

    place: int
    label: Any
    url_name: str
    icon: str
    verb: str | tuple[str, ...] = ""
    group: Any = ""

    def allowed(self, user: Any) -> bool:
        """Whether the person may see this entry: any one of its verbs is enough."""
        verbs = (self.verb,) if isinstance(self.verb, str) else self.verb
        return verbs == ("",) or any(user.can(verb) for verb in verbs)


def entries(request: HttpRequest) -> list[dict[str, Any]]:
    """The entries that the person may see, with their address and whether the page belongs to them."""
    found = [entry for module in offered("menu") for entry in module.ENTRIES if entry.allowed(request.user)]
    rows = []
    for entry in sorted(found, key=lambda item: item.place):
        url = reverse(entry.url_name)
        here = request.path == url or (url != reverse("home:today") and request.path.startswith(url))
        rows.append({"entry": entry, "url": url, "here": here})
    return rows
