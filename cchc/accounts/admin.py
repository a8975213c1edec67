"""People and roles in the technical administration: a look at the rows, without the password's hash."""

from __future__ import annotations

from django.contrib import admin

from cchc.accounts.models import Holding, User
from cchc.audit.admin import LookOnly


@admin.register(User)
class UserAdmin(LookOnly):
    list_display = ("full_name", "username", "position", "is_active", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("folded",)
    exclude = ("password",)


@admin.register(Holding)
class HoldingAdmin(LookOnly):
    list_display = ("user", "role", "unit", "valid_from", "valid_to")
    list_filter = ("role",)
