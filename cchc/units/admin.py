"""Units in the technical administration: a look at the rows; changes go through the pages, which keep the trail."""

from __future__ import annotations

from django.contrib import admin

from cchc.audit.admin import LookOnly
from cchc.units.models import Unit, UnitChange, UnitCode, UnitGroup


@admin.register(Unit)
class UnitAdmin(LookOnly):
    list_display = ("name", "kind", "slug", "valid_from", "valid_to")
    list_filter = ("kind",)
    search_fields = ("folded", "slug")


@admin.register(UnitChange)
class UnitChangeAdmin(LookOnly):
    list_display = ("day", "kind", "basis", "verified")
    list_filter = ("kind", "verified")


@admin.register(UnitCode)
class UnitCodeAdmin(LookOnly):
    list_display = ("system", "code", "unit")
    list_filter = ("system",)
    search_fields = ("code",)


@admin.register(UnitGroup)
class UnitGroupAdmin(LookOnly):
    list_display = ("key", "name")
