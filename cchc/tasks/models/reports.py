"""What a unit reports of a task: progress and results with their files; and extensions of the deadline it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cchc.tasks.models.task import Task
from cchc.web.rows import Versioned, one_of

if TYPE_CHECKING:
    from cchc.accounts.models import User

PERSON = settings.AUTH_USER_MODEL


class ReportQuerySet(models.QuerySet["Report"]):
    """Reports with access."""

    def visible_to(self, user: User) -> ReportQuerySet:
        """The reports on tasks that the person sees: drafts only for people of the unit that leads."""
        seen = self.filter(task__in=Task.objects.visible_to(user))
        return seen.filter(Q(handed_on__isnull=False) | Q(task__lead__in=user.units_for("task.read_own")))


class Report(Versioned):
    """One report on a task. Its dates say how far it came: written, sent to the head, approved and handed in,
    then confirmed, returned or taken back. ``complete``: it claims that the task is done.

    Approved in the system by ``approved_by``, or by a signed document (``paper_…``) whose scan is attached.
    """

    task = models.ForeignKey(Task, models.CASCADE, related_name="reports", verbose_name=_("task"))
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="task_reports", verbose_name=_("written by"))
    at = models.DateTimeField(_("written at"))
    complete = models.BooleanField(_("the task is done"), default=False)
    percent = models.PositiveSmallIntegerField(_("percent done"), null=True, blank=True)
    words = models.TextField(_("what was done"), max_length=4000)
    product = models.CharField(_("product"), max_length=300, blank=True)
    submitted_on = models.DateField(_("sent to the head on"), null=True, blank=True)
    #: Who approves it in place of a person who changed post; empty where it lies with all who may.
    approver = models.ForeignKey(
        PERSON, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("waits for")
    )
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("approved by")
    )
    paper_number = models.CharField(_("number of the signed document"), max_length=100, blank=True)
    paper_date = models.DateField(_("its date"), null=True, blank=True)
    paper_signer = models.CharField(_("its signer"), max_length=200, blank=True)
    handed_on = models.DateField(_("handed in on"), null=True, blank=True)
    returned_on = models.DateField(_("returned on"), null=True, blank=True)
    returned_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("returned by")
    )
    return_reason = models.TextField(_("why returned"), blank=True)
    again_by = models.DateField(_("to be handed in again by"), null=True, blank=True)
    accepted_on = models.DateField(_("confirmed on"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("confirmed by")
    )
    withdrawn_on = models.DateField(_("taken back on"), null=True, blank=True)
    files = models.ManyToManyField("files.File", through="ReportFile", related_name="task_reports")

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report on a task")
        verbose_name_plural = _("reports on tasks")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="tasks_report_percent", condition=Q(percent__isnull=True) | Q(percent__lte=100)
            ),
            models.CheckConstraint(
                name="tasks_report_handed_in_was_approved",
                condition=Q(handed_on__isnull=True) | Q(approved_on__isnull=False) | Q(complete=False),
            ),
            models.CheckConstraint(
                name="tasks_report_decided_was_handed_in",
                condition=Q(accepted_on__isnull=True, returned_on__isnull=True) | Q(handed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="tasks_report_one_answer",
                condition=Q(accepted_on__isnull=True) | Q(returned_on__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["task", "handed_on"],
                name="tasks_report_waiting",
                condition=Q(accepted_on__isnull=True, returned_on__isnull=True, withdrawn_on__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.words if len(self.words) <= 120 else f"{self.words[:117]}…"

    def get_absolute_url(self) -> str:
        return f"{reverse('tasks:task', args=[self.task_id])}#bao-cao-{self.pk}"

    @property
    def stage(self) -> str:
        """How far it came: draft, submitted, handed, accepted, returned, withdrawn."""
        if self.withdrawn_on:
            return "withdrawn"
        if self.accepted_on:
            return "accepted"
        if self.returned_on:
            return "returned"
        if self.handed_on:
            return "handed"
        return "submitted" if self.submitted_on else "draft"


class ReportFile(models.Model):
    """A file that shows what a report says, and where in it: page and section."""

    report = models.ForeignKey(
        Report, models.CASCADE, related_name="evidence", verbose_name=_("report on a task")
    )
    file = models.ForeignKey(
        "files.File", models.PROTECT, related_name="report_links", verbose_name=_("file")
    )
    page = models.CharField(_("page"), max_length=40, blank=True)
    section = models.CharField(_("section"), max_length=120, blank=True)
    signed = models.BooleanField(_("scan of the signed document"), default=False)

    class Meta:
        verbose_name = _("file of a report")
        verbose_name_plural = _("files of reports")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "file", "page", "section"], name="tasks_reportfile_once"
            )
        ]

    def __str__(self) -> str:
        return " · ".join(part for part in (self.file.name, self.page, self.section) if part)


class Extension(Versioned):
    """A later deadline asked for by the unit, before the date passes, and what the assigner decided."""

    class Decision(models.TextChoices):
        """What became of it."""

        OPEN = "open", _("Not decided yet")
        GRANTED = "granted", _("Granted")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", pgettext_lazy("extension", "Taken back")

    task = models.ForeignKey(Task, models.CASCADE, related_name="extensions", verbose_name=_("task"))
    asked_on = models.DateField(_("asked on"))
    asked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    due_then = models.DateField(_("deadline at that time"))
    wanted = models.DateField(_("date asked for"))
    reason = models.TextField(_("reason"), max_length=2000)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, default=Decision.OPEN)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("recorded by")
    )
    granted = models.DateField(_("new deadline"), null=True, blank=True)
    basis = models.CharField(
        _("basis"),
        max_length=300,
        blank=True,
        help_text=_("The document, or who ordered it orally and when."),
    )

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["-asked_on", "-pk"]
        constraints = [
            one_of("tasks_extension_decision", "decision", ["open", "granted", "refused", "withdrawn"]),
            models.CheckConstraint(
                name="tasks_extension_asked_in_time", condition=Q(asked_on__lte=F("due_then"))
            ),
            models.CheckConstraint(name="tasks_extension_is_later", condition=Q(wanted__gt=F("due_then"))),
            models.CheckConstraint(
                name="tasks_extension_granted_has_date_and_basis",
                condition=~Q(decision="granted") | (Q(granted__isnull=False) & ~Q(basis="")),
            ),
            models.UniqueConstraint(
                fields=["task"], condition=Q(decision="open"), name="tasks_extension_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due_then:%d/%m/%Y} → {self.wanted:%d/%m/%Y}"
