"""Urging a unit about one task, by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cchc.errors import UserError
from cchc.tasks.actions import urge as act
from cchc.tasks.forms_chasing import UrgeForm
from cchc.tasks.models import Task
from cchc.tasks.recipients import People
from cchc.web.access import get_or_404, require
from cchc.web.clock import today

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def urge(request: HttpRequest, pk: int) -> HttpResponse:
    """Urge the unit; who will be told stands on the page before."""
    rows = Task.objects.visible_to(request.user)  # type: ignore[arg-type]
    task = get_or_404(rows.select_related("lead", "assignee", "follow_up"), pk=pk)
    require(request.user, "task.chase")
    form = UrgeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act([task], by=request.user, words=form.cleaned_data["words"])  # type: ignore[arg-type]
        except UserError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The unit is urged."))
            return redirect(task)
    told = [share.person for share in People(today(), {task.lead_id}).shares(task.lead_id, [task])]
    context = {"form": form, "task": task, "told": told}
    return render(request, "tasks/urge.html", context, status=422 if form.errors else 200)
