"""One value, and what is done to it: declared, verified, published, corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cchc.audit.telling import history
from cchc.errors import CchcError, UserError
from cchc.files import store
from cchc.indicators import actions
from cchc.indicators.columns import STATES, period_words, plain, say, shown_value
from cchc.indicators.engine.computed import members
from cchc.indicators.forms import CorrectForm, DeclareForm, VerifyForm
from cchc.indicators.models import IndicatorValue, Status
from cchc.indicators.shipped import dictionary
from cchc.web.access import get_or_404, require
from cchc.web.rows import Stale
from cchc.web.templatetags.cchc import number

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cchc.indicators.engine.indicator import Indicator


def _row(request: HttpRequest, pk: str) -> IndicatorValue:
    require(request.user, "indicator.view")
    user: Any = request.user
    return get_or_404(IndicatorValue.objects.visible_to(user).select_related("unit", "file", "by"), pk=pk)


def _shown(row: IndicatorValue, **more: Any) -> dict[str, Any]:
    """What each page of a value says of it."""
    one = row.told_by
    return {
        "row": row,
        "one": one,
        "name": one.name.say(get_language() or "vi") if one else row.indicator,
        "shown": shown_value(row),
        "period": period_words(row),
        "parts": _parts(row),
        **more,
    }


def _parts(row: IndicatorValue) -> list[tuple[str, Any, str]]:
    """Label, figure and what it counts, of each part of a value."""
    one = row.told_by
    above, below = (say(one.numerator), say(one.denominator)) if one else ("", "")
    if row.denominator is None:
        return [(_("What is counted"), None, above)]
    return [
        (_("Numerator"), plain(row.numerator), above),
        (_("Denominator"), plain(row.denominator), below),
    ]


def _told(row: IndicatorValue) -> str:
    """A value with its parts: 96,40% (1.928/2.000)."""
    if row.denominator is None:
        return shown_value(row)
    return f"{shown_value(row)} ({number(plain(row.numerator))}/{number(plain(row.denominator))})"


def value(request: HttpRequest, pk: str) -> HttpResponse:
    """One value: its figures, where they come from, what else was said of the same period, its history."""
    row, user = _row(request, pk), request.user
    same = IndicatorValue.objects.visible_to(user).filter(  # type: ignore[arg-type]
        indicator=row.indicator, unit=row.unit_id, period=row.period
    )
    raised = actions.is_raised(row)
    may_verify = user.can("indicator.verify", row.unit)  # type: ignore[union-attr]
    context = _shown(
        row,
        state=STATES[row.status],
        others=[(_told(other), other) for other in same.exclude(pk=row.pk).select_related("unit")],
        may_verify=may_verify and row.status == Status.DECLARED and not raised,
        may_publish=may_verify and row.status == Status.VERIFIED and not raised,
        may_correct=_may_correct(request, row, raised=raised),
        events=history([row]),
    )
    return render(request, "indicators/value.html", context)


def _may_correct(request: HttpRequest, row: IndicatorValue, *, raised: bool) -> bool:
    """Who verifies corrects what is not raised yet or published; a unit its own declared value until it is verified."""
    user: Any = request.user
    if row.told_by is None or raised:
        return False
    own = row.status == Status.DECLARED and user.can("indicator.declare", row.unit)
    return bool(own or user.can("indicator.verify", row.unit))


def declare(request: HttpRequest, code: str) -> HttpResponse:
    """Declare a value of an indicator for a unit."""
    require(request.user, "indicator.view")
    one = dictionary().indicators.get(code)
    if one is None or code in members():
        raise Http404
    require(request.user, "indicator.declare")
    user: Any = request.user
    own = {holding.unit_id for holding in user.holdings_now if holding.allows("indicator.declare", None)}
    initial = {"unit": next(iter(own)) if len(own) == 1 else None}
    form = DeclareForm(request.POST or None, request.FILES or None, one=one, user=user, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            row = _declared(form, user)
        except CchcError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The value is declared."))
            return redirect(row)
    context = {"form": form, "one": one, "name": one.name.say(get_language() or "vi")}
    return render(request, "indicators/declare.html", context, status=422 if form.errors else 200)


def _declared(form: DeclareForm, user: Any) -> IndicatorValue:
    """The row written, with its file; CchcError where it cannot stand or the file is not taken in."""
    row: IndicatorValue = form.instance
    actions.check_value(row)
    upload = form.cleaned_data.get("upload")
    if upload:
        row.file = store.put(upload, name=upload.name or _("unnamed file"), by=user, unit=row.unit)
    return actions.declare(row, by=user)


def _defined(row: IndicatorValue) -> Indicator:
    if row.told_by is None:
        raise Http404
    return row.told_by


def verify(request: HttpRequest, pk: str) -> HttpResponse:
    """Verify a declared value: the same figures, or others with a reason."""
    row = _row(request, pk)
    require(request.user, "indicator.verify", row.unit)
    form = VerifyForm(request.POST or None, instance=row, one=_defined(row))
    if request.method == "POST" and form.is_valid():
        numerator, denominator = form.figures
        reason = form.cleaned_data["reason"]
        try:
            made = actions.verify(
                row, numerator=numerator, denominator=denominator, reason=reason, by=request.user
            )
        except UserError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The value is verified."))
            return redirect(made)
    return render(
        request, "indicators/verify.html", _shown(row, form=form), status=422 if form.errors else 200
    )


def publish(request: HttpRequest, pk: str) -> HttpResponse:
    """Publish a verified value, once a person has said so."""
    row = _row(request, pk)
    require(request.user, "indicator.verify", row.unit)
    if request.method == "POST":
        try:
            made = actions.publish(row, by=request.user)
        except UserError as error:
            messages.warning(request, error.message)
            return redirect(row)
        messages.success(request, _("The value is published."))
        return redirect(made)
    return render(request, "indicators/publish.html", _shown(row))


def correct(request: HttpRequest, pk: str) -> HttpResponse:
    """Correct a value, with the reason; somebody else's newer edit is told, nothing typed is lost."""
    row = _row(request, pk)
    raised = actions.is_raised(row)
    if not _may_correct(request, row, raised=raised):
        require(request.user, "indicator.verify", row.unit)
        messages.warning(request, _("The next standing of this value is there already; correct that one."))
        return redirect(row)
    form = CorrectForm(request.POST or None, instance=row, one=_defined(row))
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct(row, reason=form.cleaned_data["reason"], by=request.user)
        except UserError as error:
            form.add_error(None, error.message)
        except Stale as stale:
            form.note_stale(stale.row)  # type: ignore[arg-type]
        else:
            messages.success(request, _("Saved."))
            return redirect(row)
    stands = IndicatorValue.objects.select_related("unit").get(pk=row.pk)
    return render(
        request, "indicators/correct.html", _shown(stands, form=form), status=422 if form.errors else 200
    )
