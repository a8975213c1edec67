"""Writing the working calendar: loading the announced years, and what a clerk adds, corrects, removes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction

from cchc.audit.models import Event
from cchc.audit.trail import record, snapshot
from cchc.lib.yamlfile import load as load_yaml
from cchc.workcal.engine import load as engine_load
from cchc.workcal.models import AnnouncedYear, SpecialDay

if TYPE_CHECKING:
    from cchc.workcal.engine import SpecialDay as EngineDay


@dataclass(frozen=True)
class Loaded:
    """What a loading wrote: days added, corrected, taken out, and years that are announced since."""

    added: int
    corrected: int
    removed: int
    years: int

    @property
    def anything(self) -> bool:
        return any((self.added, self.corrected, self.removed, self.years))


@transaction.atomic
def load_years(*, by: Any) -> Loaded:
    """Load data/holidays: days set here stay, days a person removed stay away, the rest follows the data.

    Idempotent; one audit event where something changed. ValueError (a Vietnamese sentence) for a bad file.
    """
    days = {one.day: one for one in engine_load(settings.FACTS_DIR / "holidays").special}
    rows = {row.day: row for row in SpecialDay.objects.select_for_update()}
    unwanted = _removed_by_people()
    new = [day for day in days if day not in rows and day not in unwanted]
    SpecialDay.objects.bulk_create([_row(days[day]) for day in new], batch_size=500)
    corrected = [day for day in days if day in rows and _correct(rows[day], days[day])]
    gone = [row.pk for day, row in rows.items() if not row.local and day not in days]
    SpecialDay.objects.filter(pk__in=gone).delete()
    loaded = Loaded(len(new), len(corrected), len(gone), _load_announced())
    _tell(loaded, by)
    return loaded


def _row(one: EngineDay) -> SpecialDay:
    return SpecialDay(day=one.day, kind=one.kind, name=one.name[:200], source=one.source[:300])


def _correct(row: SpecialDay, one: EngineDay) -> bool:
    """Bring a day that was loaded before up to the data; whether it differed."""
    wanted = {"kind": one.kind, "name": one.name[:200], "source": one.source[:300]}
    if row.local or all(getattr(row, name) == value for name, value in wanted.items()):
        return False
    for name, value in wanted.items():
        setattr(row, name, value)
    row.save()
    return True


def _removed_by_people() -> set[date]:
    events = Event.objects.filter(kind="workcal.specialday", verb="calendar.remove")
    return {date.fromisoformat(before["day"]) for before in events.values_list("before", flat=True)}


def _load_announced() -> int:
    stand = set(AnnouncedYear.objects.values_list("year", flat=True))
    new = []
    for path in sorted((settings.FACTS_DIR / "holidays").glob("[0-9][0-9][0-9][0-9].yaml")):
        data = load_yaml(path)
        if isinstance(data, dict) and data["announced"] and data["year"] not in stand:
            new.append(AnnouncedYear(year=data["year"], source=str(data.get("source") or "")[:300]))
    return len(AnnouncedYear.objects.bulk_create(new))


def _tell(loaded: Loaded, by: Any) -> None:
    last = AnnouncedYear.objects.order_by("year").last()
    if loaded.anything and last is not None:
        record("calendar.load", last, by=by, after=dict(loaded.__dict__))


@transaction.atomic
def save_day(row: SpecialDay, *, by: Any) -> SpecialDay:
    """Add or correct a special day; it counts as set here from now on. ``Stale`` when somebody was first."""
    before = snapshot(SpecialDay.objects.get(pk=row.pk)) if row.pk else None
    row.local = True
    row.save()
    verb = "calendar.edit" if before is not None else "calendar.add"
    record(verb, row, by=by, before=before, after=snapshot(row))
    return row


@transaction.atomic
def remove_day(row: SpecialDay, *, by: Any) -> None:
    """Make a day what its weekday says again; loading the years does not bring it back."""
    before = snapshot(row)
    record("calendar.remove", row, by=by, before=before, after={})
    row.delete()


@transaction.atomic
def announce(year: AnnouncedYear, *, by: Any) -> AnnouncedYear:
    """Say that the days off of a year are announced, and by which paper: its answers are final."""
    year.save()
    record("calendar.announce", year, by=by)
    return year
