"""Forms about reports: what was done, the files that show it, and the answers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.tasks.actions.evidence import Placed, Sent
from cchc.tasks.models import Report
from cchc.web.clock import today
from cchc.web.forms import VersionedForm
from cchc.web.widgets import Day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.tasks.sight import Proof
    from cchc.web.rows import Versioned

#: Empty lines for files on the page; more come with the next save.
LINES = 3

KINDS = [
    ("", _("Progress: the task goes on")),
    ("1", _("Result: the task is done")),
]


class ReportForm(VersionedForm):
    """What was done of a task."""

    complete = forms.ChoiceField(
        label=_("What is reported"), choices=KINDS, required=False, widget=forms.RadioSelect
    )

    class Meta:
        model = Report
        fields = ("complete", "words", "percent", "product")
        widgets = {"words": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "words": _("Number and date of the document, or what was reached."),
            "percent": _("From 0 to 100; a result is 100 of itself."),
            "product": _("What there is now: the document, the system, the figure reached."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["percent"].widget.attrs |= {"min": 0, "max": 100, "class": "short"}
        self.initial["complete"] = "1" if self.initial.get("complete") else ""

    def clean_complete(self) -> bool:
        return self.cleaned_data.get("complete") == "1"

    def note_stale(self, row: Versioned) -> None:
        super().note_stale(row)
        for line in self.theirs:
            for side in ("stands", "typed"):
                if isinstance(line[side], bool):
                    line[side] = dict(KINDS)["1" if line[side] else ""]


class FileLine(forms.Form):
    """One file with where in it to look; a line left empty is passed over."""

    file = forms.FileField(label=_("File"), required=False, allow_empty_file=True)
    page = forms.CharField(label=_("Page"), required=False, max_length=40)
    section = forms.CharField(label=_("Section"), required=False, max_length=120)


class PlacedLine(forms.Form):
    """A file that is there already."""

    page = forms.CharField(label=_("Page"), required=False, max_length=40)
    section = forms.CharField(label=_("Section"), required=False, max_length=120)
    drop = forms.BooleanField(label=_("Take it off"), required=False)


class Files:
    """The lines for files of one report: those it has, and empty ones."""

    def __init__(self, request: Any, proofs: Iterable[Proof] = ()) -> None:
        self.bound = request.method == "POST"
        data, files = (request.POST, request.FILES) if self.bound else (None, None)
        self.new = [FileLine(data, files, prefix=f"tep{n}") for n in range(1, LINES + 1)]
        self.placed = [(proof, self._placed(data, proof)) for proof in proofs]

    def _placed(self, data: Any, proof: Proof) -> PlacedLine:
        initial = {"page": proof.page, "section": proof.section}
        return PlacedLine(data, prefix=f"co{proof.pk}", initial=initial)

    def is_valid(self) -> bool:
        """Whether every line may be kept as typed."""
        lines = [*self.new, *(line for _proof, line in self.placed)]
        return sum(not line.is_valid() for line in lines) == 0

    @property
    def any_chosen(self) -> bool:
        """Whether files were sent, which a page cannot show as chosen again."""
        return any(line.files.get(line.add_prefix("file")) for line in self.new if line.is_bound)

    def sent(self) -> list[Sent]:
        """The files sent, with where in them to look."""
        rows = [line.cleaned_data for line in self.new]
        return [Sent(row["file"], row["page"], row["section"]) for row in rows if row.get("file")]

    def changes(self) -> dict[int, Placed]:
        """Where to look in the files that are there already."""
        return {proof.pk: Placed(**line.cleaned_data) for proof, line in self.placed if not proof.removed}


class PaperForm(forms.Form):
    """The signed document by which the head approved."""

    number = forms.CharField(
        label=_("Number of the signed document"),
        max_length=100,
        widget=forms.TextInput(attrs={"placeholder": "214/BC-STC"}),
    )
    dated = forms.DateField(label=_("Its date"), widget=Day)
    signer = forms.CharField(
        label=_("Its signer"), max_length=200, help_text=_("With KT., Q., TUQ. where it is so signed.")
    )
    scan = forms.FileField(
        label=_("Scan of the signed document"), help_text=_("PDF, or a picture of it."), allow_empty_file=True
    )

    def clean_dated(self) -> Any:
        day = self.cleaned_data["dated"]
        if day > today():
            raise forms.ValidationError(_("This day is still to come."))
        return day


class ReturnForm(forms.Form):
    """Why a result is returned, and by when it is wanted again."""

    why = forms.CharField(
        label=_("What is missing"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    again_by = forms.DateField(
        label=_("To be handed in again by"),
        required=False,
        widget=Day,
        help_text=_("The deadline of the task stays as it is."),
    )
