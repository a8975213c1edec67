"""Forms about the working calendar."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.web.forms import VersionedForm
from cchc.web.widgets import Day
from cchc.workcal.engine.calendar import WEEKEND
from cchc.workcal.models import AnnouncedYear, DayKind, SpecialDay

FIRST_YEAR, LAST_YEAR = 1990, 2199


class DayForm(VersionedForm):
    """A day that is not what its weekday says."""

    class Meta:
        model = SpecialDay
        fields = ("day", "kind", "name", "source")
        widgets = {"day": Day, "kind": forms.RadioSelect}
        labels = {"kind": _("What it is"), "source": _("Decided by")}
        help_texts = {
            "name": _("For example: closed because of the storm; worked in place of Monday 31/08."),
            "source": _("The notice or decision, with its number and date."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].required = True
        self.fields["kind"].choices = DayKind.choices  # type: ignore[attr-defined]

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(
                _("The year lies between %(first)s and %(last)s."),
                params={"first": FIRST_YEAR, "last": LAST_YEAR},
            )
        return day

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        day, kind = cleaned.get("day"), cleaned.get("kind")
        if day is None or kind is None:
            return cleaned
        rests = day.weekday() in WEEKEND
        if kind == DayKind.WORKED and not rests:
            self.add_error(
                "kind", _("This day is worked anyway: only a Saturday or Sunday can be worked in place.")
            )
        if kind == DayKind.HALF and rests:
            self.add_error(
                "kind", _("A half day is worked on a weekday; a Saturday worked in place is another kind.")
            )
        return cleaned


class YearForm(forms.ModelForm[AnnouncedYear]):
    """The announcement of a year's days off."""

    class Meta:
        model = AnnouncedYear
        fields = ("year", "source")
        help_texts = {"source": _("The notice, with its number and date.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].required = True

    def clean_year(self) -> int:
        year = int(self.cleaned_data["year"])
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise forms.ValidationError(
                _("The year lies between %(first)s and %(last)s."),
                params={"first": FIRST_YEAR, "last": LAST_YEAR},
            )
        return year
