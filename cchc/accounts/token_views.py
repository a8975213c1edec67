"""Tokens of other systems: the list, giving one, ending one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from cchc.accounts import tokens
from cchc.accounts.columns import TOKENS
from cchc.accounts.forms import TokenForm
from cchc.accounts.models import Token
from cchc.errors import UserError
from cchc.web.access import get_or_404, require
from cchc.web.rows import Stale
from cchc.web.states import badge
from cchc.web.table import Table

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def token_list(request: HttpRequest) -> HttpResponse:
    """Every token, those in force first."""
    require(request.user, "token.edit")

    def end_it(row: Token) -> str:
        return render_to_string("accounts/parts/end_token.html", {"row": row}) if row.is_in_force else " "

    def state(row: Token) -> str:
        return badge("in_force") if row.is_in_force else badge("ended")

    table = Table(
        request,
        Token.objects.select_related("unit", "by").order_by("ended_at", "-at", "-pk"),
        TOKENS,
        name="khoa-ket-noi",
        title=_("Tokens of other systems"),
        url=None,
        cells={"end": end_it, "state": state},
        empty=_("No other system has a token yet."),
    )
    return table.answer("accounts/tokens.html")


@sensitive_variables("secret")
def give(request: HttpRequest) -> HttpResponse:
    """Give a token; its secret is shown once."""
    require(request.user, "token.edit")
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user: Any = request.user
        try:
            token, secret = tokens.give(by=user, **form.cleaned_data)
        except UserError as error:
            form.add_error("valid_to", str(error))
        else:
            return render(request, "accounts/token_given.html", {"token": token, "secret": secret})
    return render(request, "accounts/give_token.html", {"form": form}, status=422 if form.errors else 200)


def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then end a token: no request with it is answered any more."""
    require(request.user, "token.edit")
    token = get_or_404(Token.objects.select_related("unit"), pk=pk)
    if request.method != "POST":
        return render(request, "accounts/end_token.html", {"token": token})
    try:
        tokens.end(token, by=request.user)  # type: ignore[arg-type]
    except UserError as error:
        messages.error(request, str(error))
    except Stale:
        messages.error(request, _("Somebody else changed this token meanwhile; look at it again."))
    else:
        messages.success(request, _("The token has ended."))
    return redirect("accounts:tokens")
