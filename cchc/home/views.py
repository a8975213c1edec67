"""Việc hôm nay: what waits for the person who signed in, from cards that the domains offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from cchc.web.discovery import offered

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def today_page(request: HttpRequest) -> HttpResponse:
    """The first page of the morning."""
    cards = [card for module in offered("cards") for card in module.cards(request)]
    cards.sort(key=lambda card: card.place)
    return render(request, "home/today.html", {"cards": cards})
