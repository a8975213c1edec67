"""The review: the text with every found sentence marked on one side, the sentence chosen on the other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cchc.audit.trail import snapshot
from cchc.directives.actions import accept as accepting
from cchc.directives.actions import enter
from cchc.directives.actions import review as reviewing
from cchc.directives.forms import HeaderForm, ItemForm
from cchc.directives.marking import pieces
from cchc.directives.models import Alarm, Directive, Item, State, Triage
from cchc.errors import UserError
from cchc.web.access import get_or_404, require
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def _directive(request: HttpRequest, pk: int) -> Directive:
    """The directive, where the person may see it and may review."""
    found: Directive = get_or_404(Directive.objects.visible_to(request.user), pk=pk)  # type: ignore[arg-type]
    require(request.user, "directive.review")
    reviewing.reviewable(found)
    return found


def _item(request: HttpRequest, pk: int) -> Item:
    seen = Directive.objects.visible_to(request.user)  # type: ignore[arg-type]
    rows = Item.objects.filter(directive__in=seen).select_related("directive")
    found: Item = get_or_404(rows, pk=pk)
    require(request.user, "directive.review")
    reviewing.reviewable(found.directive)
    return found


def counts(items: list[Item]) -> dict[str, int]:
    """How many sentences stand in each triage, and how many were looked at."""
    return {
        "all": len(items),
        "seen": sum(item.seen for item in items),
        **{to: sum(item.triage == to for item in items) for to in Triage.values},
    }


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole review page; ``?noi-dung=ID`` chooses the sentence shown, else the first one not yet seen."""
    directive = _directive(request, pk)
    items = _all_items(directive)
    wanted = request.GET.get("noi-dung", "")
    chosen = next((row for row in items if str(row.pk) == wanted), None)
    chosen = chosen or next((row for row in items if not row.seen), items[0] if items else None)
    context = _around(directive, items) | {
        "pieces": pieces(directive.text, items, directive.alarms.all()),
        "twins": enter.twins(directive),
    }
    if chosen is not None:
        context |= _panel(chosen, items)
    return render(request, "directives/review.html", context)


def _all_items(directive: Directive) -> list[Item]:
    return list(directive.items.prefetch_related("leads", "coordinators", "alarms", "links"))


def _around(directive: Directive, items: list[Item]) -> dict[str, Any]:
    alarms = list(directive.alarms.all())
    return {
        "directive": directive,
        "items": items,
        "counts": counts(items),
        "open_alarms": sum(not alarm.answer for alarm in alarms),
        "alike": Counter(alarm.code for alarm in alarms if not alarm.answer),
        "loose_alarms": [alarm for alarm in alarms if alarm.item_id is None],
    }


def _panel(item: Item, items: list[Item], form: ItemForm | None = None, problem: str = "") -> dict[str, Any]:
    """What the side of one sentence needs: its form, its neighbours, its alarms, what was proposed."""
    place = next(n for n, row in enumerate(items) if row.pk == item.pk)
    return {
        "item": items[place],
        "form": form or ItemForm(instance=items[place]),
        "number": place + 1,
        "before": items[place - 1] if place else None,
        "after": items[place + 1] if place + 1 < len(items) else None,
        "linked": list(items[place].links.all()),
        "group_size": len(accepting.group_units(items[place])) if items[place].lead_group else 0,
        "problem": problem,
        "triages": Triage,
    }


def _answer(request: HttpRequest, item: Item, **more: Any) -> HttpResponse:
    """The panel of a sentence after an act: a part of the page for script, a redirect without it."""
    directive = Directive.objects.get(pk=item.directive_id)
    failed = bool(more.get("problem")) or (more.get("form") is not None and bool(more["form"].errors))
    if not request.headers.get("HX-Request") and not failed:
        return redirect(f"{reverse('directives:review', args=[directive.pk])}?noi-dung={item.pk}")
    items = _all_items(directive)
    context = _around(directive, items) | _panel(item, items, **more)
    if not request.headers.get("HX-Request"):
        context["pieces"] = pieces(directive.text, items, directive.alarms.all())
        return render(request, "directives/review.html", context, status=422)
    return render(request, "directives/parts/panel.html", context | {"swap": True})


