"""Many tasks at once: the page says what will happen and to how many, then does it to all of them or to none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cchc.errors import UserError
from cchc.tasks.actions.bulk import ACTS, do, parted
from cchc.tasks.forms_bulk import FORMS
from cchc.tasks.listing import listing
from cchc.tasks.models import Task
from cchc.web.access import require
from cchc.web.bulk import MOST, as_listed, keys
from cchc.web.export import workbook
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cchc.tasks.actions.bulk import Act

#: How many tasks the page names; of more it says how many.
NAMED = 100


@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Ask before doing something to many tasks; with ``sure`` do it. All that is chosen, or Excel of it."""
    act = ACTS.get(request.POST.get("act", ""))
    export = request.POST.get("act") == "export"
    if act is not None:
        require(request.user, act.verb)
    rows = _chosen(request)
    count = rows.count() if act or export else 0
    if not 0 < count <= MOST:
        return _nothing(request, known=bool(act or export), count=count)
    if act is None:
        shown = listing(as_listed(request)).visible
        return workbook("nhiem-vu", _("Tasks"), shown, rows, request.user.can)  # type: ignore[union-attr]
    tasks = list(rows.prefetch_related("reports"))
    if "sure" in request.POST:
        return _done(request, act, tasks)
    return _asked(request, act, tasks, FORMS[act.key]())


def _chosen(request: HttpRequest) -> Any:
    """The tasks chosen on the list, in its order: all that are filtered, or those with a mark."""
    if "all" in request.POST:
        return listing(as_listed(request)).ordered
    seen = Task.objects.visible_to(request.user).select_related(  # type: ignore[arg-type]
        "lead__province", "assignee", "follow_up", "leader"
    )
    return seen.prefetch_related("coordinations__unit").filter(
        pk__in=keys(request.POST.getlist("row") or request.POST.get("keys", "").split(","))
    )


def _back(request: HttpRequest) -> str:
    query = as_listed(request).GET.urlencode()
    return f"{reverse('tasks:list')}?{query}" if query else reverse("tasks:list")


def _nothing(request: HttpRequest, *, known: bool, count: int) -> HttpResponse:
    """Back to the list with a sentence: nothing to do, nothing chosen, or too much."""
    words = _("Choose what to do.")
    if known:
        words = _("Choose at least one task.")
    if count > MOST:
        words = _("{n} tasks are chosen; at most {most} at once. Filter further.").format(n=count, most=MOST)
    messages.warning(request, words)
    return HttpResponseRedirect(_back(request))


def _asked(request: HttpRequest, act: Act, tasks: list[Task], form: Any, told: str = "") -> HttpResponse:
    able, others = parted(act, tasks)
    context = {
        "act": act,
        "form": form,
        "able": able[:NAMED],
        "count": len(able),
        "others": others[:NAMED],
        "others_count": len(others),
        "named": NAMED,
        "keys": ",".join(str(task.pk) for task in able),
        "query": request.POST.get("query", ""),
        "back": _back(request),
        "told": told,
    }
    return render(request, "tasks/bulk.html", context, status=422 if form.errors or told else 200)


def _done(request: HttpRequest, act: Act, tasks: list[Task]) -> HttpResponse:
    """Do it, or ask again and say why nothing was done."""
    form = FORMS[act.key](request.POST)
    if len(tasks) != len(keys(request.POST.get("keys", "").split(","))):
        return _asked(
            request, act, tasks, form, _("Some of these tasks are no longer there; nothing was done.")
        )
    if not form.is_valid():
        return _asked(request, act, tasks, form)
    try:
        count = do(act, tasks, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
    except UserError as error:
        return _asked(request, act, tasks, form, _("Nothing was done. {why}").format(why=error))
    except Stale as stale:
        words = _("Nothing was done: somebody changed “{task}” meanwhile.").format(task=stale.row)
        return _asked(request, act, tasks, form, words)
    done = ngettext("{act}: done with {n} task.", "{act}: done with {n} tasks.", count)
    messages.success(request, done.format(act=act.words, n=count))
    return HttpResponseRedirect(_back(request))
