"""On a task's page: the document it came from, opened at its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cchc.directives.models import Directive, Link
from cchc.web.panel import Panel

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cchc.tasks.models import Task


def panels(request: HttpRequest, task: Task) -> list[Panel]:
    """A link to the document, for those who may see it."""
    seen = Directive.objects.visible_to(request.user)  # type: ignore[arg-type]
    links = Link.objects.filter(task=task, item__directive__in=seen).select_related("item__directive")
    return [
        Panel(
            _("Open the document at this place"),
            f"{link.item.directive.get_absolute_url()}#c{link.item.start}",
        )
        for link in links
    ]
