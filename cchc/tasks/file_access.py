"""Who may open a file of a report: whoever may see the report, and so its task; a draft's files, the unit alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from cchc.tasks.models import Report

if TYPE_CHECKING:
    from cchc.accounts.models import User


def query(user: User) -> Q:
    """The files beside the reports that the person may see."""
    return Q(report_links__report__in=Report.objects.visible_to(user))
