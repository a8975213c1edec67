"""Forms about people and the roles they hold."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.accounts.models import Holding, User
from cchc.units.forms import UnitField
from cchc.web.clock import today
from cchc.web.forms import VersionedForm
from cchc.web.widgets import Day


class PersonForm(VersionedForm):
    """A person's own facts. The user name is chosen once."""

    class Meta:
        model = User
        fields = ("full_name", "position", "email")


class NewPersonForm(forms.ModelForm[User]):
    """A new person."""

    class Meta:
        model = User
        fields = ("full_name", "username", "position", "email")
        help_texts = {
            "username": _("Small letters, digits, dots; for example lan.nguyen. It stays the same.")
        }

    def clean_username(self) -> str:
        name = str(self.cleaned_data["username"]).strip().lower()
        if not name.isascii() or not name.replace(".", "").replace("-", "").replace("_", "").isalnum():
            raise forms.ValidationError(
                _("A user name has letters without accents, digits, dots, hyphens: for example lan.nguyen.")
            )
        if User.objects.filter(username=name).exists():
            raise forms.ValidationError(_("Somebody has this user name already."))
        return name


class RoleForm(forms.ModelForm[Holding]):
    """A role given for a unit, from a day on."""

    unit = UnitField(label=_("For which unit"))

    class Meta:
        model = Holding
        fields = ("role", "unit", "valid_from", "valid_to", "basis")
        widgets = {"valid_from": Day, "valid_to": Day}
        labels = {"valid_from": _("From day"), "valid_to": _("Through day")}
        help_texts = {
            "valid_to": _("Empty: until further notice."),
            "basis": _("The decision or letter that gives the role."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["valid_from"] = self.initial.get("valid_from") or today()
        self.fields["valid_from"].required = True

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        begin, end = cleaned.get("valid_from"), cleaned.get("valid_to")
        if begin and end and end < begin:
            self.add_error("valid_to", _("The last day lies before the first."))
        return cleaned


class EndRoleForm(forms.Form):
    """The last day of a role."""

    last_day = forms.DateField(label=_("Last day"), widget=Day)
    basis = forms.CharField(label=_("By which paper"), required=False, max_length=300)

    def __init__(self, holding: Holding, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.holding = holding
        self.fields["last_day"].initial = today()

    def clean_last_day(self) -> Any:
        last = self.cleaned_data["last_day"]
        begin = self.holding.valid_from
        if begin is not None and last < begin:
            raise forms.ValidationError(
                _("The role began on %(day)s: it does not end before that."),
                params={"day": f"{begin:%d/%m/%Y}"},
            )
        return last


class TokenForm(forms.Form):
    """A token for another system."""

    name = forms.CharField(
        label=_("Name of the system"),
        max_length=120,
        help_text=_("For example: the document system of the office."),
    )
    unit = UnitField(label=_("For which unit"))
    everywhere = forms.BooleanField(
        label=_("It reaches the tasks of every unit"),
        required=False,
        help_text=_(
            "For the document system of the follow-up office, which gives tasks; else leave it open."
        ),
    )
    may_write = forms.BooleanField(
        label=_("It may also write"),
        required=False,
        help_text=_("Give tasks where it reaches every unit, else report progress for its own."),
    )
    valid_to = forms.DateField(
        label=_("Through day"), required=False, widget=Day, help_text=_("Empty: until it is ended.")
    )
