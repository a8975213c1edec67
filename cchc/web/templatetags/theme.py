"""What the frame asks of the browser's cookies."""

from __future__ import annotations

from typing import Any

from django import template

register = template.Library()

THEMES = ("auto", "light", "dark")


@register.simple_tag(takes_context=True)
def theme(context: dict[str, Any]) -> str:
    """The theme chosen for this browser: light, dark, or auto (what the machine says)."""
    request = context.get("request")
    chosen = request.COOKIES.get("theme", "auto") if request is not None else "auto"
    return chosen if chosen in THEMES else "auto"
