"""The working calendar: a year at a glance, its special days, and a clerk's corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cchc.audit.telling import history
from cchc.web.access import get_or_404, require
from cchc.web.clock import today
from cchc.web.rows import Stale
from cchc.web.table import Table
from cchc.workcal import actions
from cchc.workcal.calendar import calendar
from cchc.workcal.columns import DAYS
from cchc.workcal.forms import FIRST_YEAR, LAST_YEAR, DayForm, YearForm
from cchc.workcal.models import AnnouncedYear, SpecialDay
from cchc.workcal.months import months_of, weekday_names

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def year(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """One year: twelve months, and the list of special days with who decided each."""
    require(request.user, "calendar.view")
    number = today().year if number is None else number
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise Http404
    standing = calendar()
    months = months_of(standing, number, today())
    table = Table(
        request,
        SpecialDay.objects.filter(day__year=number),
        DAYS,
        name=f"lich-lam-viec-{number}",
        title=_("Working calendar"),
        sorts={"day": "day", "kind": ("kind", "day"), "name": "name"},
        order="day",
        rows_a_page=200,
        link="name",
        url=_address if request.user.can("calendar.edit") else None,  # type: ignore[union-attr]
        empty=_("No special day is known for this year: every weekday counts as worked."),
    )
    context = {
        "number": number,
        "months": months,
        "weekday_names": weekday_names(),
        "working": sum(month.working for month in months),
        "announced": AnnouncedYear.objects.filter(year=number).first(),
        "provisional": number > standing.announced,
        "last_announced": standing.announced,
        "before": number - 1 if number > FIRST_YEAR else None,
        "after": number + 1 if number < LAST_YEAR else None,
    }
    return table.answer("workcal/year.html", context)


def _address(row: SpecialDay) -> str:
    return reverse("workcal:edit", args=[row.pk])


def add(request: HttpRequest) -> HttpResponse:
    """Add a special day."""
    require(request.user, "calendar.edit")
    given = request.GET.get("day", "")
    form = DayForm(request.POST or None, initial={"day": given[:10] or None, "kind": "off"})
    if request.method == "POST" and form.is_valid():
        row = actions.save_day(form.save(commit=False), by=request.user)
        messages.success(request, _("The day is set."))
        return redirect("workcal:year", row.day.year)
    return render(request, "workcal/day.html", {"form": form}, status=422 if form.errors else 200)


def edit(request: HttpRequest, pk: str) -> HttpResponse:
    """Correct a special day."""
    require(request.user, "calendar.view")
    row = get_or_404(SpecialDay.objects.all(), pk=pk)
    require(request.user, "calendar.edit")
    form = DayForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_day(row, by=request.user)
        except Stale as stale:
            form.note_stale(stale.row)  # type: ignore[arg-type]
        else:
            messages.success(request, _("Saved."))
            return redirect("workcal:year", row.day.year)
    stands = SpecialDay.objects.get(pk=row.pk)
    context = {"form": form, "row": stands, "events": history([stands])}
    return render(request, "workcal/day.html", context, status=422 if form.errors else 200)


@require_POST
def remove(request: HttpRequest, pk: str) -> HttpResponse:
    """Make a day what its weekday says again."""
    require(request.user, "calendar.view")
    row = get_or_404(SpecialDay.objects.all(), pk=pk)
    require(request.user, "calendar.edit")
    number = row.day.year
    actions.remove_day(row, by=request.user)
    messages.success(request, _("The day is what its weekday says again."))
    return redirect("workcal:year", number)


def announce(request: HttpRequest) -> HttpResponse:
    """Note that the days off of a year are announced."""
    require(request.user, "calendar.edit")
    form = YearForm(request.POST or None, initial={"year": calendar().announced + 1})
    if request.method == "POST" and form.is_valid():
        row = actions.announce(form.save(commit=False), by=request.user)
        messages.success(request, _("The year is announced: its answers are final."))
        return redirect("workcal:year", row.year)
    return render(request, "workcal/announce.html", {"form": form}, status=422 if form.errors else 200)
