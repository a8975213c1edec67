"""Forms about reporting schedules: the schedule, its periods in a table, its end, and which one a task follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.lib.vntext import fold
from cchc.tasks.engine.schedule import Period
from cchc.tasks.engine.year_day import YearDay, YearDayError
from cchc.tasks.models import Schedule
from cchc.web.clock import today
from cchc.web.forms import VersionedForm
from cchc.web.rows import holding_on
from cchc.web.widgets import Day
from cchc.workcal.months import weekday_names

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Keys that are the ends of other addresses.
_TAKEN = {"them"}
#: The most rows that a table of periods may have.
MOST_PERIODS = 60


def key_for(name: str) -> str:
    """A permanent key for a new schedule, made of its name."""
    base = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:40] or "che-do"
    taken = _TAKEN | set(Schedule.objects.filter(key__startswith=base).values_list("key", flat=True))
    return next(
        key for number in range(1, 10**6) if (key := base if number == 1 else f"{base}-{number}") not in taken
    )


class ScheduleForm(VersionedForm):
    """A schedule without its periods."""

    weekday = forms.TypedChoiceField(
        label=_("How it comes back"), coerce=int, empty_value=None, required=False
    )

    class Meta:
        model = Schedule
        fields = ("name", "source", "verified", "weekday", "valid_from", "valid_to")
        widgets = {"valid_from": Day, "valid_to": Day}
        labels = {"source": _("Set by"), "verified": _("Compared with the signed paper")}
        help_texts = {
            "source": _("The paper that says so, with its number and date."),
            "valid_from": _("Only what is due from this day on is asked for. Empty: always."),
            "valid_to": _("What is due after this day is not asked for. Empty: until further notice."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].required = True
        every = _("Every week, due on {day}")
        weeks = [(number, every.format(day=full)) for number, (_short, full) in enumerate(weekday_names(), 1)]
        by_year = ("", _("By the periods of the year below"))
        self.fields["weekday"].choices = [by_year, *weeks]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("A schedule does not end before it begins."))
        return cleaned


class YearDayField(forms.CharField):
    """A day that comes every year, typed as offices write it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"}), **kwargs)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        try:
            return YearDay.read(typed) if typed else None
        except YearDayError as error:
            raise forms.ValidationError(str(error)) from error


class PeriodForm(forms.Form):
    """One row of the table of periods."""

    code = forms.CharField(label=_("Code"), max_length=10)
    name = forms.CharField(label=_("Period"), max_length=100)
    start = YearDayField(label=_("Data from"))
    end = YearDayField(label=_("Data through"))
    due = YearDayField(label=_("Due by"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.initial.get("code"):  # it stands in the tasks of every year
            self.fields["code"].disabled = True

    def period(self) -> Period:
        """What was typed."""
        typed = self.cleaned_data
        return Period(typed["code"], typed["name"].strip(), typed["start"], typed["end"], typed["due"])


class _PeriodSet(forms.BaseFormSet[PeriodForm]):
    deletion_widget = forms.CheckboxInput

    def periods(self) -> list[Period]:
        """The periods typed, without the empty rows and those to be taken out."""
        gone = set(self.deleted_forms)
        return [form.period() for form in self.forms if form not in gone and form.cleaned_data.get("code")]


def period_set(data: Any = None, periods: Iterable[Period] = (), blank: int = 4) -> _PeriodSet:
    """The table of periods. ``blank``: empty rows at its end; with ``more`` in the data, three more of them."""
    made = forms.formset_factory(
        PeriodForm,
        formset=_PeriodSet,
        extra=blank,
        can_delete=True,
        absolute_max=MOST_PERIODS,
        max_num=MOST_PERIODS,
    )
    initial = [
        {
            "code": one.code,
            "name": one.name,
            "start": str(one.start),
            "end": str(one.end),
            "due": str(one.due),
        }
        for one in periods
    ]
    if data is not None and "more" in data:
        data = data.copy()
        rows = data.get("periods-TOTAL_FORMS", "")
        data["periods-TOTAL_FORMS"] = str(min(MOST_PERIODS, int(rows) + 3)) if rows.isdecimal() else rows
    return made(data, prefix="periods", initial=initial)  # type: ignore[return-value]


class EndForm(forms.Form):
    """The last day of a schedule."""

    last = forms.DateField(
        label=_("Last day"), widget=Day, help_text=_("What is due after this day is not asked for any more.")
    )


class FollowForm(forms.Form):
    """Which schedule a task follows, and from which day on its periods are owed."""

    schedule = forms.ModelChoiceField(label=_("Reporting schedule"), queryset=Schedule.objects.none())
    first = forms.DateField(
        label=_("Periods due from"),
        widget=Day,
        help_text=_("Periods whose deadline lies before this day are not given."),
    )

    def __init__(self, *args: Any, is_series: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["schedule"].queryset = Schedule.objects.filter(holding_on(today()))  # type: ignore[attr-defined]
        if is_series:
            del self.fields["first"]
