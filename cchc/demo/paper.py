"""A directive as a Word file, laid out by NĐ 30/2020/NĐ-CP, Appendix I: A4, margins 20/20/30/15 mm, Times New
Roman, the two-column heading, title, body, signature and receivers."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Callable

_OFFSET = re.compile(r"\{([+-]\d+)\}")


def dated(text: str, day_of: Callable[[int], date]) -> str:
    """``{+8}`` and ``{-4}`` as dd/mm/yyyy: the day so many working days from the demonstration's."""
    return _OFFSET.sub(lambda found: f"{day_of(int(found[1])):%d/%m/%Y}", text)


def issued_on(value: Any, day_of: Callable[[int], date]) -> date:
    """The day of issue in a paper's facts: a date, or an offset."""
    if isinstance(value, date):
        return value
    found = _OFFSET.fullmatch(str(value))
    if found is None:
        raise ValueError(f"date: {value!r} is neither a date nor an offset such as {{-4}}")
    return day_of(int(found[1]))


def word(facts: dict[str, Any], day_of: Callable[[int], date]) -> bytes:
    """The .docx of one paper (the keys of data/demo/*.yaml)."""
    from docx import Document
    from docx.shared import Mm, Pt

    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    style: Any = paper.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    day = issued_on(facts["date"], day_of)
    _heading(paper, facts, day)
    _centred(paper, facts["type"], bold=True)
    _centred(paper, facts["subject"], bold=True)
    for line in dated(facts["body"], day_of).strip().split("\n"):
        _body(paper, line)
    _foot(paper, facts)
    # The same words give the same bytes, so that a file put in twice is known by its hash.
    noon = datetime.combine(day, time(12))
    paper.core_properties.created = paper.core_properties.modified = noon
    out = BytesIO()
    paper.save(out)
    return _stamped(out, noon)


def _stamped(packed: BytesIO, moment: datetime) -> bytes:
    """The same package with one moment on each of its members, in place of that of their writing."""
    out = BytesIO()
    with ZipFile(packed) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(
                ZipInfo(member.filename, moment.timetuple()[:6]), old.read(member), compress_type=ZIP_DEFLATED
            )
    return out.getvalue()


def _centred(place: Any, text: str, *, bold: bool = False, italic: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    line = place.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = line.add_run(text)
    run.bold, run.italic = bold, italic


def _heading(paper: Any, facts: dict[str, Any], day: date) -> None:
    left, right = paper.add_table(rows=1, cols=2).rows[0].cells
    *above, own = facts["agency"]
    for line in above:
        _centred(left, line)
    _centred(left, own, bold=True)
    _centred(left, f"Số: {facts['number']}")
    _centred(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
    _centred(right, "Độc lập - Tự do - Hạnh phúc", bold=True)
    # Days below 10 and months 1 and 2 are written with a leading 0 (Appendix I, II.4).
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    _centred(right, f"{facts['place']}, ngày {day.day:02} tháng {month} năm {day.year}", italic=True)
    for cell in (left, right):
        cell._element.remove(cell.paragraphs[0]._element)


def _body(paper: Any, text: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    line = paper.add_paragraph(text.strip())
    line.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    line.paragraph_format.first_line_indent = Mm(10)
    line.paragraph_format.space_after = Pt(6)


def _foot(paper: Any, facts: dict[str, Any]) -> None:
    from docx.shared import Pt

    left, right = paper.add_table(rows=1, cols=2).rows[0].cells
    head = left.paragraphs[0].add_run("Nơi nhận:")
    head.bold = head.italic = True
    head.font.size = Pt(12)
    for receiver in facts["recipients"]:
        left.add_paragraph().add_run(f"- {receiver};").font.size = Pt(11)
    _centred(right, facts["authority"], bold=True)
    _centred(right, facts["position"], bold=True)
    _centred(right, "")
    _centred(right, facts["signer"], bold=True)
    right._element.remove(right.paragraphs[0]._element)
