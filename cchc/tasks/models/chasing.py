"""Chasing: when to remind, what was urged, what is to be explained, lists for criticism, drafted letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cchc.tasks.models.task import Task
from cchc.units.models import Unit
from cchc.web.rows import Versioned, one_of

if TYPE_CHECKING:
    from cchc.accounts.models import User

PERSON = settings.AUTH_USER_MODEL


class ReminderPlan(Versioned):
    """When a unit's people are reminded; the row without a unit holds for all that have none of their own.

    Days are working days. ``before``: so many days ahead of the deadline. ``second_after`` and ``list_after``: so
    many days late, the second reminder is written, and the task is put on the draft list for criticism.
    """

    unit = models.OneToOneField(
        Unit, models.CASCADE, null=True, blank=True, related_name="reminder_plan", verbose_name=_("unit")
    )
    before = models.JSONField(_("working days before"), default=list)
    on_day = models.BooleanField(_("on the day itself"), default=True)
    weekly = models.BooleanField(_("every week after it"), default=True)
    digest = models.BooleanField(_("a digest each working day"), default=True)
    first_after = models.PositiveSmallIntegerField(_("reminder after"), default=1)
    second_after = models.PositiveSmallIntegerField(_("second reminder after"), default=5)
    list_after = models.PositiveSmallIntegerField(_("draft list for criticism after"), default=10)

    class Meta:
        verbose_name = _("reminder plan")
        verbose_name_plural = _("reminder plans")
        constraints = [
            models.UniqueConstraint(Coalesce("unit", 0), name="tasks_reminderplan_one_for_all"),
            models.CheckConstraint(
                name="tasks_reminderplan_rungs_rise",
                condition=Q(first_after__gte=1)
                & Q(second_after__gt=models.F("first_after"))
                & Q(list_after__gt=models.F("second_after")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.unit) if self.unit else str(_("All units"))


class Urging(models.Model):
    """A task was urged: by the ladder (a rung), or by a person. Never written twice for a rung of one lateness."""

    class Rung(models.TextChoices):
        """The rungs of the ladder."""

        REMIND = "remind", _("Reminder")
        SECOND = "second", _("Second reminder")
        LISTED = "listed", _("On the draft list for criticism")
        BY_HAND = "by_hand", _("Urged by a person")

    task = models.ForeignKey(Task, models.CASCADE, related_name="urgings", verbose_name=_("task"))
    rung = models.CharField(_("rung"), max_length=10, choices=Rung)
    day = models.DateField(_("day"))
    due = models.DateField(_("deadline at that time"))
    by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    words = models.TextField(_("words"), blank=True)

    class Meta:
        verbose_name = _("urging")
        verbose_name_plural = _("urgings")
        ordering = ["-day", "-pk"]
        constraints = [
            one_of("tasks_urging_rung", "rung", ["remind", "second", "listed", "by_hand"]),
            models.UniqueConstraint(
                fields=["task", "rung", "due"], condition=~Q(rung="by_hand"), name="tasks_urging_rung_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rung_display()} {self.day:%d/%m/%Y}"


class Explanation(Versioned):
    """A leader asks why; the unit answers by a day. Silence shows."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="explanations", verbose_name=_("task"))
    asked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    #: Who waits for the answer in place of a person who changed post; empty where it is whoever asked.
    answer_to = models.ForeignKey(
        PERSON, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("answer goes to")
    )
    asked_on = models.DateField(_("asked on"))
    question = models.TextField(_("question"), max_length=2000)
    answer_by = models.DateField(_("to be answered by"))
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    answered_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    answered_on = models.DateField(_("answered on"), null=True, blank=True)

    class Meta:
        verbose_name = _("request for an explanation")
        verbose_name_plural = _("requests for explanations")
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="tasks_explanation_days", condition=Q(answer_by__gte=models.F("asked_on"))
            ),
            models.CheckConstraint(
                name="tasks_explanation_answer_whole",
                condition=Q(answered_on__isnull=True, answer="")
                | (Q(answered_on__isnull=False) & ~Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return self.question if len(self.question) <= 120 else f"{self.question[:117]}…"


class Stage(models.TextChoices):
    """What the system drafts binds only when issued."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    ISSUED = "issued", _("Issued")
    DROPPED = "dropped", pgettext_lazy("draft", "Dropped")


class CriticismListQuerySet(models.QuerySet["CriticismList"]):
    """Lists with access."""

    def visible_to(self, user: User) -> CriticismListQuerySet:
        """All for those who draft them; what was submitted for those who decide; none for anybody else."""
        if user.can("task.chase"):
            return self
        return self.exclude(stage="draft") if user.can("task.criticise") else self.none()


class CriticismList(Versioned):
    """A draft list for criticism, made from what is long overdue; a leader decides, the machine never does."""

    made_on = models.DateField(_("made on"))
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.DRAFT)
    submitted_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    approved = models.BooleanField(_("approved"), null=True, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)

    objects = CriticismListQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft list for criticism")
        verbose_name_plural = _("draft lists for criticism")
        ordering = ["-made_on", "-pk"]
        constraints = [
            one_of("tasks_criticismlist_stage", "stage", Stage.values),
            models.UniqueConstraint(
                fields=["stage"], condition=Q(stage="draft"), name="tasks_criticismlist_one_draft"
            ),
            models.CheckConstraint(
                name="tasks_criticismlist_approved_by_a_person",
                condition=Q(approved__isnull=True) | Q(decided_by__isnull=False, decided_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.made_on:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("tasks:criticism", args=[self.pk])


class CriticismRow(Versioned):
    """One overdue task on a list. ``objective``: the cause lies outside the unit; ``kept``: it stays on the list."""

    list = models.ForeignKey(CriticismList, models.CASCADE, related_name="rows", verbose_name=_("list"))
    task = models.ForeignKey(Task, models.PROTECT, related_name="criticism_rows", verbose_name=_("task"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    due = models.DateField(_("deadline"))
    days_late = models.PositiveIntegerField(_("working days late"))
    objective = models.BooleanField(_("objective cause"), default=False)
    cause = models.CharField(_("cause"), max_length=500, blank=True)
    kept = models.BooleanField(_("stays on the list"), default=True)

    class Meta:
        verbose_name = _("row of a draft list")
        verbose_name_plural = _("rows of draft lists")
        ordering = ["unit__place", "due", "pk"]
        constraints = [models.UniqueConstraint(fields=["list", "task"], name="tasks_criticismrow_once")]

    def __str__(self) -> str:
        return str(self.task)


class Letter(Versioned):
    """A paper the system drafted: it binds only when issued, with number and date; the tasks it names are kept."""

    class Kind(models.TextChoices):
        """What is drafted."""

        URGE = "urge", _("Urging letter")
        CRITICISE = "criticise", _("Proposal of criticism")
        WEEK = "week", _("Paper for the weekly meeting")
        MONTH = "month", _("Paper for the monthly meeting")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("to the unit")
    )
    made_on = models.DateField(_("as of"))
    made_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("drafted by"))
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.DRAFT)
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    number = models.CharField(_("number"), max_length=100, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    answer_by = models.DateField(_("results wanted by"), null=True, blank=True)
    list = models.ForeignKey(
        CriticismList, models.PROTECT, null=True, blank=True, related_name="letters", verbose_name=_("list")
    )
    tasks = models.ManyToManyField(Task, related_name="letters", blank=True)

    class Meta:
        verbose_name = _("drafted paper")
        verbose_name_plural = _("drafted papers")
        ordering = ["-made_on", "-pk"]
        constraints = [
            one_of("tasks_letter_stage", "stage", Stage.values),
            one_of("tasks_letter_kind", "kind", ["urge", "criticise", "week", "month"]),
            models.CheckConstraint(
                name="tasks_letter_issued_has_number_and_date",
                condition=~Q(stage="issued") | (Q(issued_on__isnull=False) & ~Q(number="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number or format(self.made_on, '%d/%m/%Y')}"

    def get_absolute_url(self) -> str:
        return reverse("tasks:letter", args=[self.pk])
