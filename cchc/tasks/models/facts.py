"""The dated facts of a task: all that its state on a day is computed from.

The task itself bears those that hold now, since ``since``. What held before lies in ``Standing``: one row for each
stretch of days on which nothing changed, from ``since`` up to but not including ``until``. So every day of a task's
life is told by exactly one row, nothing is stored twice, and "as it stood on 30/9" is one condition on dates. Only
``cchc.tasks.history.amend`` writes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cchc.units.models import Unit

if TYPE_CHECKING:
    from datetime import date

#: The facts by name: what ``amend`` may change.
FACTS = (
    "lead_id",
    "due",
    "due_first",
    "received_on",
    "handed_on",
    "handed_first",
    "returned_on",
    "accepted_on",
    "paused_on",
    "stopped_on",
)


class Facts(models.Model):
    """What holds of a task over a stretch of days. ``due`` is the last day that counts as on time.

    ``handed_on``: the day the result that stands was handed in (waiting, or confirmed); empty again once it is
    returned. ``handed_first``: the day a result was handed in for the first time, whatever became of it.
    ``due_first``: the deadline as it was when the task was given, before any extension.
    """

    since = models.DateField(_("since"))
    lead = models.ForeignKey(Unit, models.PROTECT, related_name="%(class)ss_led", verbose_name=_("lead"))
    due = models.DateField(_("deadline followed"), null=True, blank=True)
    due_first = models.DateField(_("first deadline"), null=True, blank=True)
    received_on = models.DateField(_("taken up on"), null=True, blank=True)
    handed_on = models.DateField(_("handed in on"), null=True, blank=True)
    handed_first = models.DateField(_("first handed in on"), null=True, blank=True)
    returned_on = models.DateField(_("returned on"), null=True, blank=True)
    accepted_on = models.DateField(_("confirmed on"), null=True, blank=True)
    paused_on = models.DateField(_("paused on"), null=True, blank=True)
    stopped_on = models.DateField(_("no longer followed since"), null=True, blank=True)

    #: The past day of which a fetched row is shown (``cchc.tasks.standing``); nothing for today.
    told_on: date | None = None

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_confirmed_was_handed_in",
                condition=Q(accepted_on__isnull=True) | Q(handed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_first_hand_in_is_first",
                condition=Q(handed_on__isnull=True)
                | Q(handed_first__isnull=False, handed_first__lte=F("handed_on")),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_first_deadline_stays",
                condition=Q(due__isnull=True) | Q(due_first__isnull=False),
            ),
        ]

    def facts(self) -> dict[str, Any]:
        """The facts by name."""
        return {name: getattr(self, name) for name in FACTS}


class Standing(Facts):
    """How a task stood from a day up to (not including) another one, before something changed."""

    task = models.ForeignKey("tasks.Task", models.CASCADE, related_name="standings")
    until = models.DateField(_("until"))

    class Meta(Facts.Meta):
        verbose_name = _("past standing of a task")
        verbose_name_plural = _("past standings of tasks")
        ordering = ["task", "since"]
        constraints = [
            *Facts.Meta.constraints,
            models.CheckConstraint(name="tasks_standing_days", condition=Q(until__gt=F("since"))),
            models.UniqueConstraint(fields=["task", "since"], name="tasks_standing_one_a_day"),
        ]
        indexes = [
            # Every fact stands in the index: a past day is told without reading the rows themselves.
            models.Index(
                fields=[
                    "until",
                    "since",
                    "task",
                    "lead",
                    "stopped_on",
                    "accepted_on",
                    "handed_on",
                    "paused_on",
                    "due",
                    "due_first",
                    "handed_first",
                    "returned_on",
                ],
                name="tasks_standing_stretch",
            )
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.since:%d/%m/%Y} – {self.until:%d/%m/%Y}"


def on_day(day: date) -> Q:
    """The past standings that hold on a day."""
    return Q(since__lte=day, until__gt=day)
