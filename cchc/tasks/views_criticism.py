"""Draft lists for criticism: for those who draft and those who decide; for anybody else there is no such page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cchc.audit.telling import history
from cchc.errors import UserError
from cchc.tasks.actions import criticising
from cchc.tasks.columns_chasing import LISTS, stage_badge
from cchc.tasks.criticism import units_of
from cchc.tasks.forms_chasing import DecisionForm, RowForm
from cchc.tasks.models import CriticismList, CriticismRow
from cchc.web.access import get_or_404, require
from cchc.web.rows import Stale
from cchc.web.table import Table

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def _visible(request: HttpRequest) -> Any:
    return CriticismList.objects.visible_to(request.user)  # type: ignore[arg-type]


def _row(request: HttpRequest, pk: int) -> CriticismRow:
    rows = CriticismRow.objects.filter(list__in=_visible(request)).select_related(
        "list", "unit", "task__lead"
    )
    return get_or_404(rows, pk=pk)


@require_safe
def criticism_lists(request: HttpRequest) -> HttpResponse:
    """All lists: the one being drafted, those that wait for a decision, those decided."""
    user: Any = request.user
    if not (user.can("task.chase") or user.can("task.criticise")):
        raise Http404
    kept = Q(rows__kept=True)
    table = Table(
        request,
        _visible(request)
        .annotate(tasks=Count("rows", filter=kept), units=Count("rows__unit", filter=kept, distinct=True))
        .select_related("submitted_by", "decided_by"),
        LISTS,
        name="phe-binh",
        title=_("Draft lists for criticism"),
        sorts={"made_on": "made_on", "submitted_on": "submitted_on", "decided_on": "decided_on"},
        order="-made_on",
        cells={"stage": stage_badge},
        empty=_("No list yet: nothing has been late long enough, after two reminders."),
    )
    return table.answer("tasks/criticism_lists.html")


@require_safe
def criticism(request: HttpRequest, pk: int) -> HttpResponse:
    """One list, its rows by unit."""
    user: Any = request.user
    standing = get_or_404(_visible(request).select_related("submitted_by", "decided_by"), pk=pk)
    units = units_of(standing)
    kept = sum(len(unit.kept) for unit in units)
    waits = standing.stage == "submitted" and standing.decided_on is None
    context = {
        "list": standing,
        "badge": stage_badge(standing),
        "units": units,
        "kept": kept,
        "kept_units": sum(bool(unit.kept) for unit in units),
        "may_draft": standing.approved and user.can("task.chase"),
        "may_mark": standing.stage == "draft" and user.can("task.chase"),
        "form": DecisionForm() if waits and user.can("task.criticise") else None,
        "events": history([standing]),
    }
    return render(request, "tasks/criticism.html", context)


def criticism_row(request: HttpRequest, pk: int) -> HttpResponse:
    """Say of one row whether the cause is objective, and whether it stays."""
    row = _row(request, pk)
    require(request.user, "task.chase")
    form = RowForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        try:
            criticising.mark(row, by=request.user)  # type: ignore[arg-type]
        except Stale as stale:
            form.note_stale(stale.row)  # type: ignore[arg-type]
        except UserError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect(f"{row.list.get_absolute_url()}#nhiem-vu-{row.task_id}")
    context = {"form": form, "row": row}
    return render(request, "tasks/criticism_row.html", context, status=422 if form.errors else 200)


@require_POST
def criticism_keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one row off the proposal, or put it back."""
    row = _row(request, pk)
    require(request.user, "task.chase")
    row.kept = request.POST.get("kept") == "1"
    try:
        criticising.mark(row, by=request.user)  # type: ignore[arg-type]
    except (UserError, Stale) as error:
        words = str(error) if isinstance(error, UserError) else _("Somebody else changed this row meanwhile.")
        messages.error(request, words)
    return redirect(f"{row.list.get_absolute_url()}#nhiem-vu-{row.task_id}")


def _seen(request: HttpRequest) -> int:
    """How many tasks the page showed that is submitted."""
    given = request.POST.get("seen", "")
    return int(given) if given.isdecimal() and len(given) < 9 else 0


@require_POST
def criticism_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the draft to a leader."""
    standing = get_or_404(_visible(request), pk=pk)
    require(request.user, "task.chase")
    try:
        criticising.submit(standing, by=request.user, seen=_seen(request))  # type: ignore[arg-type]
    except (UserError, Stale) as error:
        words = (
            str(error) if isinstance(error, UserError) else _("Somebody else changed this list meanwhile.")
        )
        messages.error(request, words)
    else:
        messages.success(request, _("The list is submitted; a leader decides."))
    return redirect(standing)


@require_POST
def criticism_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """A leader approves the list, or does not."""
    standing = get_or_404(_visible(request), pk=pk)
    require(request.user, "task.criticise")
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose whether the list is approved."))
        return redirect(standing)
    try:
        criticising.decide(standing, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
    except (UserError, Stale) as error:
        words = (
            str(error) if isinstance(error, UserError) else _("Somebody else changed this list meanwhile.")
        )
        messages.error(request, words)
    else:
        messages.success(request, _("Your decision is recorded."))
    return redirect(standing)
