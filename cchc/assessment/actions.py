"""Writes of assessment: results taken in, sheets of scores and the office's own criteria sets kept and removed."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from cchc.assessment.coming import new_among, rows_of, unknown_in
from cchc.assessment.engine.dumping import files as files_of
from cchc.assessment.engine.recipe import inputs_in, inputs_out
from cchc.assessment.engine.results.reading import load
from cchc.assessment.from_indicators import filled
from cchc.assessment.models import OwnSet, PublishedResult, ResultBatch, ScoreSheet
from cchc.assessment.own_sets import digest_of
from cchc.audit.trail import record
from cchc.errors import UnreadableInput, UserError, system_words
from cchc.web.clock import now

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.assessment.engine.given import Inputs
    from cchc.assessment.engine.model import CriteriaSet

BATCH = 1000


@dataclass(frozen=True)
class Taken:
    """What a file brought: its rows, those that are new, labels that mean no province; ``known``: taken in before."""

    batch: ResultBatch | None
    rows: int
    added: int
    unknown: tuple[str, ...]
    known: bool = False


def look(path: Path, index: str = "") -> Taken:
    """What a file would bring, nothing written. Raises as :func:`import_results`."""
    rows = rows_of(load(path, index))
    return Taken(None, len(rows), len(new_among(rows)), unknown_in(rows), batch_of(path) is not None)


@transaction.atomic
def import_results(path: Path, *, by: Any, index: str = "", name: str = "") -> Taken:
    """Take in a file of published results, all of it or nothing, with one audit event.

    The same file twice adds nothing, and so does a row that is there already. Figures that disagree with others are
    kept beside them. InputsError or UnreadableInput (one sentence each) for a file that cannot be read.
    """
    known = batch_of(path)
    rows = rows_of(load(path, index))
    if known is not None:
        return Taken(known, len(rows), 0, unknown_in(rows), known=True)
    new = new_among(rows)
    batch = ResultBatch.objects.create(
        sha256=_digest(path),
        name=(name or path.name)[:200],
        rows=len(rows),
        added=len(new),
        at=now(),
        by=by if getattr(by, "pk", None) else None,
    )
    for row in new:
        row.batch = batch
    PublishedResult.objects.bulk_create(new, BATCH)
    record("result.import", batch, by=by, after={"file": batch.name, "rows": len(rows), "added": len(new)})
    return Taken(batch, len(rows), len(new), unknown_in(rows))


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise UnreadableInput(f"{path.name}: không đọc được tệp ({system_words(error)}).") from error


def batch_of(path: Path) -> ResultBatch | None:
    """The batch of this very file, where it was taken in before."""
    return ResultBatch.objects.filter(sha256=_digest(path)).first()


@transaction.atomic
def keep_sheet(
    criteria: CriteriaSet, inputs: Inputs, *, by: Any, name: str, file: str = "", made_up: bool = False
) -> ScoreSheet:
    """Keep what units gave for a set; UserError where a sheet of this name is there for the set and year."""
    name = " ".join(name.split())[:200]
    if ScoreSheet.objects.filter(criteria=criteria.code, year=criteria.year, name=name).exists():
        raise UserError(
            f"Đã có bảng điểm “{name}” của bộ tiêu chí này năm {criteria.year}; hãy đặt tên khác."
        )
    sheet = ScoreSheet.objects.create(
        name=name,
        criteria=criteria.code,
        year=criteria.year,
        inputs=inputs_out(inputs),
        file=file[:200],
        units=len(inputs.units) + len(inputs.absent),
        made_up=made_up or criteria.illustrative,
        at=now(),
        by=by if getattr(by, "pk", None) else None,
    )
    told = {
        "name": sheet.name,
        "set": sheet.criteria,
        "year": sheet.year,
        "file": sheet.file,
        "units": sheet.units,
    }
    record("score.keep", sheet, by=by, after=told)
    return sheet


@transaction.atomic
def fill_sheet(sheet: ScoreSheet, criteria: CriteriaSet, *, by: Any) -> int:
    """Fill what is missing on a sheet from indicators; how many inputs were filled. Stale where another was first."""
    inputs, count = filled(criteria, inputs_in(sheet.inputs))
    if count:
        sheet.inputs = inputs_out(inputs)
        sheet.save()
        record("score.fill", sheet, by=by, before={"filled": 0}, after={"filled": count})
    return count


@transaction.atomic
def remove_sheet(sheet: ScoreSheet, *, by: Any) -> None:
    """Remove a sheet; the trail keeps that it was there."""
    told = {"name": sheet.name, "set": sheet.criteria, "year": sheet.year, "units": sheet.units}
    record("score.remove", sheet, by=by, before=told, after={})
    sheet.delete()


@transaction.atomic
def keep_set(criteria: CriteriaSet, *, by: Any, file: str, year: int, stands: int) -> OwnSet:
    """Keep a set that was read from Excel as the one that holds from ``year`` on.

    ``stands``: the number of the version that the person saw, 0 for none; UserError where another was kept since. The
    same content again writes nothing. The set must be without errors: who calls has looked.
    """
    last = OwnSet.objects.filter(code=criteria.code, year=year).order_by("number").last()
    number = last.number if last is not None else 0
    files = files_of(criteria)
    digest = digest_of(files)
    if last is not None and last.digest == digest:
        return last
    busy = UserError(f"Bộ tiêu chí “{criteria.code}” năm {year} vừa có bản khác được lưu; hãy xem lại.")
    if number != stands:
        raise busy
    row = OwnSet(
        code=criteria.code,
        year=year,
        number=number + 1,
        name=criteria.name.vi[:300],
        files=files,
        digest=digest,
        file=file[:200],
        at=now(),
        by=by if getattr(by, "pk", None) else None,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise busy from error
    told = {"set": row.code, "year": row.year, "number": row.number, "file": row.file}
    record("set.keep", row, by=by, before={"number": number} if number else None, after=told)
    return row


@transaction.atomic
def remove_set(code: str, year: int, *, by: Any) -> None:
    """Remove every version of a set that holds from ``year`` on; UserError where sheets of scores stand on it."""
    rows = list(OwnSet.objects.filter(code=code, year=year).order_by("number").defer("files"))
    used = sheets_on(code, year)
    if used:
        raise UserError(f"{used} bảng điểm đang tính theo bộ tiêu chí này; hãy xoá các bảng điểm đó trước.")
    if rows:
        told = {"set": code, "year": year, "number": rows[-1].number, "file": rows[-1].file}
        record("set.remove", rows[-1], by=by, before=told, after={})
        OwnSet.objects.filter(pk__in=[row.pk for row in rows]).delete()


def sheets_on(code: str, year: int) -> int:
    """How many sheets of scores follow from the version of a set that holds from ``year`` on."""
    later = OwnSet.objects.filter(code=code, year__gt=year).order_by("year").first()
    sheets = ScoreSheet.objects.filter(criteria=code, year__gte=year)
    return (sheets.filter(year__lt=later.year) if later else sheets).count()
