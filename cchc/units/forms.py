"""Forms about units, and the fields by which other forms choose units."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.lib import vntext
from cchc.units.changes import Plan
from cchc.units.models import ChangeKind, Kind, Unit, UnitGroup
from cchc.web.clock import today
from cchc.web.forms import VersionedForm
from cchc.web.widgets import Day, ManyPicker, Picker

NAME_LINES = 50


def label_of(unit: Unit) -> str:
    """A unit as a choice shows it: its name and what it is part of, so that namesakes are told apart."""
    return f"{unit.name} ({unit.parent.name})" if unit.parent_id and unit.parent else unit.name


class UnitField(forms.ModelChoiceField[Unit]):
    """One unit, looked up by its name. Without script the full name is typed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("queryset", Unit.objects.select_related("parent"))
        kwargs.setdefault("widget", Picker(url="units:pick", whole=False))
        super().__init__(**kwargs)

    def label_from_instance(self, obj: Unit) -> str:
        return label_of(obj)

    def to_python(self, value: Any) -> Unit | None:
        if isinstance(value, str) and value and not value.isdecimal():
            return _by_name(value)
        return super().to_python(value)


class UnitsField(forms.ModelMultipleChoiceField[Unit]):
    """Several units, each looked up by its name. Without script full names are typed, parted by semicolons."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("queryset", Unit.objects.select_related("parent"))
        kwargs.setdefault("widget", ManyPicker(url="units:pick", whole=False))
        super().__init__(**kwargs)

    def label_from_instance(self, obj: Unit) -> str:
        return label_of(obj)

    def clean(self, value: Any) -> Any:
        keys = [item for item in value or () if item.isdecimal()]
        typed = [item for item in value or () if item and not item.isdecimal()]
        names = [name.strip() for item in typed for name in item.split(";") if name.strip()]
        return super().clean([*keys, *(str(_by_name(name).pk) for name in names)])


def _by_name(words: str) -> Unit:
    """The one unit of that name today, or a slug; ValidationError says how many there are."""
    folded = vntext.fold(words)
    by_slug = Unit.objects.filter(slug=words.strip())
    rows = list(by_slug) or [
        unit
        for unit in Unit.objects.on(today()).search(words).select_related("parent")[:200]
        if folded in (vntext.fold(unit.name), vntext.fold(unit.short_name))
    ]
    if len(rows) == 1:
        return rows[0]
    if not rows:
        raise forms.ValidationError(_("No unit is called “%(words)s”."), params={"words": words[:80]})
    slugs = ", ".join(unit.slug for unit in rows[:5])
    raise forms.ValidationError(
        _("%(count)s units are called “%(words)s”; write one of these: %(slugs)s."),
        params={"count": len(rows), "words": words[:80], "slugs": slugs},
    )


class UnitForm(VersionedForm):
    """A unit's facts. Its permanent slug is given once."""

    parent = UnitField(label=_("Subordinate to"), required=False)
    groups = forms.ModelMultipleChoiceField(
        label=_("Belongs to"),
        queryset=UnitGroup.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The groups that directives address: “các sở, ban, ngành” reaches the units in them."),
    )

    class Meta:
        model = Unit
        fields = (
            "name",
            "short_name",
            "other_names",
            "kind",
            "parent",
            "asked",
            "valid_from",
            "valid_to",
            "basis",
            "email",
            "place",
            "latitude",
            "longitude",
        )
        widgets = {
            "other_names": forms.Textarea(attrs={"rows": 4}),
            "valid_from": Day,
            "valid_to": Day,
        }
        help_texts = {
            "valid_to": _(
                "Left empty while the unit exists. A merger or an end is recorded as a change instead."
            ),
            "place": _("Smaller numbers come first."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["groups"].initial = list(self.instance.groups.values_list("pk", flat=True))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        begin, end = cleaned.get("valid_from"), cleaned.get("valid_to")
        if begin and end and end < begin:
            self.add_error("valid_to", _("The last day lies before the first."))
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None):
            self.add_error("longitude", _("Latitude and longitude are given together or not at all."))
        return cleaned


class ChangeForm(forms.Form):
    """What became of units on a day."""

    kind = forms.ChoiceField(label=_("What happened"), choices=ChangeKind.choices, widget=forms.RadioSelect)
    day = forms.DateField(
        label=_("From which day"), widget=Day, help_text=_("The first day of the new state.")
    )
    basis = forms.CharField(
        label=_("Legal basis"), max_length=300, help_text=_("Number and date of the decision or resolution.")
    )
    sources = UnitsField(label=_("Units before"))
    targets = UnitsField(
        label=_("Units after that exist already"),
        required=False,
        help_text=_("The unit that takes others in, the successors, or for a move the unit above."),
    )
    new_names = forms.CharField(
        label=_("New names"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Units that begin with the change, one a line; for a renaming the new name."),
    )
    new_kind = forms.ChoiceField(
        label=_("Kind of the new units"), choices=Kind.choices, initial=Kind.DEPARTMENT, required=False
    )
    new_parent = UnitField(label=_("The new units are part of"), required=False)
    note = forms.CharField(label=_("Remark"), required=False, max_length=1000)

    def clean_new_names(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["new_names"].splitlines()]
        names = [vntext.nfc(line) for line in lines if line]
        if len(names) > NAME_LINES:
            raise forms.ValidationError(_("At most %(most)s new units at once."), params={"most": NAME_LINES})
        return names

    def plan(self) -> Plan:
        """The change that a valid form asks for."""
        given = self.cleaned_data
        return Plan(
            kind=given["kind"],
            day=given["day"],
            basis=given["basis"],
            sources=list(given["sources"]),
            targets=list(given["targets"]),
            new_names=given["new_names"],
            new_kind=given["new_kind"] or Kind.DEPARTMENT,
            new_parent=given["new_parent"] or _common_parent(list(given["sources"])),
            note=given["note"],
        )


def _common_parent(units: list[Unit]) -> Unit | None:
    """What all the units are part of, where it is one and the same."""
    parents = {unit.parent_id for unit in units}
    return units[0].parent if len(parents) == 1 else None


class UploadForm(forms.Form):
    """The Excel file of an import."""

    file = forms.FileField(label=_("Excel file"))
