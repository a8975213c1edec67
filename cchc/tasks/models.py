"""Nhiệm vụ: what a unit owes, by when, and the words it comes from.

A task keeps its sentence and where it stands in the file itself; the link to the found item of a directive
is a table of ``directives``. ``done_on`` is the day the unit handed in its result; whether a task is open or
done, in time or late, is computed from dates and never stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cchc.units.models import Unit
from cchc.web.rows import Searchable, Versioned, matching, one_of

if TYPE_CHECKING:
    from cchc.accounts.models import User


class DeadlineKind(models.TextChoices):
    """How a deadline is given in the words of a directive."""

    BY = "by", _("By the day")
    DURING = "during", _("During the period")
    WINDOW = "window", _("From … to …")
    FROM = "from", _("Starting from")
    WITHIN = "within", _("Within … days")
    UPON = "upon", _("Right after")
    RECURRING = "recurring", _("Recurring")
    STANDING = "standing", _("Standing")
    NONE = "none", _("No deadline given")


class Level(models.TextChoices):
    """Where a task comes from: those from above are reviewed apart."""

    GOVERNMENT = "government", _("Government")
    PRIME_MINISTER = "prime_minister", _("Prime Minister")
    PARTY = "party", _("Provincial Party Committee")
    COUNCIL = "council", _("Provincial People's Council")
    COMMITTEE = "committee", _("Provincial People's Committee")
    CHAIRMAN = "chairman", _("Chairman")
    OTHER = "other", _("Other")


class Recurrence(models.TextChoices):
    """How often a recurring duty comes due."""

    WEEKLY = "weekly", _("Weekly")
    MONTHLY = "monthly", _("Monthly")
    QUARTERLY = "quarterly", _("Quarterly")
    SEMIANNUAL = "semiannual", _("Every six months")
    NINE_MONTHS = "nine_months", _("Nine months")
    ANNUAL = "annual", _("Yearly")
    OTHER = "other", _("Other")


class TaskQuerySet(models.QuerySet["Task"]):
    """Tasks with access and by state."""

    def visible_to(self, user: User) -> TaskQuerySet:
        """All tasks for one who may see every task; else those that the person's units lead or share."""
        if user.can_everywhere("task.view"):
            return self
        units = user.units_for("task.read_own")
        shared = Coordination.objects.filter(unit__in=units).values("task")
        return self.filter(Q(lead__in=units) | Q(pk__in=shared))

    def open(self) -> TaskQuerySet:
        """Tasks whose result is not handed in and that are still followed."""
        return self.filter(done_on__isnull=True, stopped_on__isnull=True)

    def done(self) -> TaskQuerySet:
        """Tasks whose result is handed in."""
        return self.filter(done_on__isnull=False)

    def search(self, words: str) -> TaskQuerySet:
        """Tasks whose wording, number or lead holds the words, accents or none."""
        return self.filter(matching(words) | matching(words, "lead__folded"))


class Task(Versioned, Searchable):
    """One thing that one unit leads."""

    search_fields = ("wording", "product", "source_label")
    sort_field = "wording"

    wording = models.TextField(_("what is to be done"))
    lead = models.ForeignKey(Unit, models.PROTECT, related_name="tasks_led", verbose_name=_("lead"))
    coordinators = models.ManyToManyField(
        Unit, through="Coordination", related_name="tasks_shared", verbose_name=_("coordinating units")
    )
    assigner = models.CharField(_("assigned by"), max_length=200, blank=True)
    level = models.CharField(_("level it comes from"), max_length=20, choices=Level, default=Level.CHAIRMAN)
    given_on = models.DateField(_("given on"))
    deadline_kind = models.CharField(
        _("kind of deadline"), max_length=10, choices=DeadlineKind, default=DeadlineKind.NONE
    )
    deadline_words = models.CharField(_("deadline in words"), max_length=300, blank=True)
    due_written = models.DateField(_("deadline as written"), null=True, blank=True)
    due = models.DateField(_("deadline followed"), null=True, blank=True, db_index=True)
    due_basis = models.CharField(_("basis of the deadline followed"), max_length=300, blank=True)
    recurrence = models.CharField(
        _("recurrence"), max_length=12, choices=[("", "—"), *Recurrence.choices], blank=True, default=""
    )
    report_to = models.CharField(_("report to"), max_length=300, blank=True)
    product = models.CharField(_("product"), max_length=300, blank=True)
    targets = models.JSONField(_("targets"), default=list, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    follow_up = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="followed",
        verbose_name=_("follow-up officer"),
    )
    source_label = models.CharField(_("source"), max_length=300)
    source_sentence = models.TextField(_("source sentence"), blank=True)
    source_start = models.PositiveIntegerField(_("from character"), null=True, blank=True)
    source_end = models.PositiveIntegerField(_("to character"), null=True, blank=True)
    file = models.ForeignKey(
        "files.File", models.SET_NULL, null=True, blank=True, related_name="tasks", verbose_name=_("file")
    )
    done_on = models.DateField(_("handed in on"), null=True, blank=True, db_index=True)
    done_words = models.TextField(_("result in words"), blank=True)
    stopped_on = models.DateField(_("no longer followed since"), null=True, blank=True)
    created_at = models.DateTimeField(_("entered at"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="tasks_entered", verbose_name=_("entered by")
    )

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = [F("due").asc(nulls_last=True), "pk"]
        constraints = [
            one_of("tasks_task_deadline_kind", "deadline_kind", DeadlineKind.values),
            one_of("tasks_task_level", "level", Level.values),
            models.CheckConstraint(
                name="tasks_task_source_span",
                condition=Q(source_start__isnull=True, source_end__isnull=True)
                | Q(source_end__gt=F("source_start")),
            ),
            models.CheckConstraint(
                name="tasks_task_second_deadline_has_basis",
                condition=Q(due=F("due_written"))
                | Q(due__isnull=True, due_written__isnull=True)
                | ~Q(due_basis=""),
            ),
        ]
        indexes = [models.Index(fields=["lead", "done_on", "due"], name="tasks_task_lead_state")]

    def __str__(self) -> str:
        return self.wording if len(self.wording) <= 120 else f"{self.wording[:117]}…"

    def get_absolute_url(self) -> str:
        return reverse("tasks:task", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether the result is still owed."""
        return self.done_on is None and self.stopped_on is None


class Coordination(models.Model):
    """A unit that coordinates in a task."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="coordinations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="coordinations")

    class Meta:
        verbose_name = _("coordination")
        verbose_name_plural = _("coordinations")
        constraints = [models.UniqueConstraint(fields=["task", "unit"], name="tasks_coordination_once")]

    def __str__(self) -> str:
        return f"{self.unit}"