def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one sentence, or save what was made of it."""
    row = _item(request, pk)
    if request.method != "POST":
        return _answer(request, row)
    form = ItemForm(request.POST, instance=row)
    if not form.is_valid():
        return _answer(request, row, form=form)
    fresh = Item.objects.select_related("directive").get(pk=pk)
    # Saved over the version that was typed on: who came in between these two reads is told too.
    fresh.version = form.cleaned_data["version"] or fresh.version
    try:
        reviewing.edit(
            fresh,
            by=request.user,  # type: ignore[arg-type]
            leads=form.cleaned_data["leads"],
            coordinators=form.cleaned_data["coordinators"],
            **form.values(),
        )
    except Stale as stale:
        form.note_stale(stale.row)  # type: ignore[arg-type]
        return _answer(request, row, form=form)
    except UserError as error:
        return _answer(request, row, problem=str(error))
    return _answer(request, row)


@require_POST
def triage(request: HttpRequest, pk: int) -> HttpResponse:
    """Track, keep or drop; then the next sentence, when the person asked to go on."""
    row = _item(request, pk)
    to = request.POST.get("triage", "")
    if request.POST.get("version", str(row.version)) != str(row.version):
        return _answer(request, row, problem=_("Somebody else changed this sentence; look at it again."))
    try:
        if to not in Triage.values:
            raise UserError(_("Choose: track, keep only or drop."))
        reviewing.triage(row, by=request.user, to=to, reason=request.POST.get("why", ""))  # type: ignore[arg-type]
    except UserError as error:
        return _answer(request, row, problem=str(error))
    except Stale:
        return _answer(request, row, problem=_("Somebody else changed this sentence; look at it again."))
    follows = row.directive.items.filter(place__gt=row.place).first() if request.POST.get("next") else None
    return _answer(request, follows or row)


@require_POST
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Cut a sentence in two at the cursor."""
    row = _item(request, pk)
    at = request.POST.get("at", "")
    try:
        reviewing.split(row, by=request.user, at=int(at) if at.isdecimal() else -1)  # type: ignore[arg-type]
    except UserError as error:
        return _answer(request, row, problem=str(error))
    return _whole(request, row)


@require_POST
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Join a sentence with the one after it."""
    row = _item(request, pk)
    follows = row.directive.items.filter(place__gt=row.place).first()
    try:
        if follows is None:
            raise UserError(_("There is no sentence after this one."))
        row = reviewing.merge(row, follows, by=request.user)  # type: ignore[arg-type]
    except UserError as error:
        return _answer(request, row, problem=str(error))
    return _whole(request, row)


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a sentence of the words marked in the text."""
    directive = _directive(request, pk)
    ends = [request.POST.get(name, "") for name in ("start", "end")]
    try:
        start, end = (int(value) if value.isdecimal() else 0 for value in ends)
        row = reviewing.add(directive, by=request.user, start=start, end=end)  # type: ignore[arg-type]
    except UserError as error:
        messages.error(request, str(error))
        return redirect("directives:review", pk)
    return _whole(request, row)


def _whole(request: HttpRequest, row: Item) -> HttpResponse:
    """The whole page anew, since the marks in the text moved."""
    url = f"{reverse('directives:review', args=[row.directive_id])}?noi-dung={row.pk}"
    answer = redirect(url)
    if request.headers.get("HX-Request"):
        answer.status_code = 200
        answer.headers["HX-Redirect"] = url
        del answer.headers["Location"]
    return answer


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what was decided about an alarm."""
    seen = Directive.objects.visible_to(request.user)  # type: ignore[arg-type]
    alarm: Alarm = get_or_404(
        Alarm.objects.filter(directive__in=seen).select_related("item", "directive"), pk=pk
    )
    require(request.user, "directive.review")
    problem = ""
    try:
        words, alike = request.POST.get("words", ""), bool(request.POST.get("alike"))
        reviewing.answer(alarm, by=request.user, words=words, alike=alike)  # type: ignore[arg-type]
    except UserError as error:
        problem = str(error)
    if alarm.item is not None:
        return _answer(request, alarm.item, problem=problem)
    if problem:
        messages.error(request, problem)
    return redirect("directives:review", alarm.directive_id)


def header(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what the document says of itself."""
    directive = _directive(request, pk)
    before = snapshot(directive)
    form = HeaderForm(request.POST or None, instance=directive)
    if request.method == "POST" and form.is_valid():
        try:
            reviewing.edit_header(form.instance, by=request.user, before=before)  # type: ignore[arg-type]
        except Stale as stale:
            form.note_stale(stale.row)  # type: ignore[arg-type]
        else:
            messages.success(request, _("The facts of the document are saved."))
            return redirect("directives:review", pk)
    context = {"directive": directive, "form": form}
    return render(request, "directives/header.html", context, status=422 if form.errors else 200)


def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what accepting will do; then do it, all or nothing."""
    directive = _directive(request, pk)
    if request.method == "POST":
        try:
            made = accepting.accept(directive, by=request.user)  # type: ignore[arg-type]
        except UserError as error:
            messages.error(request, str(error))
            return redirect("directives:accept", pk)
        words = ngettext("{n} task was given.", "{n} tasks were given.", len(made))
        messages.success(request, words.format(n=len(made)))
        return redirect("directives:directive", pk)
    items = _all_items(directive)
    context = _around(directive, items) | {
        "hindrances": accepting.hindrances(directive),
        "planned": accepting.planned(directive),
        "series": accepting.series_planned(directive),
        "accepted": directive.state == State.ACCEPTED,
    }
    return render(request, "directives/accept.html", context)
