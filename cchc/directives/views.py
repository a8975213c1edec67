"""Pages of directives: the list, one document, the sentences found, the quality of reading, emergency removal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cchc.audit.telling import history
from cchc.directives.actions.remove import remove as remove_directive
from cchc.directives.forms import ReasonForm
from cchc.directives.judgement import by_month, judge
from cchc.directives.listing import directives, sentences
from cchc.directives.marking import pieces
from cchc.directives.models import Directive, Item, Link, State
from cchc.errors import UserError
from cchc.tasks.columns import STATE_WORDS, state_of
from cchc.tasks.models import Task
from cchc.web.access import get_or_404, require

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def directive_list(request: HttpRequest) -> HttpResponse:
    """The documents the person may see."""
    return directives(request).answer("directives/list.html")


def kept(request: HttpRequest) -> HttpResponse:
    """Every sentence found in documents, also what was only kept."""
    require(request.user, "directive.view")
    return sentences(request).answer("directives/kept.html")


def quality(request: HttpRequest) -> HttpResponse:
    """What the reading proposed beside what people made of it."""
    require(request.user, "directive.review")
    rows = Item.objects.filter(seen=True).exclude(directive__state=State.REMOVED)
    deferred = ("directive__text", "directive__folded_text", "directive__proposal")
    items = list(rows.select_related("directive").defer(*deferred).prefetch_related("leads", "coordinators"))
    return render(request, "directives/quality.html", {"judged": judge(items), "months": by_month(items)})


def _one(request: HttpRequest, pk: int) -> Directive:
    rows = Directive.objects.visible_to(request.user)  # type: ignore[arg-type]
    found: Directive = get_or_404(rows.select_related("file__removed_by", "by", "unit"), pk=pk)
    return found


def _tasks(request: HttpRequest, row: Directive) -> list[dict[str, Any]]:
    """The document's tasks that the person may see, each with its state in words."""
    seen = Task.objects.visible_to(request.user)  # type: ignore[arg-type]
    tasks = seen.filter(directive_link__item__directive=row).select_related("lead")
    return [{"task": task, "state": state_of(task), "word": STATE_WORDS[state_of(task)]} for task in tasks]


def _own_items(request: HttpRequest, row: Directive) -> list[Item]:
    """The sentences that became tasks which the person may see."""
    seen = Task.objects.visible_to(request.user)  # type: ignore[arg-type]
    return list(row.items.filter(links__task__in=seen).distinct())


def directive(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: its tasks, its text, its facts. A unit that has work in it sees its own tasks, and its own
    sentences marked in the text; what was kept and the history are the office's."""
    row = _one(request, pk)
    user: Any = request.user
    whole = user.can_everywhere("directive.view")
    items = list(row.items.all()) if whole else []
    context = {
        "directive": row,
        "rows": _tasks(request, row),
        "may_see_all": whole,
        "may_remove": user.can("directive.remove"),
        "kept": [item for item in items if item.triage == "keep"],
        "pieces": pieces(row.text, items or _own_items(request, row), []),
        "events": history([row]) if whole else [],
    }
    return render(request, "directives/directive.html", context)


def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a document in an emergency, after saying what goes and why."""
    row = _one(request, pk)
    require(request.user, "directive.remove")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            remove_directive(row, by=request.user, why=form.cleaned_data["why"])  # type: ignore[arg-type]
        except UserError as error:
            form.add_error("why", str(error))
        else:
            messages.success(request, _("The document is removed."))
            return redirect("directives:directive", pk)
    tasks = Link.objects.filter(item__directive=row).count()
    context = {"directive": row, "form": form, "task_count": tasks}
    return render(request, "directives/remove.html", context, status=422 if form.errors else 200)
