"""The page of one task: what it is and its state, what comes next, its facts and its whole history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from cchc.tasks.acts import acts, hindrance, may_extend, report_acts
from cchc.tasks.columns import MARK_WORDS, STATE_WORDS, mark_of, state_of
from cchc.tasks.fetching import visible_task
from cchc.tasks.sight import Sight
from cchc.tasks.stood import both_readings, stood
from cchc.tasks.timeline import timeline
from cchc.web.clock import today
from cchc.web.discovery import offered
from cchc.web.widgets import Day

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cchc.tasks.models import Task

#: The words for the ways that a result is told.
READINGS = {
    "current": _("By the result that stands and the deadline followed"),
    "first_result": _("By the result handed in first"),
    "first_deadline": _("By the first deadline"),
}


class DayForm(forms.Form):
    """The day as of which a task is shown."""

    ngay = forms.DateField(label=_("As it stood on"), widget=Day, required=False)

    def clean_ngay(self) -> Any:
        day = self.cleaned_data["ngay"]
        if day is not None and day > today():
            raise forms.ValidationError(_("This day is still to come."))
        return day


def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task: what, who, by when, what was reported, what comes next; ``?ngay=`` as it stood on a day."""
    row = visible_task(request, pk)
    sight = Sight(row, request.user)  # type: ignore[arg-type]
    asked = DayForm(request.GET) if "ngay" in request.GET else DayForm()
    return render(request, "tasks/task.html", _facts(request, row, sight) | _as_of(row, asked))


def _facts(request: HttpRequest, row: Task, sight: Sight) -> dict[str, Any]:
    found = acts(sight)
    rolled = sight.roll_up
    state, mark = (rolled.state, "") if rolled and rolled.parts else (state_of(row), mark_of(row))
    return {
        "task": row,
        "state": state,
        "word": STATE_WORDS[state],
        "mark": mark,
        "mark_word": MARK_WORDS.get(mark, ""),
        "next": found[:2] if len(found) == 2 or _twin(found) else found[:1],
        "more": found[2:] if len(found) == 2 or _twin(found) else found[1:],
        "hindrance": hindrance(sight) if may_extend(sight) else "",
        "ended": row.lead.valid_to is not None and row.lead.valid_to < today(),
        "panels": [panel for module in offered("task_panel") for panel in module.panels(request, row)],
        "coordinators": sight.coordinators,
        "roll_up": rolled,
        "transfers": sight.transfers,
        "reports": [(shown, report_acts(sight, shown.report)) for shown in sight.reports],
        "extensions": sight.extensions,
        "explanations": sight.explanations,
        "verbs": sight.verbs,
        "readings": [(READINGS[key], day, in_time) for key, day, in_time in both_readings(row)],
        "events": timeline(
            row,
            reports=[shown.report for shown in sight.reports],
            extensions=sight.extensions,
            explanations=sight.explanations,
            known=sight.known(),
            drafts=sight.is_own,
        ),
    }


def _twin(found: list[Any]) -> bool:
    """Whether the next act is one of two answers, which stand side by side."""
    return [act.code for act in found[:2]] == ["report_accept", "report_return"]


def _as_of(row: Task, asked: DayForm) -> dict[str, Any]:
    if not asked.is_bound or not asked.is_valid() or asked.cleaned_data["ngay"] is None:
        return {"day_form": asked}
    standing = stood(row, asked.cleaned_data["ngay"])
    return {
        "day_form": asked,
        "stood": standing,
        "stood_word": STATE_WORDS.get(standing.state, ""),
        "stood_mark_word": MARK_WORDS.get(standing.mark, ""),
    }
