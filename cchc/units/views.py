"""Units: the list, one unit with its history, adding, correcting, recording what became of units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.audit.telling import history
from cchc.units import actions
from cchc.units.columns import UNITS
from cchc.units.filters import OnDay, UnitPick
from cchc.units.forms import ChangeForm, UnitForm
from cchc.units.lineage import lineage
from cchc.units.models import Kind, Unit, UnitChange
from cchc.units.tree import successors
from cchc.web.access import get_or_404, require
from cchc.web.clock import today
from cchc.web.filters import Choices, Search
from cchc.web.options import Option, answer
from cchc.web.rows import Stale, holding_on
from cchc.web.states import badge
from cchc.web.table import Table

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

#: How a unit's standing on a day is called among the states of the design system.
STATES = {"valid": "in_force", "ended": "ended", "not_yet": "future"}
STANDING = {
    "valid": gettext_lazy("In operation"),
    "ended": gettext_lazy("No longer in operation"),
    "not_yet": gettext_lazy("Not yet in operation"),
}
SORTS: dict[str, str | tuple[str, ...]] = {
    "name": "sort_key",
    "kind": ("place", "sort_key"),
    "parent": ("parent__sort_key", "sort_key"),
    "valid_from": "valid_from",
    "valid_to": "valid_to",
}
PICKED = 20


def _part_of(rows: Any, units: list[Unit]) -> Any:
    """The units below those given, at any of three steps: department, division; district, commune."""
    return rows.filter(Q(parent__in=units) | Q(province__in=units) | Q(parent__parent__in=units))


def _named(row: Unit) -> str:
    """The name, with a badge where the unit is not there today."""
    status = row.status_on(today())
    return (
        row.name
        if status == "valid"
        else format_html("{} {}", row.name, badge(STATES[status], STANDING[status]))
    )


FILTERS = (
    Search(),
    Choices("kind", gettext_lazy("Kind"), Kind.choices, folded=True),
    UnitPick("parent", gettext_lazy("Subordinate to"), _part_of),
    OnDay("day", gettext_lazy("On the day")),
)


def unit_list(request: HttpRequest) -> HttpResponse:
    """The list of units on a day."""
    require(request.user, "unit.view")
    table = Table(
        request,
        Unit.objects.select_related("parent", "province").prefetch_related("codes"),
        UNITS,
        name="don-vi",
        title=_("Units"),
        sorts=SORTS,
        order="kind",
        hidden=("province", "codes", "basis", "email", "other_names", "slug", "valid_from", "valid_to"),
        cells={"name": _named},
        filters=FILTERS,
        empty=_("No unit is here yet: load a province, or import an Excel file."),
    )
    return table.answer("units/list.html", {"may_edit": request.user.can("unit.edit")})  # type: ignore[union-attr]


def unit(request: HttpRequest, slug: str) -> HttpResponse:
    """One unit: its facts, the people who hold roles there, and its history as a line of mergers."""
    require(request.user, "unit.view")
    row = get_or_404(Unit.objects.select_related("parent", "province"), slug=slug)
    day, user = today(), request.user
    status = row.status_on(day)
    context = {
        "unit": row,
        "state": STATES[status],
        "state_words": STANDING[status],
        "stands_for": [] if status == "valid" else successors(row, day),
        "lineage": lineage(row),
        "holdings": _holdings(row, day) if user.can("person.view") else None,  # type: ignore[union-attr]
        "children": _children(row, day),
        "codes": row.codes.all(),
        "groups": row.groups.all(),
        "may_edit": user.can("unit.edit"),  # type: ignore[union-attr]
        "events": history([row, *_changes(row)]) if user.can("audit.view") else None,  # type: ignore[union-attr]
    }
    return render(request, "units/unit.html", context)


def _holdings(row: Unit, day: date) -> Any:
    """Who holds which role for the unit today (tables of a higher domain, by their relation)."""
    held: Any = row.holdings
    return held.filter(holding_on(day)).select_related("user").order_by("role", "user__sort_key")


def _children(row: Unit, day: date) -> list[dict[str, Any]]:
    """How many units of each kind are part of this one: today, or on its last day where it has ended."""
    on = min(day, row.valid_to) if row.valid_to else day
    counted = row.children.filter(holding_on(on)).values("kind").annotate(n=Count("pk")).order_by("kind")
    return [{"kind": item["kind"], "words": Kind(item["kind"]).label, "count": item["n"]} for item in counted]


def _changes(row: Unit) -> list[UnitChange]:
    return list(UnitChange.objects.filter(Q(sources=row) | Q(targets=row)).distinct())


def add(request: HttpRequest) -> HttpResponse:
    """Add a unit."""
    require(request.user, "unit.edit")
    above = Unit.objects.filter(slug=request.GET.get("parent", "").replace("\x00", "")[:200]).first()
    form = UnitForm(request.POST or None, initial={"parent": above, "valid_from": today()})
    if request.method == "POST" and form.is_valid():
        row = actions.add(form.save(commit=False), groups=form.cleaned_data["groups"], by=request.user)
        messages.success(request, _("The unit is added."))
        return redirect(row)
    context = {"form": form, "above": above}
    return render(request, "units/edit.html", context, status=422 if form.errors else 200)


def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Correct a unit's facts; somebody else's newer edit is told, nothing typed is lost."""
    require(request.user, "unit.view")
    row = get_or_404(Unit.objects.all(), slug=slug)
    require(request.user, "unit.edit")
    form = UnitForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit(row, groups=form.cleaned_data["groups"], by=request.user)
        except Stale as stale:
            form.note_stale(stale.row)  # type: ignore[arg-type]
        except actions.Refused as refused:
            form.add_error("parent", refused.sentences)
        else:
            messages.success(request, _("Saved."))
            return redirect(row)
    context = {"form": form, "unit": Unit.objects.get(pk=row.pk)}
    return render(request, "units/edit.html", context, status=422 if form.errors else 200)


