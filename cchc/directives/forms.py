"""Forms about directives."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cchc.directives.actions.accept import COMING_BACK
from cchc.directives.models import Directive, Item
from cchc.tasks.forms import DeadlineForm
from cchc.tasks.models import Schedule
from cchc.units.forms import UnitsField
from cchc.web.clock import today
from cchc.web.forms import VersionedForm
from cchc.web.rows import holding_on
from cchc.web.widgets import Day


class HeaderForm(VersionedForm):
    """The facts of a document, corrected by a person."""

    class Meta:
        model = Directive
        fields = (
            "number",
            "issued",
            "subject",
            "issuer",
            "assigner",
            "level",
            "signer",
            "urgency",
            "unit",
        )
        widgets = {"subject": forms.Textarea(attrs={"rows": 3}), "issued": Day}


class ItemForm(DeadlineForm):
    """One found sentence: what, who, by when."""

    leads = UnitsField(label=_("Lead"), required=False)
    coordinators = UnitsField(label=_("Coordinating units"), required=False)

    class Meta:
        model = Item
        fields = (
            "wording",
            "leads",
            "expand",
            "coordinators",
            "deadline_kind",
            "due_written",
            "due",
            "due_basis",
            "recurrence",
            "schedule",
            "report_to",
            "product",
        )
        widgets = {"wording": forms.Textarea(attrs={"rows": 4}), "due_written": Day, "due": Day}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["schedule"]
        in_force = Q(holding_on(today())) | Q(pk=self.instance.schedule_id)
        field.queryset = Schedule.objects.filter(in_force)
        field.empty_label = _("The one that stands for the recurrence")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("schedule") is not None:
            self._follows(cleaned)
        elif cleaned.get("deadline_kind") == "recurring" and not cleaned.get("recurrence"):
            self.add_error("recurrence", _("Say how often this duty comes due."))
        return cleaned

    def _follows(self, cleaned: dict[str, Any]) -> None:
        """A duty that follows a schedule comes back, and has no day of its own."""
        if cleaned.get("deadline_kind") not in COMING_BACK:
            self.add_error(
                "schedule",
                _("Only a recurring or standing duty follows a schedule: change its kind of deadline."),
            )
        for name in ("due_written", "due"):
            if cleaned.get(name) is not None and name not in self.errors:
                self.add_error(name, _("The schedule gives the deadline of each period: leave this empty."))
        cleaned["recurrence"] = cleaned.get("recurrence") or "other"

    def values(self) -> dict[str, Any]:
        """What the form holds for ``actions.review.edit``, units apart."""
        skip = {"leads", "coordinators", "version"}
        return {name: value for name, value in self.cleaned_data.items() if name not in skip}


class MeetingForm(forms.Form):
    """What was ordered at a meeting by word of mouth."""

    subject = forms.CharField(
        label=_("Meeting"),
        max_length=300,
        help_text=_("For example: the meeting of the steering committee, first quarter."),
    )
    held = forms.DateField(label=_("Held on"), widget=Day)
    assigner = forms.CharField(label=_("Who gave the work"), max_length=200)
    minutes = forms.CharField(
        label=_("What was ordered"),
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Write or paste the sentences, one order a line, with the unit that is to do it."),
    )

    def clean_held(self) -> Any:
        held = self.cleaned_data["held"]
        if held > today():
            raise forms.ValidationError(_("A meeting that gave work lies in the past or is today."))
        return held


class ReasonForm(forms.Form):
    """A reason, for what is not done without one."""

    why = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
