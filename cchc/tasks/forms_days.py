"""The day as of which a task is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.web.clock import today
from cchc.web.widgets import Day

if TYPE_CHECKING:
    from datetime import date


class DayForm(forms.Form):
    """A past day, or today; ``last``: the last day that the person may ask for."""

    ngay = forms.DateField(label=_("As it stood on"), widget=Day, required=False)

    def __init__(self, data: Any = None, last: date | None = None) -> None:
        super().__init__(data)
        self.last = last

    def clean_ngay(self) -> date | None:
        day: date | None = self.cleaned_data["ngay"]
        if day is not None and day > today():
            raise forms.ValidationError(_("This day is still to come."))
        if day is not None and self.last is not None and day > self.last:
            raise forms.ValidationError(
                _("Your unit sees this task until %(day)s."), params={"day": f"{self.last:%d/%m/%Y}"}
            )
        return day
