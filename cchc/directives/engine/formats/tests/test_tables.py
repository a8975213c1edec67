"""Tables of a Word file: a list of three columns and more is one line a row, its duties are read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import docx

from cchc.directives.engine.source import open_source
from cchc.directives.engine.tasks import find_tasks

if TYPE_CHECKING:
    from pathlib import Path


def plan_table(folder: Path) -> Path:
    """A plan with its duties in a table of six columns, one cell empty, one of two paragraphs."""
    paper = docx.Document()
    paper.add_paragraph("KẾ HOẠCH")
    rows = [
        ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm"],
        ["1", "Ban hành mẫu công khai ngân sách", "Sở Tài chính", "", "Trước 30/8/2025", "Công văn"],
        ["2", "Rà soát thủ tục", "Sở Nội vụ", "Sở Tài chính", "Quý IV/2025", "Báo cáo"],
    ]
    table = paper.add_table(rows=0, cols=6)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    table.rows[2].cells[1].add_paragraph("hành chính nội bộ")
    path = folder / "ke-hoach.docx"
    paper.save(str(path))
    return path


def test_a_list_in_a_table_is_one_line_a_row_with_bars_between_its_cells(tmp_path: Path) -> None:
    source = open_source(plan_table(tmp_path), isolated=False)
    assert source.text.split("\n")[2:] == [
        "1 | Ban hành mẫu công khai ngân sách | Sở Tài chính | | Trước 30/8/2025 | Công văn",
        "2 | Rà soát thủ tục hành chính nội bộ | Sở Nội vụ | Sở Tài chính | Quý IV/2025 | Báo cáo",
    ]
    place = source.where(source.text.index("Trước 30/8"))
    assert (place.table, place.row, place.cell) == (1, 2, 5)


def test_the_duties_of_a_plan_in_a_word_table_are_found(tmp_path: Path) -> None:
    source = open_source(plan_table(tmp_path), isolated=False)
    tasks = find_tasks(source.text, issued=date(2025, 7, 1), posted=None)
    told = [(task.quote, [party.text for party in task.lead], task.deadline.date) for task in tasks]
    assert told == [
        ("Ban hành mẫu công khai ngân sách", ["Sở Tài chính"], date(2025, 8, 30)),
        ("Rà soát thủ tục hành chính nội bộ", ["Sở Nội vụ"], date(2025, 12, 31)),
    ]
