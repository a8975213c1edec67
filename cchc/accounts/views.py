"""Signing in and out, the own password, the role acted in, the language."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from cchc.accounts.gate import open_to_all
from cchc.accounts.models import User
from cchc.audit.trail import record


def _next(request: HttpRequest, default: str) -> str:
    """Where to go on to: the page asked for when it is one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe else default


@open_to_all
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; a name is locked for a while after repeated failure."""
    if request.user.is_authenticated:
        return redirect(_next(request, settings.LOGIN_REDIRECT_URL))
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None:
        data["username"] = data.get("username", "").strip().lower()
    form = AuthenticationForm(request, data)
    if request.method == "POST" and form.is_valid():
        user = form.get_user()
        before = user.last_login
        login(request, user)
        if before is not None:  # what changed since is told on the first page
            request.session["before"] = timezone.localdate(before).isoformat()
        return redirect(_next(request, settings.LOGIN_REDIRECT_URL))
    status = 200 if data is None else 422
    return render(
        request, "accounts/sign_in.html", {"form": form, "next": request.GET.get("next", "")}, status=status
    )


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """Change the own password."""
    user: User = request.user  # type: ignore[assignment]
    form = PasswordChangeForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
            User.objects.filter(pk=user.pk).update(must_change_password=False)
            record("person.password", user, by=user, after={}, note=_("password changed"))
        update_session_auth_hash(request, user)
        messages.success(request, _("Your password is changed."))
        return redirect(settings.LOGIN_REDIRECT_URL)
    status = 422 if form.errors else 200
    return render(request, "accounts/password.html", {"form": form}, status=status)


@require_POST
def act_as(request: HttpRequest) -> HttpResponse:
    """Choose the role in whose name the person acts."""
    held = {row.pk: row for row in request.user.holdings_now}  # type: ignore[union-attr]
    wanted = request.POST.get("holding", "")
    holding = get_object_or_404(
        request.user.holdings,  # type: ignore[union-attr]
        pk=wanted if wanted.isdecimal() and int(wanted) in held else 0,
    )
    request.session["acting"] = holding.pk
    return redirect(_next(request, settings.LOGIN_REDIRECT_URL))


@open_to_all
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose Vietnamese or English for this browser."""
    code = request.POST.get("language", "vi")
    code = code if code in dict(settings.LANGUAGES) else "vi"
    answer = HttpResponseRedirect(_next(request, "/"))
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, max_age=365 * 86400, samesite="Lax", httponly=True)
    translation.activate(code)
    return answer
