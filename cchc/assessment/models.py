"""Published results as printed, sheets of inputs that units are scored from, the office's own criteria sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cchc.web.rows import Versioned

if TYPE_CHECKING:
    from collections.abc import Collection


class ResultBatch(models.Model):
    """One file of results that was taken in, known by its content, so that the same file twice adds nothing."""

    sha256 = models.CharField(_("content"), max_length=64, unique=True)
    name = models.CharField(_("file"), max_length=200)
    rows = models.PositiveIntegerField(_("rows"))
    added = models.PositiveIntegerField(_("added"))
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        verbose_name = _("file of results")
        verbose_name_plural = _("files of results")

    def __str__(self) -> str:
        return self.name


class ResultQuerySet(models.QuerySet["PublishedResult"]):
    """Questions that pages of results ask."""

    def totals(self, index: str) -> ResultQuerySet:
        """Printed totals of provinces."""
        return self.filter(index=index, node="total", computed=False).exclude(unit="")

    def of(self, index: str, units: Collection[str]) -> ResultQuerySet:
        """All printed figures of these units."""
        return self.filter(index=index, unit__in=units, computed=False)


class PublishedResult(models.Model):
    """A figure of a unit in a year, with its source. Sources that disagree stand beside each other.

    ``unit``: the slug of the province that the label means, empty where it means none (a region, a mean, an office).
    """

    batch = models.ForeignKey(ResultBatch, models.CASCADE, related_name="results", verbose_name=_("file"))
    index = models.CharField(_("index"), max_length=20)
    year = models.PositiveSmallIntegerField(_("year"))
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    label = models.CharField(_("as printed"), max_length=200)
    node = models.CharField(_("node"), max_length=200)
    score = models.DecimalField(_("score"), max_digits=14, decimal_places=8, null=True, blank=True)
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True)
    of = models.PositiveSmallIntegerField(_("out of"), null=True, blank=True)
    source = models.TextField(_("source"), blank=True)
    note = models.TextField(_("note"), blank=True)
    computed = models.BooleanField(_("computed by whoever made the file"), default=False)

    objects = ResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("published result")
        verbose_name_plural = _("published results")
        indexes = [
            models.Index(fields=["index", "node", "year"], name="result_by_year"),
            models.Index(fields=["index", "unit", "year"], name="result_by_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(score__isnull=False) | models.Q(rank__isnull=False),
                name="result_says_something",
            ),
            models.CheckConstraint(
                condition=models.Q(of__isnull=True) | models.Q(rank__lte=models.F("of")),
                name="result_rank_within",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.year}: {self.index} {self.node}"


class ScoreSheet(Versioned):
    """What units gave for a criteria set in a year: points follow from it and are never stored.

    ``inputs``: as ``engine.recipe.inputs_out`` writes them. ``made_up``: a demonstration.
    """

    name = models.CharField(_("name"), max_length=200)
    criteria = models.CharField(_("criteria set"), max_length=100)
    year = models.PositiveSmallIntegerField(_("year"))
    inputs = models.JSONField(_("inputs"))
    file = models.CharField(_("file"), max_length=200, blank=True)
    units = models.PositiveIntegerField(_("units"))
    made_up = models.BooleanField(_("made up"), default=False)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        verbose_name = _("sheet of scores")
        verbose_name_plural = _("sheets of scores")
        constraints = [
            models.UniqueConstraint(fields=["criteria", "year", "name"], name="sheet_named_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("assessment:sheet", args=[self.pk])


class OwnSet(models.Model):
    """A criteria set that the office wrote itself, as it was taken in from Excel. Rows are never changed.

    ``year``: the first year for which it holds; ``number``: 1, 2 … of the same code and year, the last one holds;
    ``files``: the texts of its files by name, as ``engine.dumping.files`` writes them; ``digest``: of these.
    """

    code = models.SlugField(_("code"), max_length=60)
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveSmallIntegerField(_("version"))
    name = models.CharField(_("name"), max_length=300)
    files = models.JSONField(_("files"))
    digest = models.CharField(_("content"), max_length=64)
    file = models.CharField(_("file"), max_length=200)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        verbose_name = _("criteria set of the office")
        verbose_name_plural = _("criteria sets of the office")
        ordering = ("code", "year", "number")
        constraints = [
            models.UniqueConstraint(fields=["code", "year", "number"], name="own_set_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.year}"

    def get_absolute_url(self) -> str:
        """The page of the set."""
        return f"{reverse('assessment:set', args=[self.code])}?year={self.year}"
