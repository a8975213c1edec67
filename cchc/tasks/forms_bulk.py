"""What is asked before many tasks are changed at once, one form an act."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.accounts.models import Holding, User
from cchc.accounts.rights import ROLES
from cchc.tasks.forms import WhyForm
from cchc.tasks.models import Priority
from cchc.web.clock import today
from cchc.web.rows import holding_on


def holders(verb: str) -> Any:
    """The people who hold a role today by which they may do ``verb`` everywhere."""
    roles = [role.code for role in ROLES.values() if role.everywhere and verb in role.verbs]
    held = Holding.objects.filter(holding_on(today()), role__in=roles).values("user")
    return User.objects.filter(pk__in=held, is_active=True)


class UrgeForm(forms.Form):
    """Words of one's own before the list of tasks."""

    words = forms.CharField(
        label=_("Words of your own"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("They stand before the list of tasks in each unit's message."),
    )


class FollowUpForm(forms.Form):
    """Who follows the tasks up."""

    follow_up = forms.ModelChoiceField(User.objects.none(), label=_("Follow-up officer"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["follow_up"].queryset = holders("task.edit")  # type: ignore[attr-defined]


class LeaderForm(forms.Form):
    """Who is in charge of the tasks."""

    leader = forms.ModelChoiceField(User.objects.none(), label=_("Leader in charge"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leader"].queryset = holders("task.ask")  # type: ignore[attr-defined]


class PriorityForm(forms.Form):
    """How pressing the tasks are."""

    priority = forms.ChoiceField(label=_("Priority"), choices=Priority.choices, widget=forms.RadioSelect)


class SureForm(forms.Form):
    """Nothing but the question."""


FORMS: dict[str, type[forms.Form]] = {
    "urge": UrgeForm,
    "confirm": SureForm,
    "follow_up": FollowUpForm,
    "leader": LeaderForm,
    "priority": PriorityForm,
    "stop": WhyForm,
}
