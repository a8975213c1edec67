"""The working calendar that a clerk edits: the days that are not what their weekday says."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cchc.web.rows import Versioned, one_of


class DayKind(models.TextChoices):
    """What a special day is."""

    OFF = "off", _("Day off")
    WORKED = "worked", _("Worked weekend day")
    HALF = "half", _("Half day worked")


class SpecialDay(Versioned):
    """A holiday, a swapped day, a worked Saturday or a closing by local decision."""

    day = models.DateField(_("day"), unique=True)
    kind = models.CharField(_("kind"), max_length=6, choices=DayKind)
    name = models.CharField(_("name"), max_length=200)
    source = models.CharField(_("decided by"), max_length=300, blank=True)
    local = models.BooleanField(
        _("set here"), default=False, help_text=_("Entered by this installation, kept when years are loaded.")
    )

    class Meta:
        verbose_name = _("special day")
        verbose_name_plural = _("special days")
        ordering = ["day"]
        constraints = [one_of("workcal_specialday_kind", "kind", DayKind.values)]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"


class AnnouncedYear(models.Model):
    """A year whose days off have been announced; beyond the last one, answers are provisional."""

    year = models.PositiveIntegerField(_("year"), unique=True)
    source = models.CharField(_("announced by"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("announced year")
        verbose_name_plural = _("announced years")
        ordering = ["year"]

    def __str__(self) -> str:
        return str(self.year)
