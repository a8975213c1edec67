"""Forms about values: declaring one, verifying it, correcting it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.indicators.columns import say
from cchc.indicators.engine.window import Window
from cchc.indicators.models import IndicatorValue
from cchc.lib.dates import DateError
from cchc.lib.numbers import NumberError, format_decimal, parse_decimal
from cchc.units.forms import UnitField
from cchc.web.forms import VersionedForm
from cchc.web.widgets import Day

if TYPE_CHECKING:
    from decimal import Decimal

    from cchc.accounts.models import User
    from cchc.indicators.engine.indicator import Indicator
    from cchc.units.models import Unit

#: What is counted in whole things: "1.234" is one thousand two hundred and thirty-four of them.
_WHOLE_MEASURES = ("count", "people", "rank")
_WHOLE_SOURCES = ("dossier_kpi", "register_count", "task_count")


def is_whole(one: Indicator) -> bool:
    """Whether the figures of an indicator are whole numbers, so that a point can only part thousands."""
    return one.measure in _WHOLE_MEASURES or (one.measure == "percent" and one.source_kind in _WHOLE_SOURCES)


class Figure(forms.Field):
    """A number as Vietnamese offices type it: ``88,18``, ``88.424,5``; what has two readings is refused."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)
        self.whole = False

    def to_python(self, value: Any) -> Any:
        text = str(value or "").replace("\x00", "").strip()
        if not text:
            return None
        try:
            return parse_decimal(text, "thousands" if self.whole else None)
        except NumberError as error:
            raise forms.ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else format_decimal(value)


class _FiguresForm(VersionedForm):
    """The figures of one indicator, each labelled with what it counts."""

    numerator = Figure(label=_("Numerator"))
    denominator = Figure(label=_("Denominator"))

    def __init__(self, *args: Any, one: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.one = one
        for name, words in (("numerator", one.numerator), ("denominator", one.denominator)):
            field: Any = self.fields[name]
            field.help_text, field.whole = say(words), is_whole(one)
        if not one.rated:
            del self.fields["denominator"]
            self.fields["numerator"].label = _("Value")

    @property
    def figures(self) -> tuple[Decimal, Decimal | None]:
        """Numerator and denominator of a valid form."""
        return self.cleaned_data["numerator"], self.cleaned_data.get("denominator")


class DeclareForm(_FiguresForm):
    """A value that a unit declares: for whom, over which period, the figures, where they come from."""

    unit = UnitField(label=_("Unit"))
    period = forms.CharField(
        label=_("Period"),
        max_length=60,
        help_text=_("As offices write it: “quý II năm 2026”, “6 tháng đầu năm 2026”, “năm 2026”."),
    )
    upload = forms.FileField(label=_("File that it stands on"), required=False)

    class Meta:
        model = IndicatorValue
        fields = ("unit", "start", "end", "numerator", "denominator", "cut_off", "source", "page")
        widgets = {"start": Day, "end": Day, "cut_off": Day}
        help_texts = {
            "start": _("Left empty: the first day of the period."),
            "end": _("Left empty: the last day of the period."),
            "cut_off": _("The day up to which the figures are counted."),
            "source": _("The report or system with its number and date."),
        }

    field_order = (
        "unit",
        "period",
        "start",
        "end",
        "numerator",
        "denominator",
        "cut_off",
        "source",
        "page",
        "upload",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        for name in ("start", "end"):
            self.fields[name].required = False

    def clean_unit(self) -> Unit:
        unit: Unit = self.cleaned_data["unit"]
        if not self.user.can("indicator.declare", unit):
            raise forms.ValidationError(
                _("You declare for your own unit, not for {unit}.").format(unit=unit.name)
            )
        return unit

    def clean_period(self) -> Window:
        try:
            return Window.parse(self.cleaned_data["period"])
        except DateError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        window = cleaned.get("period")
        if isinstance(window, Window):
            cleaned["start"] = cleaned.get("start") or window.start
            cleaned["end"] = cleaned.get("end") or window.end
        return cleaned

    def _post_clean(self) -> None:
        """The row takes the period's code; the rest is checked by the action, whatever brings the value."""
        for name in ("unit", "start", "end", "numerator", "denominator", "cut_off", "source", "page"):
            if name in self.cleaned_data:
                setattr(self.instance, name, self.cleaned_data[name])
        if isinstance(self.cleaned_data.get("period"), Window):
            self.instance.period = self.cleaned_data["period"].code
        self.instance.indicator = self.one.code


class VerifyForm(_FiguresForm):
    """The verified figures, and why they differ from the declared ones where they do."""

    reason = forms.CharField(
        label=_("Why the figures differ"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed where a figure is changed."),
    )

    class Meta:
        model = IndicatorValue
        fields = ("numerator", "denominator")

    def _post_clean(self) -> None:
        """The declared row stays as it is: the figures are handed to the action."""


class CorrectForm(_FiguresForm):
    """What may be corrected of a value, with the reason."""

    reason = forms.CharField(
        label=_("Why it is corrected"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    class Meta:
        model = IndicatorValue
        fields = ("numerator", "denominator", "cut_off", "source", "page")
        widgets = {"cut_off": Day}

    field_order = ("numerator", "denominator", "cut_off", "source", "page", "reason")

    def _post_clean(self) -> None:
        """The row takes what was typed; the rest is checked by the action."""
        for name in ("numerator", "denominator", "cut_off", "source", "page"):
            if name in self.cleaned_data:
                setattr(self.instance, name, self.cleaned_data[name])
