"""Forms of assessment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cchc.assessment import shipped
from cchc.assessment.engine.results.rows import INDICES
from cchc.assessment.kept_sets import latest
from cchc.assessment.own_sets import CODE, RESERVED
from cchc.assessment.speaking import said
from cchc.web.clock import today

_FIRST, _LAST = 2000, 2100


def _sets() -> list[tuple[str, str]]:
    """The sets that units can be scored by."""
    found = [(code, latest(code, today().year, folder)) for code, folder in shipped.folders().items()]
    return [(code, said(criteria.name)) for code, criteria in found if criteria.scorable]


def _indices() -> list[tuple[str, str]]:
    """The indices that results are kept of; the first choice leaves it to the file."""
    return [("", str(_("as the file says"))), *((code, said(words)) for code, words in INDICES.items())]


def _not_too_large(file: Any) -> Any:
    """The file, or an error when it is larger than the house takes."""
    if file.size > settings.UPLOAD_LIMIT:
        raise forms.ValidationError(_("The file is larger than the house takes."))
    return file


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
        return _not_too_large(self.cleaned_data["file"])


class SetForm(forms.Form):
    """A criteria set in Excel, the code that it is known by and the year from which it holds."""

    file = forms.FileField(
        label=_("Criteria set in Excel"),
        help_text=_("In the layout of offices; any set can be had as Excel and changed there."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods"}),
    )
    code = forms.CharField(
        label=pgettext_lazy("criterion", "Code"),
        max_length=60,
        help_text=_("Small letters, digits and hyphens, for example chi-so-so; the same code every year."),
    )
    year = forms.IntegerField(label=_("Year"), min_value=_FIRST, max_value=_LAST)
    name = forms.CharField(
        label=_("Name of the set"),
        max_length=300,
        required=False,
        help_text=_("Empty: as the file has it on its sheet of general facts or above its table."),
    )

    def clean_file(self) -> Any:
        """No more than the house takes, and a workbook by its name."""
        file = _not_too_large(self.cleaned_data["file"])
        if not str(file.name).lower().endswith((".xlsx", ".xls", ".ods")):
            raise forms.ValidationError(_("A workbook is needed: .xlsx, .xls or .ods."))
        return file

    def clean_code(self) -> str:
        """A code of its own: those of the sets that come with the program stay theirs."""
        code: str = self.cleaned_data["code"]
        if not CODE.fullmatch(code):
            raise forms.ValidationError(_("Small letters without accents, digits and hyphens only."))
        if code in shipped.shipped_codes() or code in RESERVED:
            raise forms.ValidationError(
                _("The program itself uses this code; choose another, for example %(code)s-2.")
                % {"code": code[:58]}
            )
        return code


class ResultsForm(forms.Form):
    """A file of published results, and whose they are where the file does not tell."""

    index = forms.ChoiceField(label=_("Index"), required=False, choices=_indices)
    file = forms.FileField(
        label=_("File of results"),
        help_text=_(
            "CSV or Excel with the columns year, unit, score or rank, and where there are, node and source."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.xls,.ods"}),
    )

    def clean_file(self) -> Any:
        """No more than the house takes."""
        return _not_too_large(self.cleaned_data["file"])


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
