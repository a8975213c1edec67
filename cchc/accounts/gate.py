"""The gate: no page without a name, save those that say so; the unit in whose name a person acts."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest


#: Below these nobody signs in here: files of the site, the technical administration with its own gate, and the
#: interface of other systems, which asks for a token.
OPEN = ("/static/", "/admin/", "/api/")
#: A session that is used is prolonged once in so many seconds, so that looking at a page writes nothing mostly.
PROLONGED_EVERY = 300


def prolong(request: HttpRequest) -> None:
    """Let the hours of rest, after which a session ends, begin anew."""
    now = int(time())
    if not 0 <= now - request.session.get("used", 0) < PROLONGED_EVERY:
        request.session["used"] = now


def open_to_all(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view that needs no sign-in."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


class SignInGate:
    """Middleware: sends a stranger to the sign-in page, and one with a first password to change it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Let the request pass, or answer in its place."""
        if getattr(view, "open_to_all", False) or request.path.startswith(OPEN):
            return None
        if not request.user.is_authenticated:
            return self.to_sign_in(request)
        prolong(request)
        request.acting = acting(request)  # type: ignore[attr-defined]
        change = resolve_url("accounts:password")
        if request.user.must_change_password and request.path not in {
            change,
            resolve_url("accounts:sign_out"),
        }:
            return redirect(change)
        return None

    def to_sign_in(self, request: HttpRequest) -> HttpResponse:
        """The sign-in page; a part of a page asked by script gets the whole window sent there."""
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": resolve_url(settings.LOGIN_URL)})
        return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))


def acting(request: HttpRequest) -> Any:
    """The role in whose name the person acts: the one chosen this session, else the first held, else None."""
    held = request.user.holdings_now  # type: ignore[union-attr]
    chosen = request.session.get("acting")
    return next((row for row in held if row.pk == chosen), held[0] if held else None)
