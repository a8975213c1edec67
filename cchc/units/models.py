"""Units over time: what a unit is on a day, what it is called, what became of it.

A unit has a permanent slug of ours; legal codes, names in use and parents are dated. Rows of a unit that has
ended stay where they are: history is never re-pointed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cchc.web.rows import Dated, Searchable, Versioned, dates_in_order, holding_on, matching, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Kind(models.TextChoices):
    """What sort of body a unit is."""

    PROVINCE = "province", _("Province")
    DISTRICT = "district", _("District")
    COMMUNE = "commune", _("Commune")
    COMMITTEE = "committee", _("People's Committee or Council")
    DEPARTMENT = "department", _("Department")
    OFFICE = "office", _("Office")
    PUBLIC_SERVICE = "public_service", _("Public service unit")
    VERTICAL = "vertical", _("Vertical agency")
    PARTY = "party", _("Party body")
    MASS = "mass", _("Mass organisation")
    COMPANY = "company", _("Company")
    PRESS = "press", _("Press")
    STEERING = "steering", _("Steering committee")
    MINISTRY = "ministry", _("Ministry")
    DIVISION = "division", _("Division")


class UnitQuerySet(models.QuerySet["Unit"]):
    """Questions that every list of units asks."""

    def on(self, day: date) -> UnitQuerySet:
        """The units that exist on that day."""
        return self.filter(holding_on(day))

    def search(self, words: str) -> UnitQuerySet:
        """The units whose name, short name or another name holds the words, accents or none."""
        return self.filter(matching(words))


class Unit(Versioned, Searchable, Dated):
    """A body that is scored, assigned or reports."""

    search_fields = ("name", "short_name", "other_names", "slug")

    slug = models.CharField(_("slug"), max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name = models.CharField(_("name"), max_length=300)
    short_name = models.CharField(_("short name"), max_length=100, blank=True)
    other_names = models.TextField(
        _("other names"), blank=True, help_text=_("Names and abbreviations in use, one a line.")
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    province = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("province")
    )
    asked = models.BooleanField(
        _("is asked, not ordered"),
        default=False,
        help_text=_("Party bodies, mass organisations, the post: no reminders that criticise."),
    )
    basis = models.CharField(_("legal basis"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    place = models.PositiveIntegerField(_("place in lists"), default=1000)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["place", "sort_key"]
        constraints = [
            dates_in_order("units_unit_dates"),
            one_of("units_unit_kind", "kind", Kind.values),
            models.CheckConstraint(
                name="units_unit_place_on_map",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            ),
        ]
        indexes = [models.Index(fields=["kind", "valid_from", "valid_to"], name="units_unit_kind_dates")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("units:unit", args=[self.slug])

    def status_on(self, day: date) -> str:
        """``valid``, ``ended`` or ``not_yet``."""
        if self.valid_to is not None and day > self.valid_to:
            return "ended"
        return "not_yet" if self.valid_from is not None and day < self.valid_from else "valid"

    @property
    def aliases(self) -> list[str]:
        """The other names in use, one by one."""
        return [line.strip() for line in self.other_names.splitlines() if line.strip()]

    @property
    def short(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name


class UnitCode(Dated):
    """A legal code of a unit in one of the systems that number units, for a time."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="codes", verbose_name=_("unit"))
    system = models.CharField(_("system"), max_length=40)
    code = models.CharField(_("code"), max_length=60)

    class Meta:
        verbose_name = _("unit code")
        verbose_name_plural = _("unit codes")
        ordering = ["system", "valid_from"]
        constraints = [
            dates_in_order("units_code_dates"),
            models.UniqueConstraint(fields=["unit", "system", "code"], name="units_code_once"),
        ]

    def __str__(self) -> str:
        return self.code


class ChangeKind(models.TextChoices):
    """What may become of units."""

    MERGE = "merge", pgettext_lazy("what became of units", "Merge")
    SPLIT = "split", pgettext_lazy("what became of units", "Split")
    RENAME = "rename", pgettext_lazy("what became of units", "Rename")
    ABOLISH = "abolish", pgettext_lazy("what became of units", "Abolish")
    MOVE = "move", pgettext_lazy("what became of units", "Move")


class UnitChange(Versioned):
    """Units that became others on a day, and the law that says so."""

    kind = models.CharField(_("kind"), max_length=10, choices=ChangeKind)
    day = models.DateField(_("day"), db_index=True)
    basis = models.CharField(_("legal basis"), max_length=300, blank=True)
    verified = models.BooleanField(_("verified"), default=False)
    note = models.TextField(_("note"), blank=True)
    former = models.CharField(
        _("what stood before"),
        max_length=300,
        blank=True,
        help_text=_("The name before a renaming, the unit above before a move."),
    )
    parts = models.JSONField(
        _("divided units"),
        default=dict,
        blank=True,
        help_text=_("Slugs of units that went here only in part, with “main” for the larger part."),
    )
    sources = models.ManyToManyField(Unit, related_name="changes_from", verbose_name=_("from"), blank=True)
    targets = models.ManyToManyField(Unit, related_name="changes_to", verbose_name=_("to"), blank=True)

    class Meta:
        verbose_name = _("change of units")
        verbose_name_plural = _("changes of units")
        ordering = ["day", "pk"]
        constraints = [one_of("units_change_kind", "kind", ChangeKind.values)]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.day:%d/%m/%Y}"

    def keep_sides(self, sources: Iterable[Unit], targets: Iterable[Unit]) -> None:
        """What it came from and what came of it, once saved: in this order, the main one first."""
        for name, units in (("sources", sources), ("targets", targets)):
            through: Any = getattr(UnitChange, name).through
            through.objects.bulk_create(
                [through(unitchange=self, unit=unit) for unit in dict.fromkeys(units)]
            )


class UnitGroup(Dated):
    """A class of units by name ("các sở, ban, ngành") and its members of all times.

    What it means on a day is asked of ``cchc.units.tree.expand``; classes of places ("UBND cấp xã") need no row.
    """

    key = models.SlugField(_("key"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    members = models.ManyToManyField(Unit, blank=True, related_name="groups", verbose_name=_("units"))

    class Meta:
        verbose_name = _("group of units")
        verbose_name_plural = _("groups of units")
        ordering = ["name"]
        constraints = [dates_in_order("units_group_dates")]

    def __str__(self) -> str:
        return self.name
