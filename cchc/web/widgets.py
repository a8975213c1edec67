"""Widgets of the forms: a date typed first, a picker that looks up without accents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import NoReverseMatch, reverse


class Day(forms.DateInput):
    """A date typed as dd/mm/yyyy, with the browser's calendar beside it."""

    template_name = "web/widgets/day.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%d/%m/%Y")


class Picker(forms.Select):
    """One of many, looked up as it is typed.

    ``url``: an address (or the name of one, such as "units:pick") that answers ``?q=`` with
    ``web/parts/options.html``; then only the value chosen so far is sent with the page, save where ``whole``.
    Without it all choices stand in the page and are looked up there.
    """

    template_name = "web/widgets/picker.html"

    def __init__(self, attrs: Any = None, choices: Any = (), *, url: str = "", whole: bool = True) -> None:
        super().__init__(attrs, choices)
        self.url, self.whole = url, whole

    def address(self) -> str:
        """The address that looks up, or nothing."""
        if not self.url or "/" in self.url:
            return self.url
        try:
            return reverse(self.url)
        except NoReverseMatch:
            return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["url"] = self.address()
        return context

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> Any:
        """All choices; only those chosen where the page need not hold all of them."""
        if self.whole or not self.address():
            return super().optgroups(name, value, attrs)
        return _chosen_alone(self, name, value)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What was chosen; without script a name typed beside it counts more, and an empty text nothing."""
        if self.allow_multiple_selected or not hasattr(data, "getlist"):
            return super().value_from_datadict(data, files, name)
        return next((value for value in reversed(data.getlist(name)) if value), "")


class ManyPicker(Picker, forms.SelectMultiple):
    """Several of many; each stands as a chip that can be taken away."""

    allow_multiple_selected = True


def _is_key(value: str) -> bool:
    """Whether a value that was sent can be the key of a row at all: forty digits are none, and ask nothing."""
    return value.isascii() and value.isdecimal() and len(value) < 19


def _chosen_alone(widget: Picker, name: str, value: list[str]) -> list[Any]:
    """The option groups of the chosen values alone, asked of the field's queryset and nothing else."""
    choices: Any = widget.choices
    queryset = getattr(choices, "queryset", None)
    chosen = [one for one in value if one]
    if queryset is None:
        rows = [(key, words) for key, words in choices if str(key) in chosen]
    else:
        key = choices.field.to_field_name or "pk"
        found = queryset.filter(**{f"{key}__in": [one for one in chosen if key != "pk" or _is_key(one)]})
        rows = [choices.choice(row) for row in found]
    options = [
        widget.create_option(name, key, words, str(key) in chosen, place)
        for place, (key, words) in enumerate(rows)
    ]
    if not widget.allow_multiple_selected:
        options.insert(0, widget.create_option(name, "", "", not chosen, len(options)))
    return [(None, [option], place) for place, option in enumerate(options)]
