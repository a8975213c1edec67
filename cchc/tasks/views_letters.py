"""Papers and words for chasing: which units owe, their letters, the text to copy, the page for a meeting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cchc.errors import UserError
from cchc.tasks import letters
from cchc.tasks.actions import lettering
from cchc.tasks.columns import LETTERS
from cchc.tasks.counting import state_query
from cchc.tasks.fetching import do_now
from cchc.tasks.forms_letters import IssueForm, MeetingForm, UrgingForm
from cchc.tasks.models import CriticismList, Letter, Task, Urging
from cchc.tasks.models.chasing import Stage
from cchc.units.models import Unit
from cchc.web.access import get_or_404, require
from cchc.web.clock import today
from cchc.web.filters import Choices
from cchc.web.paper import WORD
from cchc.web.states import badge
from cchc.web.table import Table
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django.http import HttpRequest

#: The page of a paper names so many tasks; that of a meeting in a province has thousands.
SHOWN = 100
#: So many working days are given to answer an urging letter, unless another day is typed.
ANSWER_IN = 5


@require_safe
def letter_list(request: HttpRequest) -> HttpResponse:
    """Every paper that was drafted, the newest first."""
    require(request.user, "task.chase")
    table = Table(
        request,
        Letter.objects.select_related("unit", "made_by").annotate(task_count=Count("tasks")),
        LETTERS,
        name="van-ban-don-doc",
        title=_("Papers drafted"),
        cells={
            "stage": lambda row: badge(
                row.stage if row.stage != "dropped" else "ended", row.get_stage_display()
            )
        },
        sorts={"made_on": "made_on", "issued_on": "issued_on"},
        order="-made_on",
        filters=[
            Choices("kind", _("Kind"), Letter.Kind.choices),
            Choices("stage", _("Stage"), Stage.choices),
        ],
        empty=_("No paper was drafted yet: choose units that owe, or draft the page for a meeting."),
    )
    return table.answer("tasks/letters.html")


def _owing(day: date) -> list[dict[str, Any]]:
    """The units with something overdue, most first: how much, what comes due in a week, when they were urged last."""
    states = {"late": "overdue", "soon": "soon"}
    counting: Any = {name: Count("pk", state_query(state, day)) for name, state in states.items()}
    counted: Any = Task.objects.counted().order_by().values("lead").annotate(**counting)
    found = {row["lead"]: row for row in counted if row["late"]}
    urgings = Urging.objects.exclude(rung=Urging.Rung.LISTED).filter(task__lead__in=found).order_by()
    urged = dict(urgings.values_list("task__lead").annotate(Max("day")))
    units = Unit.objects.filter(pk__in=found).defer("other_names", "folded")
    rows = [{**found[unit.pk], "unit": unit, "urged_on": urged.get(unit.pk)} for unit in units]
    return sorted(rows, key=lambda row: (-row["late"], row["unit"].place, row["unit"].sort_key))


def owing(request: HttpRequest) -> HttpResponse:
    """The units that owe: choose some and draft a letter to each, or copy the words for one."""
    require(request.user, "task.chase")
    user: Any = request.user
    form = UrgingForm(request.POST or None, initial={"answer_by": calendar().add(today(), ANSWER_IN)})
    chosen = [key for key in request.POST.getlist("unit") if key.isdecimal() and len(key) < 18]
    if request.method == "POST" and form.is_valid():
        try:
            made = lettering.urge_by_letter(Unit.objects.filter(pk__in=chosen), by=user, **form.cleaned_data)
        except UserError as error:
            form.add_error(None, str(error))
        else:
            words = ngettext("{n} letter is drafted.", "{n} letters are drafted.", len(made))
            messages.success(request, words.format(n=len(made)))
            return redirect(made[0] if len(made) == 1 else reverse("tasks:letters"))
    context = {"rows": _owing(today()), "form": form, "day": today(), "chosen": chosen}
    return render(request, "tasks/owing.html", context, status=422 if form.errors else 200)


@require_safe
def words_to_copy(request: HttpRequest, slug: str) -> HttpResponse:
    """The text to paste into Zalo for one unit."""
    require(request.user, "task.chase")
    unit = get_or_404(Unit.objects.select_related("province"), slug=slug)
    day = today()
    tasks = Task.objects.counted().visible_to(request.user).filter(lead=unit).order_by("due", "pk")  # type: ignore[arg-type]
    late = list(tasks.filter(state_query("overdue", day)))
    soon = list(tasks.filter(state_query("soon", day)))
    url = f"{settings.SITE_URL}{reverse('tasks:list')}?lead={unit.slug}"
    context = {"unit": unit, "text": letters.to_copy(unit, late, soon, day, url), "day": day}
    return render(request, "tasks/words_to_copy.html", context)


def meeting(request: HttpRequest) -> HttpResponse:
    """Draft the one page for the weekly or monthly meeting."""
    require(request.user, "task.chase")
    form = MeetingForm(request.POST or None, initial={"day": today(), "kind": "week"})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = lettering.paper_for_meeting(given["kind"], by=request.user, day=given["day"])  # type: ignore[arg-type]
        except UserError as error:
            form.add_error("day", str(error))
        else:
            return redirect(made)
    return render(request, "tasks/meeting.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def from_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft the proposal of criticism from a list; whoever may know of no list does not learn of one here."""
    user: Any = request.user
    if not (user.can("task.chase") or user.can("task.criticise")):
        raise Http404
    require(user, "task.chase")
    found = get_or_404(CriticismList.objects.all(), pk=pk)
    try:
        return redirect(lettering.propose_criticism(found, by=user))
    except UserError as error:
        messages.error(request, str(error))
        return redirect(found)


