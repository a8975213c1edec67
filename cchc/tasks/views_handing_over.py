"""The page that hands work over from one person to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from cchc.errors import UserError
from cchc.tasks.actions.handing_over import check, digest, hand_over, left
from cchc.tasks.actions.hanging import ROLES, allowed_kinds
from cchc.tasks.counting import state_query
from cchc.tasks.forms_handing_over import KIND_WORDS, HandOverForm
from cchc.web.clock import today

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cchc.tasks.actions.handing_over import Order


def person_to_person(request: HttpRequest) -> HttpResponse:
    """Hand over what hangs on a person: chosen, shown with counts, then done in one go."""
    user: Any = request.user
    if not allowed_kinds(user):
        raise PermissionDenied
    form = HandOverForm(user, request.POST or None, request.GET.get("from", "")[:18])
    plan = None
    if request.method == "POST" and form.is_valid():
        order = form.order()
        done = _try(form, order, seen=request.POST.get("seen", ""))
        if done:
            messages.success(request, done)
            return redirect("tasks:hand_over")
        plan = None if form.errors else _plan(order)
    context = {"form": form, "plan": plan, "changed": "seen" in request.POST, "everywhere": _is_office(user)}
    return render(request, "tasks/hand_over.html", context, status=422 if form.errors else 200)


def _is_office(user: Any) -> bool:
    return bool(user.can_everywhere("task.transfer"))


def _try(form: HandOverForm, order: Order, *, seen: str) -> str:
    """Hand over what was looked at as it is now; else only see whether it can be. What was done, in words."""
    try:
        check(order)
        if seen != digest(order):
            return ""
        n = hand_over(order)
    except UserError as error:
        form.add_error(None, str(error))
        return ""
    words = ngettext(
        "{n} piece of work is handed over to {person}.", "{n} pieces of work are handed over to {person}.", n
    )
    return words.format(n=n, person=order.taker.full_name)


def _plan(order: Order) -> dict[str, Any]:
    """What will happen, with counts by kind and of the tasks overdue; and what stays with the person."""
    rows = []
    for kind, found in order.rows.items():
        counting = {"n": Count("pk")}
        if kind in ROLES:
            counting["late"] = Count("pk", state_query("overdue", today()))
        rows.append({"words": KIND_WORDS[kind], **found.order_by().aggregate(**counting)})
    return {
        "order": order,
        "rows": rows,
        "any": any(row["n"] for row in rows),
        "left": [{"words": KIND_WORDS[kind], "n": n} for kind, n in left(order).items()],
        "digest": digest(order),
    }
