"""The outbox: each message is written once, by its key, and carried by every channel it needs.

A notice stands in the portal as soon as it is written; each other channel has a delivery of its own, tried
again with growing pauses until it is done or given up.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cchc.web.rows import one_of


class Notice(models.Model):
    """A message to one person. ``key`` says what it is about, so that it is never written twice."""

    key = models.CharField(_("key"), max_length=200, unique=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="notices",
        verbose_name=pgettext_lazy("notice", "to"),
    )
    subject = models.CharField(pgettext_lazy("notice", "subject"), max_length=300)
    body = models.TextField(pgettext_lazy("notice", "text"), blank=True)
    url = models.CharField(_("page"), max_length=300, blank=True)
    at = models.DateTimeField(_("written at"), db_index=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["person", "read_at"], name="notices_notice_unread")]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("notices:notice", args=[self.pk])


class DeliveryState(models.TextChoices):
    """Where a delivery stands. ``sending`` is written just before the words leave; a process that dies there leaves
    it doubtful whether they arrived, and a person decides whether to send again."""

    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    DOUBTFUL = "doubtful", _("Unsure whether sent")
    FAILED = "failed", _("Given up")


class Delivery(models.Model):
    """A notice on its way through one channel."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries")
    channel = models.CharField(_("channel"), max_length=20)
    state = models.CharField(_("state"), max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    next_at = models.DateTimeField(_("next attempt"), db_index=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    failure = models.CharField(_("last failure"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["next_at", "pk"]
        constraints = [
            one_of("notices_delivery_state", "state", DeliveryState.values),
            models.UniqueConstraint(fields=["notice", "channel"], name="notices_delivery_once"),
        ]

    def __str__(self) -> str:
        return f"{self.channel}: {self.notice}"


class JobRun(models.Model):
    """A daily job claimed for a day: the row exists once, whoever ticks."""

    job = models.CharField(_("job"), max_length=60)
    day = models.DateField(_("day"))
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    failure = models.CharField(_("failure"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("run of a daily job")
        verbose_name_plural = _("runs of daily jobs")
        ordering = ["-day", "job"]
        constraints = [models.UniqueConstraint(fields=["job", "day"], name="notices_jobrun_once")]

    def __str__(self) -> str:
        return f"{self.job} {self.day:%d/%m/%Y}"
