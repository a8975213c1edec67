"""What all pages share: the search line, the theme, and the page that shows every component."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from cchc.web.discovery import offered
from cchc.web.styleguide import specimens
from cchc.web.templatetags.theme import THEMES

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cchc.web.hit import Hit

HITS_SHOWN = 100
HITS_SUGGESTED = 8


def found(request: HttpRequest, words: str) -> list[Hit]:
    """What the domains find for the words, best first."""
    if not words:
        return []
    hits = [hit for module in offered("finder") for hit in module.find(request.user, words)]
    return sorted(hits, key=lambda hit: hit.place)[:HITS_SHOWN]


def search(request: HttpRequest) -> HttpResponse:
    """One page of what was found; only the first lines where the search line asks as one types."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    if request.headers.get("HX-Target") == "suggest":
        words = words if len(words) > 1 else ""
        hits = found(request, words)
        context = {"hits": hits[:HITS_SUGGESTED], "rest": len(hits) - HITS_SUGGESTED, "search_words": words}
        return render(request, "web/parts/suggest.html", context)
    return render(request, "web/search.html", {"hits": found(request, words), "search_words": words})


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Choose the theme of this browser."""
    chosen = request.POST.get("theme", "auto")
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    answer = HttpResponseRedirect(wanted if safe else "/")
    answer.set_cookie("theme", chosen if chosen in THEMES else "auto", max_age=365 * 86400, samesite="Lax")
    return answer


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component in each of its states: for those who build pages, and for administrators."""
    if not settings.DEBUG and not request.user.can("person.edit"):  # type: ignore[union-attr]
        raise Http404
    return render(request, "web/styleguide.html", specimens(request))
