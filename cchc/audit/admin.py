"""The trail in the technical administration, and the look-only page that other tables there use."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from cchc.audit.models import Event


class LookOnly(admin.ModelAdmin[Any]):
    """A table to look at: what is written goes through the pages, which check rights and keep the trail."""

    def has_add_permission(self, request: Any) -> bool:
        return False

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False


@admin.register(Event)
class EventAdmin(LookOnly):
    list_display = ("at", "by_name", "verb", "kind", "label")
    list_filter = ("kind", "verb")
    search_fields = ("label", "by_name")
    date_hierarchy = "at"
