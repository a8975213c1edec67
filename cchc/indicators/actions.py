"""Writing values: declare, verify, publish, correct. Each verb is atomic with its trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cchc.audit.trail import record, snapshot
from cchc.errors import UserError
from cchc.indicators.engine.computed import members
from cchc.indicators.engine.value import ValueFault, check
from cchc.indicators.models import IndicatorValue, Status
from cchc.indicators.shipped import dictionary
from cchc.web.clock import now, today

if TYPE_CHECKING:
    from decimal import Decimal

_FIGURES = ("numerator", "denominator")


def check_value(row: IndicatorValue) -> None:
    """UserError, one sentence, unless the row can stand: its code, its figures, its days, its unit."""
    if row.indicator in members():
        raise UserError(_("This indicator is computed from what the system holds; nobody enters it."))
    one = dictionary().get(row.indicator, row.end)
    try:
        check(one, row.numerator, row.denominator)
    except ValueFault as fault:
        raise UserError(str(fault)) from fault
    if row.end < row.start:
        raise UserError(_("The data ends before it begins."))
    if row.cut_off > today():
        raise UserError(_("The data was closed today or earlier."))
    if row.cut_off < row.start:
        raise UserError(_("The data was closed before the period begins."))
    _check_unit(row)


def _check_unit(row: IndicatorValue) -> None:
    """The unit is there on some day of the period."""
    unit = row.unit
    if (unit.valid_to and unit.valid_to < row.start) or (unit.valid_from and unit.valid_from > row.end):
        raise UserError(_("{unit} does not exist in this period.").format(unit=unit.name))


def _save_new(row: IndicatorValue) -> None:
    """Save a row; UserError where one stands already, written by somebody else a moment ago perhaps."""
    stands = IndicatorValue.objects.filter(
        indicator=row.indicator, unit=row.unit, period=row.period, status=row.status
    )
    try:
        with transaction.atomic():
            if not stands.exists():
                row.save()
                return
    except IntegrityError:
        row.pk = None
    raise UserError(
        _("There is a value of this unit and period already ({status}); correct that one.").format(
            status=Status(row.status).label
        )
    )


@transaction.atomic
def declare(row: IndicatorValue, *, by: Any) -> IndicatorValue:
    """Save a value that a unit declares. UserError where it cannot stand, or one stands already."""
    row.status = Status.DECLARED
    check_value(row)
    return _added("indicator.declare", row, by)


def _added(verb: str, row: IndicatorValue, by: Any, note: str = "") -> IndicatorValue:
    row.at, row.by = now(), by if hasattr(by, "pk") else None
    _save_new(row)
    record(verb, row, by=by, unit=row.unit.name, note=note)
    return row


def _raised(row: IndicatorValue, status: str) -> IndicatorValue:
    """The same value with the next standing, not yet saved."""
    kept = (
        "indicator",
        "unit",
        "period",
        "start",
        "end",
        "cut_off",
        "source",
        "page",
        "file",
        "illustrative",
    )
    return IndicatorValue(**{name: getattr(row, name) for name in (*kept, *_FIGURES)}, status=status)


@transaction.atomic
def verify(
    row: IndicatorValue, *, numerator: Decimal, denominator: Decimal | None, reason: str, by: Any
) -> IndicatorValue:
    """Verify a declared value; figures that differ from it need a reason. The declared row stays as it is."""
    if row.status != Status.DECLARED:
        raise UserError(_("Only a declared value is verified."))
    made = _raised(row, Status.VERIFIED)
    made.numerator, made.denominator = numerator, denominator
    if (numerator, denominator) != (row.numerator, row.denominator) and not reason.strip():
        raise UserError(_("Say why the verified figures differ from the declared ones."))
    check_value(made)
    return _added("indicator.verify", made, by, reason)


@transaction.atomic
def publish(row: IndicatorValue, *, by: Any) -> IndicatorValue:
    """Publish a verified value: everybody who may see indicators sees it from now on."""
    if row.status != Status.VERIFIED:
        raise UserError(_("Only a verified value is published."))
    return _added("indicator.publish", _raised(row, Status.PUBLISHED), by)


@transaction.atomic
def correct(row: IndicatorValue, *, reason: str, by: Any) -> IndicatorValue:
    """Save a value whose figures or source were altered, with the reason. ``Stale`` when somebody was first."""
    if not reason.strip():
        raise UserError(_("Say why the value is corrected."))
    before = snapshot(IndicatorValue.objects.get(pk=row.pk))
    check_value(row)
    row.save()
    record(
        "indicator.correct",
        row,
        by=by,
        unit=row.unit.name,
        before=before,
        after=snapshot(row),
        note=reason,
    )
    return row


def is_raised(row: IndicatorValue) -> bool:
    """Whether the next standing of the value exists, so that this one is not altered by its unit any more."""
    above = [Status.VERIFIED, Status.PUBLISHED] if row.status == Status.DECLARED else [Status.PUBLISHED]
    return IndicatorValue.objects.filter(
        indicator=row.indicator, unit=row.unit, period=row.period, status__in=above
    ).exists()
