"""What became of each sentence of a directive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _

from cchc.directives.coverage import COLUMNS, SUM_WORDS, covered, kept, lines, summed
from cchc.directives.models import Directive
from cchc.web.access import get_or_404, require
from cchc.web.export import workbook

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def coverage(request: HttpRequest, pk: int) -> HttpResponse:
    """Each sentence found with its triage, its tasks and their states, and the sums; Excel of the same."""
    seen = Directive.objects.visible_to(request.user)  # type: ignore[arg-type]
    row = get_or_404(seen.defer("text", "folded_text", "proposal"), pk=pk)
    require(request.user, "directive.view")
    rows = covered(row, request.user)  # type: ignore[arg-type]
    shown = kept(rows, request.GET.get("show", ""))
    if request.GET.get("format") == "xlsx":
        title = _("Coverage of {directive}").format(directive=row)
        return workbook("do-phu", title, COLUMNS, lines(shown), None)
    sums = summed(rows)
    choices = [
        ("", _("All sentences"), sums["sentences"]),
        *sums["triage"],
        ("lacking", _("Tracked without a task"), sums["lacking"]),
        *[
            (name, SUM_WORDS[name], sum(bool(one.sums[name]) for one in rows))
            for name in ("overdue", "open", "done")
        ],
    ]
    context = {
        "directive": row,
        "rows": shown,
        "sums": sums,
        "tabs": [
            {
                "label": words,
                "url": f"?show={name}",
                "here": name == request.GET.get("show", ""),
                "count": count,
            }
            for name, words, count in choices
        ],
        "sum_words": SUM_WORDS,
    }
    return render(request, "directives/coverage.html", context)
