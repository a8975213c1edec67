"""Values of indicators for the demonstration: made up, and marked so; of four quarters and several units."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from cchc.accounts.models import User
from cchc.indicators import actions
from cchc.indicators.engine.window import Window
from cchc.indicators.models import IndicatorValue
from cchc.lib.dates import Period
from cchc.units.models import Unit
from cchc.web.clock import today

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Indicator, unit below the province ("" is the province itself), and for each quarter, the oldest first, numerator
#: and denominator. 0/0 is "không phát sinh".
FIGURES = (
    ("ho_so_dung_han", "", "71820/74310 76104/78250 79911/81422 83205/84290"),
    ("ho_so_dung_han", "so-noi-vu", "1204/1240 1310/1322 1288/1291 1402/1404"),
    ("ho_so_dung_han", "so-tai-chinh", "402/431 455/471 470/482 512/519"),
    ("ho_so_dung_han", "so-y-te", "610/655 598/660 640/671 633/702"),
    ("ho_so_truc_tuyen_tren_moi", "", "61210/70122 65877/72490 70021/75310 73940/78120"),
    ("ho_so_truc_tuyen_tren_tong", "", "61210/81340 65877/83001 70021/85760 73940/88310"),
    ("thanh_toan_truc_tuyen", "", "30120/52210 34410/53980 39002/55120 43870/57040"),
    ("pakn_dung_han", "", "118/126 131/136 97/97 142/144"),
    ("pakn_dung_han", "so-y-te", "6/7 0/0 3/3 5/5"),
    ("giai_ngan_dau_tu_cong", "", "11204.5/14980 1240.2/15870 4810.6/15870 9022.3/16110"),
    ("doanh_nghiep_moi", "", "812 760 905 948"),
)
#: Of the newest quarter only the units' declaration is there; the one before is verified; older ones are published.
_STAGES = ("published", "published", "verified", "declared")
_SOURCE = "Số liệu minh hoạ, không có thật"


def load_indicators(province: Unit) -> None:
    """Declare, verify and publish the figures, where there are none yet."""
    if IndicatorValue.objects.exists():
        return
    by = User.objects.get(username="thuongtruc")
    units = {unit.slug: unit for unit in Unit.objects.filter(slug__startswith=province.slug)}
    with transaction.atomic():
        for code, place, figures in FIGURES:
            unit = units[f"{province.slug}/{place}" if place else province.slug]
            begun = unit.valid_from
            for window, stage, figure in zip(_quarters(), _STAGES, figures.split(), strict=True):
                if begun is None or begun <= window.end:
                    _write(code, unit, window, figure, stage, by)


def _quarters() -> Iterator[Window]:
    """The four quarters that have ended, the oldest first."""
    quarter = Period.containing(today(), "quarter")
    found = []
    for _place in _STAGES:
        quarter = quarter.previous()
        found.append(Window.of(quarter))
    return reversed(found)


def _write(code: str, unit: Unit, window: Window, figure: str, stage: str, by: User) -> None:
    above, _stroke, below = figure.partition("/")
    row = IndicatorValue(
        indicator=code,
        unit=unit,
        period=window.code,
        start=window.start,
        end=window.end,
        numerator=Decimal(above),
        denominator=Decimal(below) if below else None,
        cut_off=min(window.end + timedelta(days=5), today()),
        source=_SOURCE,
        illustrative=True,
    )
    row = actions.declare(row, by=by)
    if stage != "declared":
        row = actions.verify(row, numerator=row.numerator, denominator=row.denominator, reason="", by=by)
    if stage == "published":
        actions.publish(row, by=by)
