"""Giá trị chỉ tiêu: what units declared, what was verified, what was published; the quotient is never stored.

Each standing of a value is a row of its own, so that what was declared stays beside what was verified.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cchc.indicators.engine.value import MOST_DIGITS, MOST_PLACES, Provenance, Value
from cchc.indicators.engine.window import Window
from cchc.indicators.shipped import dictionary
from cchc.units.models import Unit
from cchc.web.rows import Versioned, one_of

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.indicators.engine.indicator import Indicator


class Status(models.TextChoices):
    """How far a value has come; in this order."""

    DECLARED = "declared", pgettext_lazy("value", "Declared")
    VERIFIED = "verified", pgettext_lazy("value", "Verified")
    PUBLISHED = "published", pgettext_lazy("value", "Published")


class ValueQuerySet(models.QuerySet["IndicatorValue"]):
    """Values with access."""

    def visible_to(self, user: User) -> ValueQuerySet:
        """What is published, for everybody; the rest for the unit itself and for whose role reaches everywhere."""
        if not user.can("indicator.view"):
            return self.none()
        if user.can_everywhere("indicator.view"):
            return self
        return self.filter(Q(status=Status.PUBLISHED) | Q(unit__in=user.units_for("indicator.view")))

    def furthest(self) -> ValueQuerySet:
        """Of each value the furthest standing alone: published before verified before declared."""
        same = {name: OuterRef(name) for name in ("indicator", "unit", "period")}
        further = IndicatorValue.objects.filter(**same).order_by()
        published = Exists(further.filter(status=Status.PUBLISHED))
        verified = Exists(further.exclude(status=Status.DECLARED))
        return self.exclude(Q(status=Status.VERIFIED) & published).exclude(
            Q(status=Status.DECLARED) & verified
        )


class IndicatorValue(Versioned):
    """An indicator of a unit over a period. ``period``: its code; the days are those of the data."""

    indicator = models.CharField(_("indicator"), max_length=64)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="indicator_values", verbose_name=_("unit"))
    period = models.CharField(_("period"), max_length=20)
    start = models.DateField(_("data from"))
    end = models.DateField(_("data through"))
    numerator = models.DecimalField(
        _("numerator"), max_digits=MOST_DIGITS + MOST_PLACES, decimal_places=MOST_PLACES
    )
    denominator = models.DecimalField(
        _("denominator"),
        max_digits=MOST_DIGITS + MOST_PLACES,
        decimal_places=MOST_PLACES,
        null=True,
        blank=True,
    )
    cut_off = models.DateField(_("data closed on"))
    source = models.CharField(_("where it comes from"), max_length=300)
    page = models.CharField(_("page, section"), max_length=100, blank=True)
    file = models.ForeignKey(
        "files.File",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="indicator_values",
        verbose_name=_("file"),
    )
    status = models.CharField(_("standing"), max_length=12, choices=Status, default=Status.DECLARED)
    illustrative = models.BooleanField(_("illustrative"), default=False)
    at = models.DateTimeField(_("entered at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entered by"),
    )

    objects = ValueQuerySet.as_manager()

    class Meta:
        verbose_name = _("value of an indicator")
        verbose_name_plural = _("values of indicators")
        ordering = ["indicator", "unit", "-end", "status"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "unit", "period", "status"], name="indicators_value_once"
            ),
            models.CheckConstraint(name="indicators_value_days", condition=Q(end__gte=F("start"))),
            models.CheckConstraint(
                name="indicators_value_denominator",
                condition=Q(denominator__isnull=True) | Q(denominator__gte=0),
            ),
            models.CheckConstraint(
                name="indicators_value_no_cases",
                condition=Q(denominator__isnull=True) | ~Q(denominator=0) | Q(numerator=0),
            ),
            one_of("indicators_value_status", "status", Status.values),
        ]
        indexes = [
            models.Index(fields=["indicator", "end"], name="indicators_value_series"),
            models.Index(fields=["status", "end"], name="indicators_value_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} · {self.period}"

    def get_absolute_url(self) -> str:
        return reverse("indicators:value", args=[self.pk])

    @cached_property
    def told_by(self) -> Indicator | None:
        """The definition; None where the dictionary has lost the code (then the figures are shown bare)."""
        return dictionary().indicators.get(self.indicator)

    @property
    def window(self) -> Window:
        """The days that it is about."""
        return Window(self.start, self.end, self.period)

    @property
    def value(self) -> Value | None:
        """The value as the engine reckons it; None without a definition."""
        if self.told_by is None:
            return None
        source = Provenance(self.source, self.file.name if self.file else "", self.page)
        return Value(
            self.told_by,
            self.unit.slug,
            self.window,
            self.numerator,
            self.denominator,
            self.cut_off,
            source,
            self.status,
        )
