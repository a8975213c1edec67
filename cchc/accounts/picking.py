"""Choosing a person in a form: looked up by name, accents or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.accounts.models import User
from cchc.lib import vntext
from cchc.web.widgets import Picker

if TYPE_CHECKING:
    from django.db.models import QuerySet


class PersonField(forms.ModelChoiceField[User]):
    """One person who may sign in. Without script the full name, or the user name, is typed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("queryset", User.objects.filter(is_active=True))
        kwargs.setdefault("widget", Picker(url="accounts:pick", whole=False))
        super().__init__(**kwargs)

    def label_from_instance(self, obj: User) -> str:
        return f"{obj.full_name} ({obj.position})" if obj.position else obj.full_name

    def to_python(self, value: Any) -> User | None:
        if isinstance(value, str) and value and not value.isdecimal():
            return _by_name(value, self.queryset)  # type: ignore[arg-type]
        return super().to_python(value)


def _by_name(words: str, rows: QuerySet[User]) -> User:
    """The one person of that name or user name; ValidationError says how many there are."""
    folded = vntext.fold(words.strip())
    by_username = list(rows.filter(username=words.strip().lower())[:1])
    found = by_username or [
        person
        for person in rows.filter(pk__in=User.objects.search(words))[:200]
        if vntext.fold(person.full_name) == folded
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise forms.ValidationError(_("Nobody is called “%(words)s”."), params={"words": words[:80]})
    raise forms.ValidationError(
        _("%(count)s people are called “%(words)s”; write the user name instead."),
        params={"count": len(found), "words": words[:80]},
    )
