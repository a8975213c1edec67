"""The dictionary, one indicator with its values, and values of all indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import Http404
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from cchc.indicators.columns import DICTIONARY, VALUES, status_badge
from cchc.indicators.engine.computed import members
from cchc.indicators.engine.telling import facts
from cchc.indicators.grid import grid
from cchc.indicators.listing import SORTS, entries, filters
from cchc.indicators.models import IndicatorValue, Status
from cchc.indicators.series import chart_of, computed_rows
from cchc.indicators.shipped import dictionary
from cchc.units.filters import UnitPick
from cchc.web.access import require
from cchc.web.clock import today
from cchc.web.filters import Choices, Search
from cchc.web.listed import Listed
from cchc.web.pictures import with_pictures
from cchc.web.rows import matching
from cchc.web.table import Table

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

VALUE_SORTS: dict[str, str | tuple[str, ...]] = {
    "indicator": ("indicator", "end"),
    "unit": ("unit__sort_key", "end"),
    "period": ("end", "unit__sort_key"),
    "cut_off": "cut_off",
    "status": ("status", "end"),
}
COMPUTED_SORTS: dict[str, str | tuple[str, ...]] = {
    "unit": ("unit_key", "end"),
    "period": ("end", "unit_key"),
}
#: Values that the chart of an indicator is drawn from, at most.
CHARTED = 2000


def dictionary_list(request: HttpRequest) -> HttpResponse:
    """Every indicator that the system knows."""
    require(request.user, "indicator.view")
    table = Table(
        request,
        entries(),
        DICTIONARY,
        name="chi-tieu",
        title=_("Dictionary of indicators"),
        sorts=SORTS,
        order="name",
        hidden=(
            "measure",
            "direction",
            "source",
            "valid_from",
            "valid_to",
            "illustrative",
            "checked",
            "code",
        ),
        filters=filters(),
        long=("formula",),
        empty=_("No indicator is found; take a filter away."),
    )
    return table.answer("indicators/list.html")


def _found(rows: Any, words: str) -> Any:
    """Values whose indicator or unit holds the words."""
    codes = [row.pk for row in entries().holding(words)]
    return rows.filter(Q(indicator__in=codes) | matching(words, "unit__folded"))


def _of_units(rows: Any, units: Any) -> Any:
    return rows.filter(unit__in=units)


VALUE_FILTERS = (
    Choices("status", gettext_lazy("Standing of the value"), Status.choices),
    UnitPick("unit", gettext_lazy("Unit"), _of_units, several=True),
)


def values(request: HttpRequest) -> HttpResponse:
    """The values that the person may see, of all indicators."""
    require(request.user, "indicator.view")
    table = Table(
        request,
        _visible(request),
        VALUES,
        name="so-lieu",
        title=_("Values by unit and period"),
        sorts=VALUE_SORTS,
        order="-period",
        hidden=("source", "page", "start", "end", "illustrative", "code", "numerator", "denominator"),
        cells={"status": status_badge},
        filters=(Search(find=_found), *VALUE_FILTERS),
        empty=_("No value is here yet: open an indicator and declare one, or import an Excel file."),
    )
    return table.answer("indicators/values.html", {"may_declare": request.user.can("indicator.declare")})  # type: ignore[union-attr]


def _visible(request: HttpRequest) -> Any:
    """The values that the person may see: of each the furthest standing, unless a standing is asked for."""
    user: Any = request.user
    rows = IndicatorValue.objects.visible_to(user).select_related("unit", "file")
    return rows if request.GET.get("status") else rows.furthest()


@with_pictures
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: its definition, its values by unit and period, how they went."""
    require(request.user, "indicator.view")
    one = dictionary().indicators.get(code)
    if one is None:
        raise Http404
    user: Any = request.user
    is_computed = code in members()
    rows: Any = (
        Listed(computed_rows(code, user, today()))
        if is_computed
        else _visible(request).filter(indicator=code)
    )
    table = _values_table(request, rows, is_computed=is_computed)
    charted = list(table.ordered[:CHARTED]) if not table.wants_export else []
    context = {
        "one": one,
        "name": one.name.say(get_language() or "vi"),
        "facts": facts(one, get_language() or "vi", leave=("code", "name", "precision")),
        "is_computed": is_computed,
        "in_force": one.holds(today()),
        "chart": chart_of(one, charted),
        "grid": grid(charted),
        "may_declare": not is_computed and user.can("indicator.declare") and one.holds(today()),
    }
    return table.answer("indicators/indicator.html", context)


def _values_table(request: HttpRequest, rows: Any, *, is_computed: bool) -> Table:
    """The values of one indicator."""
    columns = [column for column in VALUES if column.key not in ("indicator", "code")]
    if is_computed:
        columns = [column for column in columns if column.key not in ("page", "illustrative")]
    return Table(
        request,
        rows,
        columns,
        name="gia-tri",
        title=_("Values by unit and period"),
        sorts=COMPUTED_SORTS if is_computed else VALUE_SORTS,
        order="-period",
        hidden=("page", "start", "end", "illustrative"),
        cells={"status": lambda row: row.get_status_display() if is_computed else status_badge(row)},
        url=None if is_computed else lambda row: row.get_absolute_url(),
        link="unit",
        filters=() if is_computed else VALUE_FILTERS,
        long=("source",),
        empty=_("Nothing was counted for the units that you see.")
        if is_computed
        else _("No value that you may see is here yet."),
    )
