"""What the page of components shows: made-up specimens, one for each state a component can be in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.lib.columns import Column
from cchc.web import icons, states
from cchc.web.card import Card, Line
from cchc.web.chart import bars, dots
from cchc.web.clock import now, today
from cchc.web.filters import Choices, Period, Pick, Search
from cchc.web.table import Table
from cchc.web.widgets import Day, ManyPicker, Picker

if TYPE_CHECKING:
    from django.http import HttpRequest

UNITS = (
    ("snv", "Sở Nội vụ"),
    ("stc", "Sở Tài chính"),
    ("snnmt", "Sở Nông nghiệp và Môi trường"),
    ("vp", "Văn phòng UBND tỉnh"),
    (
        "bqlkcn",
        "Ban Quản lý các khu công nghiệp tỉnh, cơ quan thường trực Ban Chỉ đạo phát triển doanh nghiệp",
    ),
)


LONG_WORDING = (
    "Đôn đốc các xã, phường hoàn thành số hoá hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực; "
    "tổng hợp khó khăn, vướng mắc và đề xuất giải pháp tháo gỡ cho từng địa phương, từng lĩnh vực"
)


@dataclass(frozen=True)
class Specimen:
    """One made-up row."""

    pk: int
    wording: str
    lead: str
    state: str
    due: date | None
    dossiers: int | None
    rate: Decimal | None


class Specimens(list[Specimen]):
    """A list that answers the few questions a table asks of a queryset."""

    def count(self, *_args: Any) -> int:
        return len(self)

    def filter(self, *_args: Any, **_named: Any) -> Specimens:
        return self

    def order_by(self, *_args: Any) -> Specimens:
        return self


class SpecimenForm(forms.Form):
    """One field of each kind."""

    wording = forms.CharField(
        label=gettext_lazy("What is to be done"), widget=forms.Textarea(attrs={"rows": 3})
    )
    number = forms.CharField(
        label=gettext_lazy("Number"),
        help_text=gettext_lazy("As it stands on the paper, such as 5016/TB-VPUBND."),
    )
    due = forms.DateField(label=gettext_lazy("Deadline followed"), widget=Day, required=False)
    lead = forms.ChoiceField(label=gettext_lazy("Lead"), choices=(("", ""), *UNITS), widget=Picker)
    coordinators = forms.MultipleChoiceField(
        label=gettext_lazy("Coordinating units"), choices=UNITS, widget=ManyPicker, required=False
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Triage"),
        choices=(
            ("track", gettext_lazy("Track")),
            ("keep", gettext_lazy("Keep only")),
            ("drop", gettext_lazy("Drop")),
        ),
        widget=forms.RadioSelect,
    )
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=(("a", "Chủ tịch"), ("b", "Chính phủ")))
    agreed = forms.BooleanField(label=gettext_lazy("Tell the unit at once"), required=False)


def _rows() -> Specimens:
    words = (
        "Rà soát, tham mưu UBND tỉnh ban hành kế hoạch khắc phục các tiêu chí bị trừ điểm",
        "Báo cáo kết quả giải quyết hồ sơ thủ tục hành chính",
        LONG_WORDING,
    )
    keys = ("overdue", "soon", "within", "waiting", "on_time", "late", "paused")
    day = today()
    return Specimens(
        Specimen(
            place,
            words[place % 3],
            UNITS[place % 5][1],
            keys[place % 7],
            day + timedelta(days=3 * place - 9) if place % 4 else None,
            place * 7851 if place % 5 else None,
            Decimal(place) / 61 if place % 3 else None,
        )
        for place in range(1, 61)
    )


COLUMNS = (
    Column("wording", gettext_lazy("Task"), lambda row: row.wording),
    Column("state", gettext_lazy("State"), lambda row: row.state, kind="choice"),
    Column("lead", gettext_lazy("Lead"), lambda row: row.lead),
    Column("due", gettext_lazy("Deadline followed"), lambda row: row.due, kind="date"),
    Column("dossiers", gettext_lazy("Dossiers"), lambda row: row.dossiers, kind="int"),
    Column("rate", gettext_lazy("On time"), lambda row: row.rate, kind="percent"),
)


def _table(request: HttpRequest) -> Table:
    rows: Any = _rows()
    choices = [(key, states.STATES[key].word) for key in ("overdue", "soon", "within", "waiting")]
    return Table(
        request,
        rows,
        COLUMNS,
        name="kieu-dang",
        title=_("Table"),
        sorts={"wording": "wording", "due": "due", "dossiers": "dossiers"},
        order="due",
        cells={"state": lambda row: states.badge(row.state)},
        url=lambda row: f"?row={row.pk}",
        rows_a_page=12,
        long=("wording",),
        filters=[
            Search(),
            Choices("state", _("State"), choices, counts={"overdue": 3, "soon": 12}),
            Period("due", _("Deadline followed"), "due"),
            Pick("lead", _("Lead"), lambda: UNITS, lambda found, _chosen: found),
        ],
    )


def _cards() -> list[Card]:
    return [
        Card(
            1,
            _("To be dealt with"),
            [
                Line(_("overdue in my unit"), "#cards", 3, "overdue"),
                Line(_("reports wait for my confirmation"), "#cards", 2, "waiting"),
                Line(_("come due within three working days"), "#cards", 12, "soon", note="Sở Tài chính"),
            ],
        ),
        Card(2, _("New"), [], empty=_("Nothing new since yesterday."), aside=True),
    ]


def _form(*, bad: bool) -> SpecimenForm:
    if bad:
        typed = {"bad-due": "31/02/2026", "bad-number": "", "bad-coordinators": ["snv", "vp"]}
        return SpecimenForm(typed, prefix="bad")
    return SpecimenForm(initial={"due": today(), "lead": "snv", "coordinators": ["stc", "vp"]}, prefix="good")


def _events() -> list[dict[str, Any]]:
    change = {"label": _("Deadline followed"), "before": "15/08/2026", "after": "30/08/2026"}
    who = {"by_name": "Nguyễn Thị An", "unit": "VP UBND"}
    return [
        {
            **who,
            "words": _("Deadline changed"),
            "at": now(),
            "changes": [change],
            "note": "Công văn 112/STC-NS",
        },
        {**who, "words": _("Task entered"), "at": now() - timedelta(days=20)},
    ]


SHARES = [
    ("Sở Nội vụ", Decimal("96.4")),
    ("Sở Tài chính", Decimal("88.1")),
    ("Sở Y tế", Decimal("71.55")),
]
MORE_SHARES = [*SHARES, ("Sở Xây dựng", Decimal("83.2")), ("Sở Tư pháp", Decimal("91"))]


def specimens(request: HttpRequest) -> dict[str, Any]:
    """The context of the page of components."""
    return {
        "table": _table(request),
        "good": _form(bad=False),
        "bad": _form(bad=True),
        "cards": _cards(),
        "events": _events(),
        "states": list(states.STATES),
        "icon_names": sorted(icons.names()),
        "tabs": [
            {"label": _("Facts"), "url": "#tabs", "here": True, "count": None},
            {"label": _("History"), "url": "#tabs", "here": False, "count": 12},
        ],
        "steps": [_("Upload"), _("Review"), _("Give the tasks")],
        "facts": [(_("Lead"), "Sở Tài chính"), (_("Deadline followed"), "15/08/2026"), (_("Product"), "")],
        "bars": bars(SHARES, highlight="Sở Y tế", unit="%"),
        "dots": dots(MORE_SHARES, highlight="Sở Y tế", unit="%"),
    }
