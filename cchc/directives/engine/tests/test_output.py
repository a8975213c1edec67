"""Readings as JSON Lines, CSV, Excel and a table for a terminal."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from cchc.directives.engine import workbook
from cchc.directives.engine.model import (
    Alarm,
    Cite,
    Deadline,
    Header,
    Party,
    Reading,
    ReportTo,
    Signer,
    Target,
    Task,
)
from cchc.directives.engine.output import COLUMNS, as_csv, as_json
from cchc.directives.engine.table import as_table, columns, wrapped
from cchc.directives.engine.workbook import as_xlsx
from cchc.errors import UnreadableInput
from cchc.lib.xlsx import WorkbookError
from cchc.lib.xlsx import read as read_xlsx

LEAD = Party("Sở\nNội vụ", "x/so-noi-vu", "unit", 0, 9)
TASK = Task(
    "t01",
    0,
    9,
    "- Lập\nkế hoạch",
    None,
    "test",
    lead=(LEAD, replace(LEAD, text="Sở Y tế")),
    deadline=Deadline("trước ngày 30/11/2025", "by", date(2025, 11, 30)),
    recurrence="quarterly",
    report_to=ReportTo("Chủ tịch UBND tỉnh", None, "Sở Nội vụ"),
    targets=(Target("ít nhất 02 cuộc", ">=", "2", "cuộc"),),
    cites=(Cite("Kế hoạch số 1/KH-UBND", "1/KH-UBND", "KH", None, None),),
    product="Kế hoạch",
    triage="track",
    doubts=("lead inherited",),
)
PLAIN = Task("t02", 10, 15, "=nộp()", None, "test", deadline=Deadline("thường xuyên", "standing"))
ODD = replace(PLAIN, id="t03", recurrence={"raw": "theo đợt"}, report_to=ReportTo("UBND tỉnh", None, None))
ALARM = Alarm("lead-missing", "Nhiệm vụ chưa nêu cơ quan chủ trì.", "t02", 10, 15)
WHOLE = Alarm("cites-later", "Văn bản viện dẫn sau.", None, 0, 1)
READING = Reading(
    "tb.txt",
    "a" * 64,
    "b" * 64,
    "văn bản",
    Header(number="1/TB-X", issued=date(2025, 5, 17), issuer="Sở X", subject="Việc A"),
    (TASK, PLAIN, ODD),
    (ALARM, WHOLE),
)


def test_several_files_are_one_compact_object_a_line() -> None:
    text = as_json([READING, replace(READING, file="tb-2.txt")], lines=True)
    lines = text.splitlines()
    assert [json.loads(line)["document"]["file"] for line in lines] == ["tb.txt", "tb-2.txt"]
    assert ": " not in lines[0].replace('": ', "")


def test_a_signer_is_an_object_of_three() -> None:
    signed = replace(READING, header=Header(signer=Signer("Lê Hoa", "CHỦ TỊCH", None)))
    document = json.loads(as_json([signed]))["document"]
    assert document["signer"] == {"name": "Lê Hoa", "position": "CHỦ TỊCH", "authority": None}


def test_one_file_is_one_indented_object_with_vietnamese_letters_as_they_are() -> None:
    text = as_json([READING])
    assert text.startswith('{\n  "document"')
    assert "Việc A" in text


def _csv_rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv([READING]))))


def test_csv_has_one_row_a_task_in_words_that_people_use() -> None:
    first, second, third = _csv_rows()
    assert first["Chủ trì"] == "Sở Nội vụ; Sở Y tế"
    assert first["Ngày đến hạn"] == "30/11/2025"
    assert first["Định kỳ"] == "hằng quý"
    assert first["Báo cáo"] == "Chủ tịch UBND tỉnh (qua Sở Nội vụ)"
    assert first["Phân loại"] == "giao theo dõi"
    assert first["Cảnh báo"] == ""
    assert (second["Định kỳ"], second["Báo cáo"], second["Cảnh báo"]) == ("", "", ALARM.message)
    assert (third["Định kỳ"], third["Báo cáo"]) == ("theo đợt", "UBND tỉnh")


def test_no_cell_of_csv_opens_a_formula() -> None:
    first, second, _ = _csv_rows()
    assert first["Nội dung nhiệm vụ"] == "'- Lập kế hoạch"
    assert second["Nội dung nhiệm vụ"] == "'=nộp()"


def test_excel_has_the_same_columns_as_csv_and_the_alarms_besides() -> None:
    content = as_xlsx([READING])
    rows = read_xlsx(content)
    assert rows[0] == [column.label for column in COLUMNS]
    assert len(rows) == 4
    assert rows[1][4] == "- Lập kế hoạch"
    alarms = read_xlsx(content, sheet="Cảnh báo")
    assert [row[3] for row in alarms[1:]] == ["lead-missing", "cites-later"]
    assert as_xlsx([READING]) == content


def test_more_rows_than_excel_holds_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_many(*_args: object) -> None:
        raise WorkbookError("Trang “Nhiệm vụ” có quá nhiều dòng; Excel không chứa được.")

    monkeypatch.setattr(workbook, "write", too_many)
    with pytest.raises(UnreadableInput, match="Excel không chứa được"):
        as_xlsx([READING])


def test_the_table_keeps_to_the_width_of_the_terminal() -> None:
    wide = replace(TASK, quote="Tổng hợp kết quả " * 30)
    lines = as_table([replace(READING, tasks=(wide, PLAIN))], 90).splitlines()
    assert max(columns(line) for line in lines) <= 90
    assert lines[0] == "tb.txt · 1/TB-X · ngày 17/05/2025 · Sở X"
    assert lines[1] == "Việc A"
    assert lines[2] == "2 nhiệm vụ, 2 cảnh báo"
    assert any(line.startswith("t01") and "30/11/2025" in line for line in lines)
    assert any(line.startswith("t02") and "thường xuyên" in line for line in lines)
    assert f"! t02: {ALARM.message}" in lines
    assert f"! văn bản: {WHOLE.message}" in lines


def test_a_page_without_tasks_and_issue_date_says_when_it_was_posted() -> None:
    empty = replace(READING, header=Header(posted=date(2025, 5, 28)), tasks=(), alarms=())
    assert as_table([empty], 10) == "tb.txt · đăng ngày 28/05/2025\n0 nhiệm vụ, 0 cảnh báo\n"


def test_columns_count_what_a_terminal_shows() -> None:
    assert columns("Hòa") == 3
    assert columns("Ho\u0300a") == 3
    assert columns("部X\u200b") == 3


def test_wrapping_breaks_at_blanks_and_cuts_a_word_that_is_too_long() -> None:
    assert wrapped("an bình mãi", 7) == ["an bình", "mãi"]
    assert wrapped("dàidằngdặc ơi", 5) == ["dàidằ", "ngdặc", "ơi"]
    assert wrapped("", 5) == [""]
