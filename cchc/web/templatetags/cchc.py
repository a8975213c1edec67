"""Tags and filters that every template has at hand."""

from __future__ import annotations

from typing import Any

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def can(context: dict[str, Any], verb: str, unit: Any = None) -> bool:
    """Whether the person may do ``verb`` (for ``unit``)."""
    user = context["request"].user
    return bool(user.is_authenticated and user.can(verb, unit))