def _letter(request: HttpRequest, pk: int) -> Letter:
    """The paper of the address: for who chases, and a proposal of criticism also for who decides on it."""
    user: Any = request.user
    if not (user.can("task.chase") or user.can("task.criticise")):
        raise PermissionDenied
    rows = Letter.objects.select_related("unit", "made_by", "list")
    if not user.can("task.chase"):
        rows = rows.filter(kind=Letter.Kind.CRITICISE)
    return get_or_404(rows, pk=pk)


def _named(row: Letter) -> dict[str, Any]:
    """The tasks that the page of a paper names, and how many there are in all and beyond."""
    tasks, count = letters.told_tasks(row, SHOWN), row.tasks.count()
    return {"tasks": tasks, "count": count, "left_out": count - len(tasks)}


@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper: what it is, its tasks, and what can be done with it now."""
    row = _letter(request, pk)
    user: Any = request.user
    context = {
        "letter": row,
        **_named(row),
        "may_chase": user.can("task.chase"),
        "is_open": row.stage in {"draft", "submitted"},
        "form": IssueForm(initial={"on": today()}),
    }
    return render(request, "tasks/letter.html", context)


@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper as a Word file."""
    row = _letter(request, pk)
    answer = HttpResponse(letters.written(row), content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{row.kind}-{row.pk}-{row.made_on:%Y%m%d}.docx"'
    return answer


def _act(request: HttpRequest, pk: int, act: Callable[[Letter], Letter], done: str) -> HttpResponse:
    row = _letter(request, pk)
    require(request.user, "task.chase")
    second = _("Somebody else changed this paper meanwhile; look at it again.")
    return do_now(request, row, done, partial(act, row), second)


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft goes to who signs."""
    user: Any = request.user
    return _act(request, pk, lambda row: lettering.submit(row, by=user), _("The paper is submitted."))


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft is not wanted."""
    user: Any = request.user
    return _act(request, pk, lambda row: lettering.drop(row, by=user), _("The draft is dropped."))


@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """It was issued under a number; what was typed wrong stands in the form."""
    row = _letter(request, pk)
    user: Any = request.user
    require(user, "task.chase")
    form = IssueForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        return _act(
            request, pk, lambda one: lettering.issue(one, by=user, **given), _("The paper is issued.")
        )
    context = {
        "letter": row,
        **_named(row),
        "may_chase": True,
        "is_open": True,
        "form": form,
    }
    return render(request, "tasks/letter.html", context, status=422)
