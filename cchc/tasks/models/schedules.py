"""Reporting schedules that a clerk can edit: the periods of a year, and by which day each period's report is due."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cchc.web.rows import Dated, Versioned, dates_in_order


class Schedule(Versioned, Dated):
    """A named schedule, such as the ministry's four reports a year. ``source``: the paper that says so.

    It has periods of every year, or a ``weekday`` (1 Monday … 7 Sunday) on which a report is due every week.
    """

    key = models.SlugField(_("key"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    source = models.CharField(_("source"), max_length=300, blank=True)
    verified = models.BooleanField(_("verified"), default=False)
    weekday = models.PositiveSmallIntegerField(_("every week on"), null=True, blank=True)

    class Meta:
        verbose_name = _("reporting schedule")
        verbose_name_plural = _("reporting schedules")
        ordering = ["name"]
        constraints = [
            dates_in_order("tasks_schedule_dates"),
            models.CheckConstraint(
                name="tasks_schedule_weekday",
                condition=Q(weekday__isnull=True) | Q(weekday__range=(1, 7)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("tasks:schedule", args=[self.key])


class SchedulePeriod(models.Model):
    """One period of every year. Months are told with the year they lie in: -1 the year before, 0 the year itself.

    ``due_day`` 0 is the last day of the month. ``code`` ("Q1", "H1", "M9", "Y") names the period in each year.
    """

    schedule = models.ForeignKey(Schedule, models.CASCADE, related_name="periods")
    code = models.CharField(_("code"), max_length=10)
    name = models.CharField(_("name"), max_length=100)
    from_year = models.SmallIntegerField(_("from: year"), default=0)
    from_month = models.PositiveSmallIntegerField(_("from: month"))
    from_day = models.PositiveSmallIntegerField(_("from: day"))
    to_year = models.SmallIntegerField(_("to: year"), default=0)
    to_month = models.PositiveSmallIntegerField(_("to: month"))
    to_day = models.PositiveSmallIntegerField(_("to: day"))
    due_year = models.SmallIntegerField(_("due: year"), default=0)
    due_month = models.PositiveSmallIntegerField(_("due: month"))
    due_day = models.PositiveSmallIntegerField(_("due: day"))

    class Meta:
        verbose_name = _("period of a schedule")
        verbose_name_plural = _("periods of schedules")
        ordering = ["schedule", "due_year", "due_month", "due_day"]
        constraints = [
            models.UniqueConstraint(fields=["schedule", "code"], name="tasks_period_once"),
            models.CheckConstraint(
                name="tasks_period_days",
                condition=Q(from_month__range=(1, 12), to_month__range=(1, 12), due_month__range=(1, 12))
                & Q(from_day__range=(1, 31), to_day__range=(0, 31), due_day__range=(0, 31)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.schedule}: {self.name}"
