"""Forms: one look for every field, and a lock so that nobody writes over somebody else unseen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy as _

from cchc.web.rows import Stale, Versioned


class Renderer(DjangoTemplates):
    """Draws each field by our own template."""

    field_template_name = "web/parts/field.html"


class VersionedForm(forms.ModelForm[Any]):
    """A form over a ``Versioned`` row: it carries the version it was opened with.

    ``save()`` raises nothing when somebody else was first: ``is_stale`` is set, the typed values stay in
    the form, and ``theirs`` lists field label, what stands now, and what was typed.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_stale = False
        self.theirs: list[dict[str, Any]] = []
        if self.instance.pk:
            self.fields["version"].initial = self.instance.version

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        sent = self.cleaned_data.get("version")
        if self.instance.pk and sent is not None and sent != self.instance.version:
            self.note_stale(type(self.instance)._base_manager.get(pk=self.instance.pk))
        return cleaned

    def note_stale(self, row: Versioned) -> None:
        """Tell that the row was changed meanwhile, with what stands now beside what was typed."""
        self.is_stale = True
        for name in self.fields:
            if name == "version" or not hasattr(row, name):
                continue
            stands, typed = getattr(row, name), self.cleaned_data.get(name)
            if hasattr(stands, "all") or stands == typed:
                continue
            self.theirs.append({"label": self.fields[name].label, "stands": stands, "typed": typed})
        self.add_error(
            None,
            _(
                "Somebody else changed this while you were typing; nothing of yours is lost. "
                "Compare the values below and save again to put yours in place."
            ),
        )
        data: Any = self.data
        self.data = data.copy()
        self.data[self.add_prefix("version")] = str(row.version)  # type: ignore[index]

    def save(self, commit: bool = True) -> Any:
        try:
            return super().save(commit=commit)
        except Stale as stale:
            self.note_stale(stale.row)  # type: ignore[arg-type]
            raise
