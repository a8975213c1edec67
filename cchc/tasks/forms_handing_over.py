"""The form that hands work over from one person to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from cchc.accounts.models import Holding, User
from cchc.accounts.picking import PersonField
from cchc.tasks.actions.handing_over import Order
from cchc.tasks.actions.hanging import allowed_kinds, people_with_work
from cchc.tasks.forms_transfers import PaperForm
from cchc.units.forms import UnitField
from cchc.web.clock import today
from cchc.web.rows import holding_on
from cchc.web.widgets import Picker

if TYPE_CHECKING:
    from django.http import QueryDict

#: The kinds of what hangs on a person in words, as the form and the preview say them.
KIND_WORDS = {
    "follow_up": _("Tasks as follow-up officer"),
    "leader": _("Tasks as leader in charge"),
    "assignee": _("Tasks as assignee"),
    "approver": _("Reports that wait for the person's approval"),
    "asker": _("Explanations that the person asked for"),
    "decider": _("Requests for a later deadline of the tasks followed"),
}


class ListedPersonField(PersonField):
    """One of the people in question, all of whom stand in the page with position and units."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=User.objects.none(), widget=Picker, **kwargs)

    def label_from_instance(self, obj: User) -> str:
        units = dict.fromkeys(row.unit.short for row in obj.holdings_now)
        return " – ".join(part for part in (obj.full_name, obj.position, ", ".join(units)) if part)


class HandOverForm(PaperForm):
    """From whom, to whom, what, by which document."""

    giver = ListedPersonField(label=_("Hands over"))
    taker = PersonField(label=_("Takes over"))
    roles = forms.MultipleChoiceField(
        label=_("What is handed over"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("All that is still open."),
    )
    office = UnitField(
        label=_("Only in this office"),
        required=False,
        help_text=_("For a person who leaves one post and keeps another. Empty: everything."),
    )
    field_order = ("giver", "taker", "roles", "office", "number", "dated", "day")

    def __init__(self, user: User, data: QueryDict | None = None, giver: str = "") -> None:
        kinds = allowed_kinds(user)
        super().__init__(data, initial={"day": today(), "giver": giver, "roles": kinds})
        self.user = user
        self.fields["roles"].choices = [(kind, KIND_WORDS[kind]) for kind in kinds]  # type: ignore[attr-defined]
        self.fields["giver"].queryset = _with_roles(givers(user))  # type: ignore[attr-defined]
        if not user.can_everywhere("task.transfer"):  # few enough to choose from a list
            self.fields["taker"] = ListedPersonField(label=_("Takes over"))
            del self.fields["office"]
        self.fields["taker"].queryset = _with_roles(takers(user))  # type: ignore[attr-defined]

    def order(self) -> Order:
        """What a valid form asks for."""
        given = self.cleaned_data
        roles = tuple(given["roles"])
        office = given.get("office")
        return Order(given["giver"], given["taker"], roles, self.user, self.paper, given["day"], office)


def _with_roles(people: Any) -> Any:
    return people.prefetch_related(Prefetch("holdings", Holding.objects.select_related("unit")))


def givers(user: User) -> Any:
    """The people on whom open work hangs that the user may hand over, whether they may still sign in or not."""
    return User.objects.filter(people_with_work(user))


def takers(user: User) -> Any:
    """The people who may sign in and hold a role today; for one who acts in a unit, in that unit."""
    held = Holding.objects.filter(holding_on(today()))
    if not user.can_everywhere("task.transfer"):
        held = held.filter(unit__in=user.units_for("task.assign"))
    return User.objects.filter(is_active=True, pk__in=held.values("user"))
