"""Forms about papers: which are drafted, and the number under which one was issued."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.web.widgets import Day


class UrgingForm(forms.Form):
    """Until when results are wanted; the units are chosen in the table."""

    answer_by = forms.DateField(label=_("Results wanted by"), required=False, widget=Day)


class MeetingForm(forms.Form):
    """A page for a meeting."""

    kind = forms.ChoiceField(
        label=_("Meeting"),
        choices=[("week", _("Weekly")), ("month", _("Monthly"))],
        widget=forms.RadioSelect,
        initial="week",
    )
    day = forms.DateField(label=_("As of"), widget=Day)


class IssueForm(forms.Form):
    """A paper was signed and issued."""

    number = forms.CharField(
        label=_("Number"), max_length=100, help_text=_("As on the paper, for example 812/VPUBND-TH.")
    )
    on = forms.DateField(label=_("Issued on"), widget=Day)