def change(request: HttpRequest) -> HttpResponse:
    """Record a merger, split, renaming, abolition or move: checked and shown first, written when confirmed."""
    require(request.user, "unit.edit")
    first = Unit.objects.filter(slug=request.GET.get("unit", "").replace("\x00", "")[:200])
    form = ChangeForm(request.POST or None, initial={"sources": first, "day": today()})
    plan = None
    if request.method == "POST" and form.is_valid():
        plan = form.plan()
        try:
            if "confirm" in request.POST:
                made = actions.record_change(plan, by=request.user)
                messages.success(request, _("The change is recorded."))
                return redirect(made.targets.first() or plan.sources[0])
            actions.check(plan, today())
        except actions.Refused as refused:
            form.add_error(None, refused.sentences)
            plan = None
        except Stale:
            form.add_error(None, _("Somebody else changed one of these units meanwhile; look at them again."))
            plan = None
    context = {"form": form, "plan": plan, "left_behind": _left_behind(plan) if plan else None}
    return render(request, "units/change.html", context, status=422 if form.errors else 200)


def _left_behind(plan: actions.Plan) -> dict[str, int]:
    """What still hangs on the units that end: to be handed over after the change."""
    ending = [unit.pk for unit in plan.ending]
    below = Unit.objects.on(plan.day).filter(parent__in=ending).count()
    held = Unit.objects.filter(holding_on(plan.day, "holdings__"), pk__in=ending, holdings__isnull=False)
    return {"units": len(ending), "below": below, "roles": held.values("holdings").distinct().count()}


def pick(request: HttpRequest) -> HttpResponse:
    """What the unit picker asks: units by a part of their name, accents or none, on a day, of some kinds."""
    require(request.user, "unit.view")
    rows: Any = Unit.objects.select_related("parent")
    for one in FILTERS:
        rows = one.apply(rows, request.GET)
    found = [Option(str(row.pk), row.name, row.parent.name if row.parent else "") for row in rows[:PICKED]]
    if request.GET.get("format") == "json":
        return JsonResponse({"units": [option.__dict__ for option in found]})
    return answer(request, found)
