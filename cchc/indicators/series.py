"""The values of an indicator in time: for one unit as a small chart, and those that a program computes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from cchc.indicators.columns import period_words, say, shown_value
from cchc.indicators.engine.computed import members
from cchc.indicators.engine.value import half_up, quotient
from cchc.indicators.engine.window import Window
from cchc.lib.dates import DateError, Period
from cchc.units.models import Unit
from cchc.web.chart import bars
from cchc.web.templatetags.cchc import number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from cchc.accounts.models import User
    from cchc.indicators.engine.indicator import Indicator
    from cchc.indicators.engine.value import Value

#: Periods of a computed indicator that its page shows: this quarter and those before it.
QUARTERS = 5
#: Bars of a chart at most.
POINTS = 8
#: The standings, the furthest first.
BEST = ("published", "verified", "computed", "declared")


@dataclass(frozen=True)
class Computed:
    """A computed value as a row of the same table as stored ones."""

    unit: Unit
    value: Value

    @property
    def pk(self) -> str:
        """A key of its own."""
        return f"{self.unit.pk}-{self.period}"

    @property
    def numerator(self) -> Decimal:
        """The part."""
        return self.value.numerator

    @property
    def denominator(self) -> Decimal | None:
        """What it is out of; None for a plain amount."""
        return self.value.denominator

    @property
    def cut_off(self) -> date:
        """The day as which it stood."""
        return self.value.cut_off

    @property
    def window(self) -> Window:
        """The days that it is about."""
        return self.value.window

    @property
    def told_by(self) -> Indicator:
        """The definition."""
        return self.value.indicator

    @property
    def indicator(self) -> str:
        """The code."""
        return self.value.indicator.code

    @property
    def period(self) -> str:
        """The code of the period."""
        return self.value.window.code

    @property
    def start(self) -> date:
        """The first day."""
        return self.value.window.start

    @property
    def end(self) -> date:
        """The last day."""
        return self.value.window.end

    @property
    def source(self) -> str:
        """Where it comes from."""
        return self.value.provenance.words

    page, status, illustrative = "", "computed", False

    @property
    def unit_key(self) -> str:
        """What sorts the unit."""
        return self.unit.sort_key

    def get_status_display(self) -> str:
        """Its standing."""
        return _("Computed by the system")


def computed_rows(code: str, user: User, day: date) -> list[Computed]:
    """The values of the units that the person may see, newest period first; units without any case are left out."""
    units = _units(user, day)
    rows = []
    quarter = Period.containing(day, "quarter")
    for _place in range(QUARTERS):
        values = members()[code].compute(units, Window.of(quarter), day)
        rows += [Computed(unit, values[unit.slug]) for unit in units if _counts(values[unit.slug])]
        quarter = quarter.previous()
    return rows


def _units(user: User, day: date) -> list[Unit]:
    """All units of the last year and a half for whose role reaches everywhere, else the person's own."""
    since = day - timedelta(days=550)
    rows = Unit.objects.exclude(valid_to__lt=since).order_by("place", "sort_key")
    if not user.can_everywhere("indicator.view"):
        rows = rows.filter(pk__in=user.units_for("indicator.view"))
    return list(rows)


def _counts(value: Value) -> bool:
    """Whether something is told: a rate of some cases, an amount that is not 0."""
    return not value.no_cases if value.denominator is not None else value.numerator != 0


def chart_of(one: Indicator, rows: Sequence[Any]) -> dict[str, Any] | None:
    """Title, subtitle and bars of the unit with the most periods; None where fewer than two can be compared."""
    counted = Counter(row.unit.pk for row in rows)
    if not counted:
        return None
    key = counted.most_common(1)[0][0]
    series = _series(one, [row for row in rows if row.unit.pk == key])
    if len(series) < 2:
        return None
    (before, was), (last, now) = series[-2:]
    drawn = [(period_words(row), value) for row, value in series]
    mark = "%" if one.measure in ("percent", "index") else ""
    return {
        "chart": bars(drawn, highlight=period_words(last), unit=mark),
        "title": _finding(last, before, now - was, mark),
        "under": _under(one),
    }


def _series(one: Indicator, rows: Sequence[Any]) -> list[tuple[Any, Decimal]]:
    """The best standing of each period of the commonest kind, rising; no cases and negative values are not drawn."""
    wanted = common_kind(rows)
    best: dict[str, Any] = {}
    for row in sorted(rows, key=lambda row: BEST.index(row.status)):
        if kind_of(row.period) == wanted:
            best.setdefault(row.period, row)
    found = []
    for row in sorted(best.values(), key=lambda row: row.end):
        exact = quotient(one, row.numerator, row.denominator)
        if exact is not None and exact >= 0:
            found.append((row, half_up(exact, one.precision)))
    return found[-POINTS:]


def common_kind(rows: Sequence[Any]) -> str:
    """The kind of period (quarter, year …) that most rows are of; only such are compared with each other."""
    kinds = Counter(kind for row in rows if (kind := kind_of(row.period)))
    return kinds.most_common(1)[0][0] if kinds else ""


def kind_of(code: str) -> str:
    """The kind of a period by its code; empty for one that is none of the calendar's."""
    try:
        return Period.parse(code).kind
    except DateError:
        return ""


def _finding(last: Any, before: Any, change: Decimal, mark: str) -> str:
    said = {
        "unit": last.unit.name,
        "value": shown_value(last),
        "period": period_words(last),
        "before": period_words(before),
    }
    points = _("percentage points")
    said["change"] = f"{number(abs(change))} {points}" if mark else number(abs(change))
    if change > 0:
        return _("{unit}: {value} in {period}, up {change} on {before}").format(**said)
    if change < 0:
        return _("{unit}: {value} in {period}, down {change} on {before}").format(**said)
    return _("{unit}: {value} in {period}, as in {before}").format(**said)


def _under(one: Indicator) -> str:
    if one.rated:
        return _("{part}, out of {whole}").format(part=say(one.numerator), whole=say(one.denominator))
    return say(one.numerator)
