"""Forms that hand tasks over: the document, what becomes of all tasks of an ended unit, and of single ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.tasks.actions.papers import Paper
from cchc.tasks.actions.transferring import Act, Step
from cchc.tasks.models import Task, TaskKind, Transfer
from cchc.tasks.transfers import Plan, first_day, named
from cchc.units.forms import UnitsField
from cchc.web.clock import today
from cchc.web.widgets import Day, Picker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.http import QueryDict

    from cchc.accounts.models import User
    from cchc.units.models import Unit

Kind = Transfer.Kind

#: Successors that are offered by name; more are found by the picker. Tasks decided on one by one at a time.
OFFERED, SINGLY = 12, 100


class PaperForm(forms.Form):
    """The document by which something is handed over, and from which day."""

    number = forms.CharField(
        label=_("Number of the document"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    dated = forms.DateField(label=_("Date of the document"), widget=Day)
    day = forms.DateField(label=_("Handed over from the day"), widget=Day)

    def clean_dated(self) -> date:
        return self._past("dated")

    def clean_day(self) -> date:
        return self._past("day")

    def _past(self, name: str) -> date:
        day: date = self.cleaned_data[name]
        if day > today():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    @property
    def paper(self) -> Paper:
        """The document of a valid form."""
        return Paper(self.cleaned_data["number"], self.cleaned_data["dated"])


class TaskField(forms.ModelChoiceField[Task]):
    """One task, looked up by its words. Without script its number is typed: 123 or #123."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("queryset", Task.objects.none())
        kwargs.setdefault("widget", Picker(url="tasks:pick_task", whole=False))
        super().__init__(**kwargs)

    def label_from_instance(self, obj: Task) -> str:
        return f"#{obj.pk} {obj}"

    def to_python(self, value: Any) -> Task | None:
        return super().to_python(value.strip().removeprefix("#") if isinstance(value, str) else value)


def takers(user: User) -> Any:
    """The tasks into which others may be merged: open, led by a unit that exists today."""
    rows = Task.objects.visible_to(user).open().exclude(kind=TaskKind.GROUP)
    return rows.exclude(lead__valid_to__lt=today()).select_related("lead")


def choices(heirs: Sequence[Unit]) -> list[tuple[str, Any]]:
    """What may become of a task, with the successors by name."""
    found: list[tuple[str, Any]] = [
        (f"move:{unit.pk}", _("Move to {unit}").format(unit=named(unit))) for unit in heirs[:OFFERED]
    ]
    if len(heirs) > 1:
        names = ", ".join(unit.short for unit in heirs[:3]) + ("…" if len(heirs) > 3 else "")
        found.append(("share", _("Share out among {n} units: {names}").format(n=len(heirs), names=names)))
    return [
        *found,
        ("others", _("Move to another unit, share out among others")),
        ("stop", _("No longer follow")),
        ("leave", _("Leave for now")),
    ]


class Row(forms.Form):
    """What becomes of one task, where it differs from what is chosen for all."""

    choice = forms.ChoiceField(label=_("What becomes of it"), required=False)
    units = UnitsField(label=_("Other units"), required=False)
    into = TaskField(label=_("Merge into the task"), required=False)

    def __init__(
        self, task: Task, offered: Sequence[tuple[str, Any]], into: Any, data: QueryDict | None
    ) -> None:
        super().__init__(data, prefix=f"t{task.pk}")
        self.task = task
        field: Any = self.fields["choice"]
        field.choices = [
            ("", _("As for all")),
            *offered[:-2],
            ("merge", _("Merge into another task")),
            *offered[-2:],
        ]
        field.widget.attrs["aria-label"] = f"{_('What becomes of it')}: {task}"
        self.fields["into"].queryset = into  # type: ignore[attr-defined]

    @property
    def is_unfolded(self) -> bool:
        """Whether the pickers are in use."""
        return bool(self.is_bound and (self["units"].data or self["into"].data or self.errors))

    def clean(self) -> dict[str, Any]:
        """What is filled in says what is meant; what contradicts it is told."""
        cleaned = super().clean() or {}
        choice, units, into = cleaned.get("choice", ""), cleaned.get("units"), cleaned.get("into")
        if not choice and (units or into):
            choice = "others" if units else "merge"
        if choice == "others" and not units and "units" not in self.errors:
            self.add_error("units", _("Choose the units."))
        if choice == "merge" and into is None and "into" not in self.errors:
            self.add_error("into", _("Choose the task that this one is merged into."))
        if (units and choice != "others") or (into and choice != "merge"):
            self.add_error("choice", _("This is not what is filled in beside it: take one of the two away."))
        return {**cleaned, "choice": choice}


class TransferForm(PaperForm):
    """What becomes of the tasks that an ended unit leads: one choice for all, others for single ones."""

    choice = forms.ChoiceField(label=_("What becomes of the tasks"))
    units = UnitsField(
        label=_("Other units"),
        required=False,
        help_text=_("Only for “another unit”: one unit takes all, among several each task is shared out."),
    )
    field_order = ("number", "dated", "day", "choice", "units")

    def __init__(
        self, unit: Unit, heirs: list[Unit], tasks: list[Task], user: User, data: QueryDict | None = None
    ) -> None:
        offered = choices(heirs)
        super().__init__(data, initial={"day": first_day(unit, heirs, today()), "choice": offered[0][0]})
        self.heirs, self.tasks, self.user = heirs, tasks, user
        self.fields["choice"].choices = offered  # type: ignore[attr-defined]
        into = takers(user)
        self.rows = [Row(task, offered, into, data) for task in tasks[:SINGLY]]

    @property
    def beyond(self) -> int:
        """How many tasks are not shown one by one."""
        return len(self.tasks) - len(self.rows)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("choice") == "others" and not cleaned.get("units") and "units" not in self.errors:
            self.add_error("units", _("Choose the units."))
        if [
            row for row in self.rows if not row.is_valid()
        ]:  # each is looked at, not up to the first wrong one
            self.add_error(None, _("Look at the tasks marked below: something is to be put right there."))
        return cleaned

    def plan(self) -> Plan:
        """What a valid form asks for."""
        given, steps = self.cleaned_data, []
        for number, task in enumerate(self.tasks):
            own = self.rows[number].cleaned_data if number < len(self.rows) else {}
            step = self._step(task, own if own.get("choice") else given)
            if step is not None:
                steps.append(step)
        act = Act(self.user, self.paper, given["day"])
        return Plan(tuple(steps), act, len(self.tasks) - len(steps))

    def _step(self, task: Task, given: dict[str, Any]) -> Step | None:
        choice = given["choice"]
        if choice == "leave":
            return None
        if choice == "merge":
            return Step(task, Kind.MERGE, into=given["into"])
        if choice == "stop":
            return Step(task, Kind.STOP)
        if choice == "share":
            return Step(task, Kind.SHARE, tuple(self.heirs))
        units = tuple(given["units"]) if choice == "others" else self._heir(choice)
        return Step(task, Kind.MOVE if len(units) == 1 else Kind.SHARE, units)

    def _heir(self, choice: str) -> tuple[Unit, ...]:
        key = int(choice.partition(":")[2])
        return tuple(unit for unit in self.heirs if unit.pk == key)
