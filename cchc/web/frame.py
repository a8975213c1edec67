"""What the frame round every page needs: menu, acting unit, the day, whether this is demonstration data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from cchc.web.clock import today
from cchc.web.navigation import entries

if TYPE_CHECKING:
    from django.http import HttpRequest

#: The file in the data folder whose presence says: what this installation holds is demonstration data.
DEMO_MARK = "demonstration"


def is_demo() -> bool:
    """Whether this installation was filled by ``cchc demo``."""
    return (Path(settings.DATA_DIR) / DEMO_MARK).exists()


def site_name(acting: Any) -> str:
    """The province in which the person acts: what the site is called for this person."""
    if acting is None:
        return ""
    return str(acting.unit.province or acting.unit)


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of every page."""
    context: dict[str, Any] = {"today": today(), "is_demo": is_demo()}
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        context["menu"] = entries(request)
        context["acting"] = getattr(request, "acting", None)
        context["site_name"] = site_name(context["acting"])
        context["unread"] = user.notices.filter(read_at__isnull=True).count()
    return context
