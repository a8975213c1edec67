"""Forms of assessment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cchc.assessment import shipped
from cchc.assessment.kept_sets import latest
from cchc.assessment.speaking import said
from cchc.web.clock import today

_FIRST, _LAST = 2000, 2100


def _sets() -> list[tuple[str, str]]:
    """The sets that units can be scored by."""
    found = [(code, latest(code, today().year)) for code in shipped.codes()]
    return [(code, said(criteria.name)) for code, criteria in found if criteria.scorable]


class SheetForm(forms.Form):
    """A file of inputs for a set and a year, with the name it will be known by."""

    criteria = forms.ChoiceField(label=_("Criteria set"), choices=_sets)
    year = forms.IntegerField(label=_("Year"), min_value=_FIRST, max_value=_LAST)
    name = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("For example: self-scores of 2026, 15/12")
    )
    file = forms.FileField(
        label=_("File of inputs"),
        help_text=_("CSV or Excel with the columns unit, input, value and, for shares, denominator."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.xls,.ods"}),
    )

    def clean_file(self) -> Any:
        """No more than the house takes."""
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(_("The file is larger than the house takes."))
        return file


class PlanForm(forms.Form):
    """A file of improvements, and limits."""

    improvements = forms.FileField(
        label=_("File of improvements"),
        help_text=_(
            "Columns code, name, input, value, denominator, cost, effort, chance, requires, excludes."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.xls,.ods"}),
    )
    budget = forms.CharField(
        label=_("Budget"), required=False, max_length=30, help_text=_("Empty: no limit.")
    )
    effort = forms.CharField(
        label=_("Effort there is"), required=False, max_length=30, help_text=_("Empty: no limit.")
    )
