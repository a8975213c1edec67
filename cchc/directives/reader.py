"""Reading with what this installation knows: its units, its calendar, its day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc.directives.engine.header import read_header
from cchc.directives.engine.locality import province_of
from cchc.directives.engine.reading import read
from cchc.directives.engine.source import open_source
from cchc.units.models import Kind, Unit
from cchc.units.tree import tree
from cchc.web.clock import today
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cchc.directives.engine.model import Header, Reading
    from cchc.directives.engine.source import Source


def read_upload(path: Path, name: str, unit: Unit | None) -> tuple[Reading, Unit | None]:
    """Read an uploaded file, in a process of its own: what strangers send must not bring the server down.

    ``unit``: for whom it is read; its province is taken where the document names none of this installation.
    Raises UnreadableInput or MissingPart.
    """
    source = open_source(path, name, isolated=True)
    return _read(source, read_header(source.text, file=source.name), unit)


def read_text(text: str, subject: str, day: date, unit: Unit | None) -> tuple[Reading, Unit | None]:
    """Read what a person typed, as of a day. Raises UnreadableInput where there is nothing to read."""
    source = open_source(text.encode(), subject)
    header = read_header(source.text, file=source.name)
    return _read(source, replace(header, issued=day), unit)


def _read(source: Source, header: Header, unit: Unit | None) -> tuple[Reading, Unit | None]:
    province = _province(header, source.text, unit)
    reading = read(
        source,
        header=header,
        today=today(),
        tree=tree(),
        province=province.slug if province else None,
        calendar=calendar(),
    )
    return reading, province


def _province(header: Header, text: str, unit: Unit | None) -> Unit | None:
    """The province that the document belongs to: the one it names, else that of the unit it is read for."""
    known = {row.slug: row for row in Unit.objects.filter(kind=Kind.PROVINCE)}
    standing = tree()
    named = province_of(header, text, [standing[slug] for slug in known if slug in standing])
    if named is not None:
        return known[named]
    return (unit.province or unit) if unit is not None else None
