"""Forms about chasing: reminder days, the rows of a draft list and the decision on it, words to urge with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.tasks.models import CriticismRow, ReminderPlan
from cchc.web.forms import VersionedForm

MOST_DAYS, FARTHEST = 10, 60


class DaysField(forms.CharField):
    """Working days before a deadline, parted by commas: "7, 3, 1". Its value is a list, the farthest first."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        parts = [part for part in text.replace(";", ",").replace(" ", ",").split(",") if part]
        if not all(part.isdecimal() and len(part) < 4 and 1 <= int(part) <= FARTHEST for part in parts):
            raise forms.ValidationError(
                _("Write whole numbers from 1 to %(most)s, parted by commas: 7, 3, 1."),
                params={"most": FARTHEST},
            )
        if len(set(parts)) > MOST_DAYS:
            raise forms.ValidationError(_("At most %(most)s days."), params={"most": MOST_DAYS})
        return sorted({int(part) for part in parts}, reverse=True)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), data))


class UnitPlanForm(VersionedForm):
    """The reminder days of a unit. The ladder of what is late is not in its hands."""

    before = DaysField(
        label=_("Working days before"),
        required=False,
        help_text=_("Parted by commas, for example 7, 3, 1. Empty: no reminder before the day itself."),
    )

    class Meta:
        model = ReminderPlan
        fields = ("before", "on_day", "weekly", "digest")


class PlanForm(UnitPlanForm):
    """The organisation's reminder days, and the ladder for every unit."""

    class Meta(UnitPlanForm.Meta):
        fields = (*UnitPlanForm.Meta.fields, "first_after", "second_after", "list_after")  # type: ignore[assignment]
        help_texts = {"list_after": _("The system only drafts the list; a leader decides.")}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        days = [cleaned.get(name) for name in ("first_after", "second_after", "list_after")]
        if None not in days and not 1 <= days[0] < days[1] < days[2]:  # type: ignore[operator]
            self.add_error(
                "list_after", _("Each rung comes later than the one before it, the first after 1 day.")
            )
        return cleaned


class RowForm(VersionedForm):
    """What is said of a row of the draft list."""

    class Meta:
        model = CriticismRow
        fields = ("objective", "cause", "kept")
        help_texts = {
            "objective": _("The cause lies outside the unit."),
            "cause": _("Required with an objective cause: the document, or what happened."),
        }

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("objective") and not (cleaned.get("cause") or "").strip():
            self.add_error("cause", _("Say what the objective cause is."))
        return cleaned


class DecisionForm(forms.Form):
    """A leader's decision on a list."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Required where the list is not approved."),
    )
    approved = forms.TypedChoiceField(coerce=lambda value: value == "1", choices=[("1", "1"), ("0", "0")])


class UrgeForm(forms.Form):
    """Words with which a unit is urged."""

    words = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("They stand above the task in the message. The deadline is told anyway."),
    )
