"""Saving the filters of a list under a name, and renaming or deleting what was saved: everybody's own alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cchc.web.access import get_or_404
from cchc.web.saved import LONGEST, MOST, plain

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

#: The most characters of a name.
NAME = 80


def saved_views(request: HttpRequest) -> HttpResponse:
    """All that the person saved; sent to, it saves the filters of a list under a name."""
    user: Any = request.user
    if request.method == "POST":
        return _save(request, user)
    return render(request, "web/saved_views.html", {"rows": user.saved_views.all()})


def _save(request: HttpRequest, user: Any) -> HttpResponse:
    page, query = request.POST.get("page", ""), plain(request.POST.get("query", ""))
    name = _name(request)
    held = user.saved_views.filter(page=page)
    if not _is_ours(page) or len(query) > LONGEST:
        messages.error(request, _("These filters cannot be saved."))
        return redirect("web:saved_views")
    if not name:
        messages.error(request, _("Give the filters a name."))
    elif held.exclude(name=name).count() >= MOST:
        messages.error(request, _("You have {n} saved views of this list; delete one first.").format(n=MOST))
    else:
        _view, new = user.saved_views.update_or_create(page=page, name=name, defaults={"query": query})
        words = _("The filters are saved as “{name}”.") if new else _("“{name}” now holds these filters.")
        messages.success(request, words.format(name=name))
    return HttpResponseRedirect(f"{page}?{query}")


def _name(request: HttpRequest) -> str:
    return " ".join(request.POST.get("name", "").replace("\x00", "").split())[:NAME]


def _is_ours(page: str) -> bool:
    """Whether a path is a page of this site, short enough to be kept."""
    if not page.startswith("/") or page.startswith("//") or "\\" in page or len(page) > 60:
        return False
    try:
        resolve(page)
    except Resolver404:
        return False
    return True


@require_POST
def rename_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a saved view another name."""
    user: Any = request.user
    row = get_or_404(user.saved_views.all(), pk=pk)
    name = _name(request)
    if not name:
        messages.error(request, _("Give the filters a name."))
    elif user.saved_views.filter(page=row.page, name=name).exclude(pk=row.pk).exists():
        messages.error(request, _("Another saved view of this list is called “{name}”.").format(name=name))
    else:
        row.name = name
        row.save(update_fields=["name"])
        messages.success(request, _("The view is called “{name}” now.").format(name=name))
    return redirect("web:saved_views")


def delete_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a saved view, after asking."""
    user: Any = request.user
    row = get_or_404(user.saved_views.all(), pk=pk)
    if request.method == "POST":
        row.delete()
        messages.success(request, _("“{name}” is deleted.").format(name=row.name))
        return redirect("web:saved_views")
    return render(request, "web/delete_view.html", {"row": row})
