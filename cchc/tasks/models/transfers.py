"""Handing tasks over when a unit ends; and the heads of columns that offices use in their own registers."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cchc.tasks.models.task import Task
from cchc.units.models import Unit
from cchc.web.rows import one_of


class Transfer(models.Model):
    """What was decided of a task whose lead ended: moved, merged into another, shared out, or no longer followed.

    ``paper``: the document by which it was decided. The task's past stays with the unit that had it. What was
    decided by mistake is undone and stays to be seen (``undone_…``).
    """

    class Kind(models.TextChoices):
        """The ways a task goes on."""

        MOVE = "move", pgettext_lazy("transfer", "Moved")
        MERGE = "merge", pgettext_lazy("transfer", "Merged")
        SHARE = "share", pgettext_lazy("transfer", "Shared out")
        STOP = "stop", pgettext_lazy("transfer", "No longer followed")

    task = models.ForeignKey(Task, models.CASCADE, related_name="transfers", verbose_name=_("task"))
    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    day = models.DateField(_("day"))
    source = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("from"))
    target = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("to")
    )
    into = models.ForeignKey(
        Task, models.PROTECT, null=True, blank=True, related_name="merged_from", verbose_name=_("merged into")
    )
    paper = models.CharField(_("by which paper"), max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("confirmed by")
    )
    at = models.DateTimeField(_("confirmed at"))
    #: The key of its event in the trail, which tells what the task was before; empty for rows of early versions.
    trail = models.BigIntegerField(null=True, blank=True, editable=False)
    undone_on = models.DateField(_("undone on"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("undone by"),
    )
    undone_why = models.CharField(_("why undone"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("transfer of a task")
        verbose_name_plural = _("transfers of tasks")
        ordering = ["-day", "-pk"]
        constraints = [
            one_of("tasks_transfer_kind", "kind", ["move", "merge", "share", "stop"]),
            models.CheckConstraint(name="tasks_transfer_has_paper", condition=~Q(paper="")),
            models.CheckConstraint(
                name="tasks_transfer_whole",
                condition=Q(kind="stop", target__isnull=True, into__isnull=True)
                | Q(kind="merge", into__isnull=False)
                | Q(kind__in=["move", "share"], target__isnull=False, into__isnull=True),
            ),
            models.CheckConstraint(
                name="tasks_transfer_undone_by_a_person",
                condition=Q(undone_on__isnull=True, undone_by__isnull=True)
                | (Q(undone_on__isnull=False, undone_by__isnull=False) & ~Q(undone_why="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.task}"


class HeadMapping(models.Model):
    """What a column's head of an office's own register means here, remembered for its next file."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="head_mappings", verbose_name=_("office"))
    head = models.CharField(_("head of the column"), max_length=200)
    field = models.CharField(_("field"), max_length=40, blank=True)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("head of a column")
        verbose_name_plural = _("heads of columns")
        ordering = ["unit", "head"]
        constraints = [models.UniqueConstraint(fields=["unit", "head"], name="tasks_headmapping_once")]

    def __str__(self) -> str:
        return f"{self.head} → {self.field}"
