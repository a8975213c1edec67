"""The page of one task: what it is and its state, what comes next, its facts and its whole history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from cchc.tasks.acts import acts, hindrance, may_extend, report_acts
from cchc.tasks.columns import MARK_WORDS, STATE_WORDS, mark_of, state_of
from cchc.tasks.fetching import visible_task
from cchc.tasks.forms_days import DayForm
from cchc.tasks.sight import Sight
from cchc.tasks.stood import both_readings
from cchc.tasks.timeline import timeline
from cchc.tasks.views_left import as_of, left
from cchc.web.clock import today
from cchc.web.discovery import offered

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cchc.tasks.models import Task

#: The words for the ways that a result is told.
READINGS = {
    "current": _("By the result that stands and the deadline followed"),
    "first_result": _("By the result handed in first"),
    "first_deadline": _("By the first deadline"),
}


def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task: what, who, by when, what was reported, what comes next; ``?ngay=`` as it stood on a day."""
    try:
        row = visible_task(request, pk)
    except Http404:
        return left(request, pk)  # 404 likewise to a stranger
    sight = Sight(row, request.user)  # type: ignore[arg-type]
    asked = DayForm(request.GET if "ngay" in request.GET else None)
    return render(request, "tasks/task.html", _facts(request, row, sight) | as_of(row, asked))


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
