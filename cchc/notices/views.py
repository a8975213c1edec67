"""Pages of notices: one's own, and for those who look after it what left the house and what did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import F, Q
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cchc.errors import UserError
from cchc.notices import actions
from cchc.notices.columns import BADGES, CHANNELS, DELIVERIES, NOTICES
from cchc.notices.models import Delivery, DeliveryState, JobRun, Notice
from cchc.web.access import get_or_404, require
from cchc.web.filters import Choices, Search
from cchc.web.states import badge
from cchc.web.table import Table

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse


def _naming(rows: QuerySet[Notice], words: str) -> QuerySet[Notice]:
    return rows.filter(Q(subject__icontains=words) | Q(body__icontains=words))


@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """One's own notices, unread first."""
    mine = Notice.objects.filter(person=request.user)  # type: ignore[misc]
    table = Table(
        request,
        mine.order_by(F("read_at").desc(nulls_first=True), "-at", "-pk"),
        NOTICES,
        name="thong-bao",
        title=_("Notices"),
        cells={"read": lambda row: "" if row.read_at else badge("new", _("Unread"))},
        filters=[Search(find=_naming)],
        empty=_("You have no notices yet."),
    )
    return table.answer("notices/list.html", {"unread_here": mine.filter(read_at__isnull=True).count()})


@require_safe
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice; opening it is reading it."""
    row = get_or_404(Notice.objects.filter(person=request.user), pk=pk)  # type: ignore[misc]
    actions.mark_read(by=request.user, notice=row)  # type: ignore[arg-type]
    return render(request, "notices/notice.html", {"notice": row})


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark all of one's own notices read."""
    actions.mark_read(by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("All notices are marked read."))
    return redirect("notices:list")


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """What waits, what was sent, what was given up or is unsure; daily jobs that failed."""
    require(request.user, "outbox.view")

    def again(row: Delivery) -> str:
        stuck = row.state in actions.STUCK
        return render_to_string("notices/parts/again.html", {"row": row}, request) if stuck else " "

    table = Table(
        request,
        Delivery.objects.select_related("notice__person").order_by("-pk"),
        DELIVERIES,
        name="gui-di",
        title=_("Outbox"),
        cells={"state": lambda row: badge(BADGES[row.state], row.get_state_display()), "again": again},
        url=None,
        long=("failure",),
        filters=[
            Search(find=lambda rows, words: rows.filter(notice__subject__icontains=words)),
            Choices("state", _("State"), DeliveryState.choices),
            Choices("channel", _("Channel"), list(CHANNELS.items())),
        ],
        empty=_("Nothing has left the portal yet."),
    )
    failed = JobRun.objects.filter(finished_at__isnull=True).exclude(failure="")
    return table.answer("notices/outbox.html", {"failed_jobs": failed})


@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a delivery back among those waiting."""
    require(request.user, "outbox.view")
    try:
        actions.send_again(get_or_404(Delivery.objects.all(), pk=pk), by=request.user)  # type: ignore[arg-type]
    except UserError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("It is sent again within a minute."))
    return redirect("notices:outbox")
