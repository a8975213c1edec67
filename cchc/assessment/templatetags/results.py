"""Filters of pages of results."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django import template

register = template.Library()

#: Places that PAPI prints; sub-dimensions come with eight.
_PLACES = Decimal("0.0001")


@register.filter
def brief(value: Decimal) -> Decimal:
    """A figure with four places at most: more would be read by nobody; exports keep all of them."""
    rounded = value.quantize(_PLACES, ROUND_HALF_UP)
    return value if value == rounded else rounded
