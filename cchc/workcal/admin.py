"""The working calendar in the technical administration: a look at the rows."""

from __future__ import annotations

from django.contrib import admin

from cchc.audit.admin import LookOnly
from cchc.workcal.models import AnnouncedYear, SpecialDay


@admin.register(SpecialDay)
class SpecialDayAdmin(LookOnly):
    list_display = ("day", "kind", "name", "source", "local")
    list_filter = ("kind", "local")
    date_hierarchy = "day"


@admin.register(AnnouncedYear)
class AnnouncedYearAdmin(LookOnly):
    list_display = ("year", "source")
