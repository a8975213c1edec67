"""Forms of the import of a register: what each column means, and what holds for the whole file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.tasks.engine.register.heads import BY_KEY, FIELDS, REQUIRED
from cchc.tasks.models import Level
from cchc.web.clock import today
from cchc.web.widgets import Day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.tasks.engine.register.layout import Register

_CHOICES = [("", _("— left out —")), *((field.key, field.heading) for field in FIELDS)]


class ColumnsForm(forms.Form):
    """A choice for each column (``c0`` …), and what the rows of the register do not say themselves."""

    source = forms.CharField(
        label=_("Source of all rows"),
        max_length=280,
        required=False,
        help_text=_("For rows that name no document: the document, or the meeting, with its date."),
    )
    given_on = forms.DateField(
        label=_("Given on, for all rows"),
        required=False,
        widget=Day,
        help_text=_("For rows that neither say it nor name a document with its date."),
    )
    level = forms.ChoiceField(
        label=_("Level it comes from"),
        choices=Level.choices,
        initial=Level.CHAIRMAN,
        help_text=_("For rows that do not say it."),
    )
    spread = forms.BooleanField(
        label=_("Give groups to each of their units"),
        required=False,
        help_text=_("“Các sở, ban, ngành” as lead becomes one task for each unit of the group."),
    )

    def __init__(self, *args: Any, register: Register, guessed: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.register = register
        for number, (head, field) in enumerate(zip(register.heads, guessed, strict=True)):
            self.fields[f"c{number}"] = forms.ChoiceField(
                label=head or str(_("Column {n}")).format(n=number + 1),
                choices=_CHOICES,
                required=False,
                initial=field,
            )

    @property
    def columns(self) -> list[dict[str, Any]]:
        """Each column with its field of the form, and what stands in it."""
        return [
            {"field": self[f"c{number}"], "sample": self.register.sample(number)}
            for number in range(len(self.register.heads))
        ]

    def chosen(self) -> list[str]:
        """The field of each column, as a valid form says."""
        return [self.cleaned_data[f"c{number}"] for number in range(len(self.register.heads))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        taken: dict[str, str] = {}
        for number in range(len(self.register.heads)):
            key = cleaned.get(f"c{number}", "")
            if key and key in taken:
                self.add_error(
                    f"c{number}", _("“{field}” is chosen for two columns.").format(field=BY_KEY[key].heading)
                )
            taken.setdefault(key, key)
        # A unit or a document that stands above the rows holds for them.
        headed = any(line.group for line in self.register.lines)
        missing = [
            BY_KEY[key].heading for key in REQUIRED if key not in taken and not (key == "lead" and headed)
        ]
        if missing:
            names = ", ".join(f"“{name}”" for name in missing)
            self.add_error(
                None, _("No column is chosen for {names}; every task needs it.").format(names=names)
            )
        if "source" not in taken and not cleaned.get("source") and not headed:
            self.add_error(
                "source", _("Choose a column for the source, or write one that holds for all rows.")
            )
        return cleaned

    def clean_given_on(self) -> Any:
        given = self.cleaned_data["given_on"]
        if given is not None and given > today():
            raise forms.ValidationError(_("A task is given today or in the past."))
        return given
