"""Short forms for the steps of a task: passed on inside the unit, extended, explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.accounts.models import Holding, User
from cchc.accounts.picking import PersonField
from cchc.tasks.telling import standing_for
from cchc.web.clock import today
from cchc.web.rows import holding_on
from cchc.web.widgets import Day, Picker

if TYPE_CHECKING:
    from cchc.tasks.models import Task


class AssignForm(forms.Form):
    """Who inside the unit has the task. It carries the version it was opened with: whoever comes second is told."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    assignee = PersonField(label=_("Person"), required=False, widget=Picker())
    division = forms.CharField(label=_("Division"), required=False, max_length=200)

    def __init__(self, task: Task, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.task = task
        self.fields["version"].initial = task.version
        inside = Holding.objects.filter(holding_on(today()), unit__in=standing_for(task.lead))
        people: Any = self.fields["assignee"]
        people.queryset = User.objects.filter(is_active=True, pk__in=inside.values("user"))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("assignee") and not cleaned.get("division"):
            raise forms.ValidationError(_("Name a person, a division, or both."))
        sent = cleaned.pop("version", None)
        if sent is not None and sent != self.task.version:
            self._is_second()
        return cleaned

    def _is_second(self) -> None:
        """Somebody else changed the task meanwhile: told with who has it now; sent again, it counts."""
        has = " · ".join(str(part) for part in (self.task.assignee, self.task.division) if part)
        data: Any = self.data
        self.data = data.copy()
        self.data["version"] = str(self.task.version)  # type: ignore[index]
        words = _(
            "Somebody else changed this task meanwhile; it is with: %(has)s. Send again to put yours in place."
        )
        raise forms.ValidationError(words, params={"has": has or "—"})


class ExtensionForm(forms.Form):
    """A later deadline, and why."""

    wanted = forms.DateField(label=_("New deadline asked for"), widget=Day)
    reason = forms.CharField(
        label=_("Why more time is needed"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class DecisionForm(forms.Form):
    """What the assigner decided, and by what."""

    granted = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("1", _("Agreed")), ("0", _("Not agreed"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    day = forms.DateField(label=_("New deadline"), required=False, widget=Day)
    basis = forms.CharField(
        label=_("Basis"),
        max_length=300,
        help_text=_("The document, or who ordered it orally and when."),
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("granted") and not cleaned.get("day") and "day" not in self.errors:
            self.add_error("day", _("Enter the new deadline."))
        return cleaned


class QuestionForm(forms.Form):
    """What a unit is to explain, and by when."""

    question = forms.CharField(
        label=_("What is to be explained"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    answer_by = forms.DateField(label=_("To be answered by"), widget=Day)


class AnswerForm(forms.Form):
    """The unit's explanation."""

    words = forms.CharField(label=_("Explanation"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))
