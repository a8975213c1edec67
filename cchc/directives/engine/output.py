"""A reading as JSON, CSV, Excel or a table for a terminal.

The JSON is the reading contract, key by key and in its order: a field with nothing to say is ``null``, never missing.
CSV and Excel have one row a task with the same columns, declared once in :data:`COLUMNS`.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc.lib.columns import Column, rows
from cchc.lib.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cchc.directives.engine.model import Alarm, Cite, Deadline, Party, Reading, Signer, Target, Task

Json = dict[str, Any]

#: Characters with which a spreadsheet begins a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
RECURRENCES = {
    "weekly": "hằng tuần",
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "semiannual": "6 tháng",
    "nine_months": "9 tháng",
    "annual": "hằng năm",
}
TRIAGES = {"track": "giao theo dõi", "keep": "chỉ ghi nhận", "drop": "bỏ qua"}


def as_json(readings: Sequence[Reading], *, lines: bool = False, with_text: bool = False) -> str:
    """One indented object for one reading; with ``lines`` one compact object a line, in order."""
    objects = [as_object(reading, with_text=with_text) for reading in readings]
    if lines:
        return "".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) + "\n" for one in objects)
    return "".join(json.dumps(one, ensure_ascii=False, indent=2) + "\n" for one in objects)


def as_object(reading: Reading, *, with_text: bool = False) -> Json:
    """The contract's object for one file; ``with_text`` adds ``document.text``, the canonical text."""
    head = reading.header
    document: Json = {
        "file": reading.file,
        "sha256": reading.sha256,
        "text_sha256": reading.text_sha256,
        "number": head.number,
        "type": head.type,
        "issuer": head.issuer,
        "assigner": head.assigner,
        "place": head.place,
        "issued": _iso(head.issued),
        "posted": _iso(head.posted),
        "subject": head.subject,
        "signer": _signer(head.signer) if head.signer else None,
        "recipients": list(head.recipients),
        "urgency": head.urgency,
        "secrecy": head.secrecy,
        "cites": [_cite(cite) for cite in head.cites],
    }
    if with_text:
        document["text"] = reading.text
    tasks = [_task(task) for task in reading.tasks]
    return {"document": document, "tasks": tasks, "alarms": [_alarm(alarm) for alarm in reading.alarms]}


def _task(task: Task) -> Json:
    report = task.report_to
    return {
        "id": task.id,
        "start": task.start,
        "end": task.end,
        "quote": task.quote,
        "heading": task.heading,
        "found_by": task.found_by,
        "lead": [_party(party) for party in task.lead],
        "coordinate": [_party(party) for party in task.coordinate],
        "deadline": _deadline(task.deadline),
        "recurrence": task.recurrence,
        "report_to": {"text": report.text, "unit": report.unit, "via": report.via} if report else None,
        "targets": [_target(target) for target in task.targets],
        "cites": [_cite(cite) for cite in task.cites],
        "product": task.product,
        "generic": task.generic,
        "triage": task.triage,
        "doubts": list(task.doubts),
    }


def _party(party: Party) -> Json:
    return {
        "text": party.text,
        "unit": party.unit,
        "kind": party.kind,
        "start": party.start,
        "end": party.end,
    }


def _deadline(deadline: Deadline) -> Json:
    return {
        "raw": deadline.raw,
        "kind": deadline.kind,
        "date": _iso(deadline.date),
        "from": _iso(deadline.start),
        "to": _iso(deadline.stop),
    }


def _target(target: Target) -> Json:
    return {"raw": target.raw, "comparator": target.comparator, "value": target.value, "unit": target.unit}


def _cite(cite: Cite) -> Json:
    return {
        "raw": cite.raw,
        "number": cite.number,
        "type": cite.type,
        "date": _iso(cite.date),
        "issuer": cite.issuer,
    }


def _signer(signer: Signer) -> Json:
    return {"name": signer.name, "position": signer.position, "authority": signer.authority}


def _alarm(alarm: Alarm) -> Json:
    return {
        "code": alarm.code,
        "message": alarm.message,
        "task": alarm.task,
        "start": alarm.start,
        "end": alarm.end,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


class Row(NamedTuple):
    """One row of CSV and Excel: a task with the reading that holds it."""

    reading: Reading
    task: Task


def _names(parties: Iterable[Party]) -> str | None:
    return "; ".join(" ".join(party.text.split()) for party in parties) or None


def _recurrence(row: Row) -> str | None:
    said = row.task.recurrence
    return RECURRENCES.get(said, said) if isinstance(said, str) else (said or {}).get("raw")


def _report_to(row: Row) -> str | None:
    report = row.task.report_to
    return f"{report.text} (qua {report.via})" if report and report.via else (report.text if report else None)


def _alarms(row: Row) -> str | None:
    return "\n".join(alarm.message for alarm in row.reading.alarms if alarm.task == row.task.id) or None


COLUMNS = (
    Column("file", "Tệp", lambda row: row.reading.file),
    Column("number", "Số, ký hiệu", lambda row: row.reading.header.number),
    Column("issued", "Ngày ban hành", lambda row: row.reading.header.issued, "date"),
    Column("id", "Mã", lambda row: row.task.id),
    Column("quote", "Nội dung nhiệm vụ", lambda row: " ".join(row.task.quote.split())),
    Column("lead", "Chủ trì", lambda row: _names(row.task.lead)),
    Column("coordinate", "Phối hợp", lambda row: _names(row.task.coordinate)),
    Column("deadline_raw", "Thời hạn theo văn bản", lambda row: row.task.deadline.raw),
    Column("deadline_kind", "Loại thời hạn", lambda row: row.task.deadline.kind),
    Column("deadline_from", "Từ ngày", lambda row: row.task.deadline.start, "date"),
    Column("deadline", "Ngày đến hạn", lambda row: row.task.deadline.date, "date"),
    Column("recurrence", "Định kỳ", _recurrence),
    Column("report_to", "Báo cáo", _report_to),
    Column("targets", "Chỉ tiêu", lambda row: "; ".join(t.raw for t in row.task.targets) or None),
    Column("cites", "Căn cứ, viện dẫn", lambda row: "; ".join(c.raw for c in row.task.cites) or None),
    Column("product", "Sản phẩm", lambda row: row.task.product),
    Column("triage", "Phân loại", lambda row: TRIAGES.get(row.task.triage, row.task.triage)),
    Column("doubts", "Điểm cần xem lại", lambda row: "; ".join(row.task.doubts) or None),
    Column("alarms", "Cảnh báo", _alarms),
)


def table_rows(readings: Iterable[Reading]) -> Iterable[Row]:
    """The rows of CSV and Excel, in order."""
    return (Row(reading, task) for reading in readings for task in reading.tasks)


def as_csv(readings: Sequence[Reading]) -> str:
    """Comma-separated values with a head line; days are dd/mm/yyyy, and no cell opens a formula in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.label for column in COLUMNS])
    for row in rows(COLUMNS, table_rows(readings), "excel"):
        writer.writerow([_csv_cell(value) for value in row])
    return out.getvalue()


def _csv_cell(value: object) -> str:
    if value is None:
        return ""
    text = format_date(value) if not isinstance(value, str) else value  # type: ignore[arg-type]
    return f"'{text}" if text.startswith(_FORMULA) else text
