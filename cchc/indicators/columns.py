"""The shown fields of indicators and of their values, declared once."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from cchc.indicators.engine.indicator import DIRECTIONS, MEASURES, SOURCE_KINDS
from cchc.indicators.engine.telling import formula, measured
from cchc.indicators.engine.value import half_up, quotient
from cchc.lib.columns import Column
from cchc.web.states import badge
from cchc.web.templatetags.cchc import number

if TYPE_CHECKING:
    from cchc.indicators.engine.indicator import Indicator
    from cchc.lib.words import Words

_ONE = Decimal(1)
#: How the standings of a value are called among the states of the design system.
STATES = {"declared": "draft", "verified": "submitted", "published": "in_force"}


def say(words: Words) -> str:
    """The words in the language of the page."""
    return words.say("vi" if get_language() == "vi" else "en")


def shown(one: Indicator | None, numerator: Decimal, denominator: Decimal | None) -> str:
    """A value in the language of the page: ``94,24%``, ``1.250,5 tỷ đồng``, ``Không phát sinh``."""
    if one is None:
        return " / ".join(number(figure) for figure in (numerator, denominator) if figure is not None)
    exact = quotient(one, numerator, denominator)
    if exact is None:
        return _("No cases")
    words = number(half_up(exact, one.precision), one.precision)
    if one.measure in ("percent", "index"):
        return f"{words}%"
    return f"{words} {say(MEASURES[one.measure])}".rstrip()


def plain(figure: Decimal | None) -> Decimal | None:
    """A figure without the zeros that the database keeps behind the comma."""
    if figure is None or figure == figure.to_integral_value():
        return None if figure is None else figure.quantize(_ONE)
    return figure.normalize()


def shown_value(row: Any) -> str:
    """The value of a row with ``told_by``, ``numerator`` and ``denominator``."""
    return shown(row.told_by, row.numerator, row.denominator)


def period_words(row: Any) -> str:
    """A period as people say it; in English by its code."""
    return str(row.window.label if get_language() == "vi" else row.period)


def status_badge(row: Any) -> str:
    """The standing as a badge."""
    return badge(STATES[row.status], row.get_status_display())


def _name(row: Any) -> str:
    return say(row.told_by.name) if row.told_by else row.indicator


DICTIONARY = (
    Column("name", gettext_lazy("Indicator"), lambda row: say(row.one.name)),
    Column("formula", gettext_lazy("Counted, out of"), lambda row: formula(row.one, get_language() or "vi")),
    Column("measure", gettext_lazy("Unit of measure"), lambda row: measured(row.one, get_language() or "vi")),
    Column("kind", gettext_lazy("Source of values"), lambda row: say(SOURCE_KINDS[row.one.source_kind])),
    Column("owner", gettext_lazy("Answers for it"), lambda row: row.one.owner),
    Column("direction", gettext_lazy("Direction"), lambda row: say(DIRECTIONS[row.one.direction])),
    Column("source", gettext_lazy("Stands on"), lambda row: row.one.source),
    Column("valid_from", gettext_lazy("From day"), lambda row: row.one.valid_from, "date"),
    Column("valid_to", gettext_lazy("Through day"), lambda row: row.one.valid_to, "date"),
    Column("illustrative", gettext_lazy("Illustrative"), lambda row: row.one.illustrative, "bool"),
    Column("checked", gettext_lazy("Last checked"), lambda row: row.one.checked, "date"),
    Column("code", gettext_lazy("Code"), lambda row: row.one.code),
)

VALUES = (
    Column("indicator", gettext_lazy("Indicator"), _name),
    Column("unit", gettext_lazy("Unit"), lambda row: row.unit.name),
    Column("period", gettext_lazy("Period"), period_words),
    Column("value", gettext_lazy("Value"), shown_value),
    Column("numerator", gettext_lazy("Numerator"), lambda row: plain(row.numerator), "decimal"),
    Column("denominator", gettext_lazy("Denominator"), lambda row: plain(row.denominator), "decimal"),
    Column("cut_off", gettext_lazy("Data closed on"), lambda row: row.cut_off, "date"),
    Column(
        "status", gettext_lazy("Standing of the value"), lambda row: str(row.get_status_display()), "choice"
    ),
    Column("source", gettext_lazy("Where it comes from"), lambda row: row.source),
    Column("page", gettext_lazy("Page, section"), lambda row: row.page),
    Column("start", gettext_lazy("Data from"), lambda row: row.start, "date"),
    Column("end", gettext_lazy("Data through"), lambda row: row.end, "date"),
    Column("illustrative", gettext_lazy("Illustrative"), lambda row: row.illustrative, "bool"),
    Column("code", gettext_lazy("Code"), lambda row: row.indicator),
)
