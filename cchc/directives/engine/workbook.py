"""Readings as an Excel workbook: the tasks, and the alarms on a sheet of their own."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from cchc.directives.engine.output import COLUMNS, table_rows
from cchc.errors import UnreadableInput
from cchc.lib.columns import Column
from cchc.lib.xlsx import Sheet, WorkbookError, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.directives.engine.model import Alarm, Reading


class AlarmRow(NamedTuple):
    """One row of the second sheet."""

    reading: Reading
    alarm: Alarm


ALARM_COLUMNS = (
    Column("file", "Tệp", lambda row: row.reading.file),
    Column("number", "Số, ký hiệu", lambda row: row.reading.header.number),
    Column("task", "Mã nhiệm vụ", lambda row: row.alarm.task),
    Column("code", "Mã cảnh báo", lambda row: row.alarm.code),
    Column("message", "Cảnh báo", lambda row: row.alarm.message),
)


def as_xlsx(readings: Sequence[Reading]) -> bytes:
    """The workbook's bytes; equal readings give equal bytes. UnreadableInput for more rows than Excel holds."""
    out = io.BytesIO()
    sheets = (
        Sheet.of("Nhiệm vụ", COLUMNS, table_rows(readings)),
        Sheet.of("Cảnh báo", ALARM_COLUMNS, _alarm_rows(readings)),
    )
    try:
        write(out, sheets)
    except WorkbookError as error:
        raise UnreadableInput(str(error)) from error
    return out.getvalue()


def _alarm_rows(readings: Iterable[Reading]) -> Iterable[AlarmRow]:
    return (AlarmRow(reading, alarm) for reading in readings for alarm in reading.alarms)
