"""Forms about tasks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.accounts.picking import PersonField
from cchc.tasks.models import Task
from cchc.units.forms import UnitField, UnitsField
from cchc.web.clock import today
from cchc.web.forms import VersionedForm
from cchc.web.widgets import Day


class DeadlineForm(VersionedForm):
    """A form with both deadlines: the one followed is the one written unless a paper or an order says another."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        written, followed = cleaned.get("due_written"), cleaned.get("due")
        if followed is None and written is not None:
            cleaned["due"] = written
        if cleaned.get("due") != written and not cleaned.get("due_basis"):
            self.add_error(
                "due_basis",
                _("Say by which paper or order the deadline followed differs from the one written."),
            )
        return cleaned


class TaskForm(DeadlineForm):
    """A task entered or corrected by the office that follows it."""

    lead = UnitField(label=_("Lead"))
    coordinators = UnitsField(label=_("Coordinating units"), required=False)
    follow_up = PersonField(label=_("Follow-up officer"), required=False)
    leader = PersonField(label=_("Leader in charge"), required=False)

    class Meta:
        model = Task
        fields = (
            "wording",
            "lead",
            "coordinators",
            "source_label",
            "assigner",
            "level",
            "given_on",
            "deadline_kind",
            "due_written",
            "due",
            "due_basis",
            "deadline_locked",
            "recurrence",
            "report_to",
            "product",
            "criteria",
            "priority",
            "visibility",
            "follow_up",
            "leader",
        )
        widgets = {
            "wording": forms.Textarea(attrs={"rows": 4}),
            "given_on": Day,
            "due_written": Day,
            "due": Day,
        }
        help_texts = {
            "source_label": _("The document, or the meeting at which it was said, with its date."),
            "due": _("Empty: the deadline as written."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("priority", "visibility"):
            self.fields[name].required = False

    def clean_priority(self) -> str:
        return str(self.cleaned_data["priority"] or self.instance.priority)

    def clean_visibility(self) -> str:
        return str(self.cleaned_data["visibility"] or self.instance.visibility)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        given = cleaned.get("given_on")
        if given is not None and given > today():
            self.add_error("given_on", _("A task is given today or in the past."))
        return cleaned


class HandInForm(forms.Form):
    """The result of a task, in the words of the unit that did it."""

    on = forms.DateField(label=_("Handed in on"), widget=Day)
    words = forms.CharField(
        label=_("Result"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Number and date of the document, or what was reached."),
    )


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
