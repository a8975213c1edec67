"""An administrative document as a Word file, laid out by NĐ 30/2020/NĐ-CP, Appendix I: A4, margins 20/20/30/15 mm,
Times New Roman, the two-column heading, title, body, tables, signature and receivers.

The same words give the same bytes: every moment in the file is the document's own day.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: The line between the name of the agency, or the motto, and what follows: as long as a third of the words above.
RULE = "―――――――"


@dataclass(frozen=True)
class Heading:
    """What stands above a document. ``agency``: the bodies above, then the one that issues.

    ``number``: "5016/TB-VPUBND"; for a draft without its number, "      /VPUBND-TH". ``day`` None leaves day and month
    open, as a draft does. ``about``: the subject under the number of a letter without a type ("V/v …").
    """

    agency: Sequence[str]
    number: str
    place: str
    day: date | None
    year: int
    about: str = ""


@dataclass(frozen=True)
class Foot:
    """What stands below: authority ("KT. CHÁNH VĂN PHÒNG") and position in capitals, the signer's name, receivers."""

    authority: str
    position: str = ""
    signer: str = ""
    recipients: Sequence[str] = field(default_factory=tuple)


class Paper:
    """A document written from its top to its bottom. ``size``: points of the body, 13 or 14; ``spacing``: lines."""

    def __init__(self, *, size: int = 14, spacing: float | None = None) -> None:
        from docx import Document
        from docx.shared import Mm, Pt

        self.docx: Any = Document()
        self.size = size
        section = self.docx.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        style = self.docx.styles["Normal"]
        style.font.name, style.font.size = "Times New Roman", Pt(size)
        if spacing is not None:
            style.paragraph_format.line_spacing = spacing
        style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)

    def heading(self, head: Heading) -> None:
        """Agencies and number at the left; country, motto, place and date at the right."""
        left, right = self._grid(1, (66, 99)).rows[0].cells
        *above, own = head.agency
        for line in above:
            self._centred(left, line, size=self.size - 1)
        self._centred(left, own, bold=True, size=self.size - 1)
        self._centred(left, RULE, size=6)
        self._centred(left, f"Số: {head.number}", size=self.size)
        if head.about:
            self._centred(left, head.about, size=self.size - 1)
        self._centred(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=12)
        self._centred(right, "Độc lập - Tự do - Hạnh phúc", bold=True, size=self.size)
        self._centred(right, RULE + RULE, size=6)
        self._centred(right, f"{head.place}, {told_day(head.day, head.year)}", italic=True, size=self.size)
        for cell in (left, right):
            cell._element.remove(cell.paragraphs[0]._element)

    def title(self, kind: str, subject: str) -> None:
        """The type in capitals, the subject under it."""
        self._space()
        self._centred(self.docx, kind, bold=True)
        self._centred(self.docx, subject, bold=True)
        self._centred(self.docx, RULE, size=6)

    def addressed(self, to: Sequence[str]) -> None:
        """Kính gửi: one receiver on the line, several below it with dashes."""
        self._space()
        if len(to) == 1:
            self._centred(self.docx, f"Kính gửi: {to[0]}")
        else:
            self._centred(self.docx, "Kính gửi:")
            for name in to:
                self._centred(self.docx, f"- {name};")
        self._space()

    def body(self, text: str, *, bold: bool = False) -> None:
        """A paragraph: justified, its first line 10 mm in."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Mm, Pt

        line = self.docx.add_paragraph()
        line.add_run(text.strip()).bold = bold
        line.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        line.paragraph_format.first_line_indent = Mm(10)
        line.paragraph_format.space_after = Pt(6)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        """A ruled table; ``widths`` in mm, 165 in all. Its head is repeated on each page."""
        from docx.oxml import OxmlElement

        table = self._grid(1 + len(rows), widths)
        table.style = "Table Grid"
        for cell, words in zip(table.rows[0].cells, heads, strict=True):
            self._into(cell, words, bold=True, centred=True)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for line, row in zip(table.rows[1:], rows, strict=True):
            for place, (cell, words) in enumerate(zip(line.cells, row, strict=True)):
                self._into(cell, words, centred=place == 0 or len(words) <= SHORT)
        self._space()

    def _grid(self, rows: int, widths: Sequence[int]) -> Any:
        """A table of fixed widths in mm: told to the grid and to each cell, since programs look at one or the other."""
        from docx.shared import Mm

        table = self.docx.add_table(rows=rows, cols=len(widths))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
        return table

    def foot(self, foot: Foot) -> None:
        """Receivers at the left, authority and signature at the right; kept on one page."""
        from docx.shared import Pt

        self._space()
        left, right = self._grid(1, (82, 83)).rows[0].cells
        head = left.paragraphs[0].add_run("Nơi nhận:")
        head.bold = head.italic = True
        head.font.size = Pt(12)
        for place, receiver in enumerate(foot.recipients, start=1):
            end = "." if place == len(foot.recipients) else ";"
            left.add_paragraph().add_run(f"- {receiver}{end}").font.size = Pt(11)
        self._centred(right, foot.authority, bold=True)
        if foot.position:
            self._centred(right, foot.position, bold=True)
        for _line in range(4):
            self._centred(right, "")
        self._centred(right, foot.signer, bold=True)
        right._element.remove(right.paragraphs[0]._element)

    def bytes(self, day: date) -> bytes:
        """The file; ``day`` is told as the moment of everything in it."""
        noon = datetime.combine(day, time(12))
        self.docx.core_properties.created = self.docx.core_properties.modified = noon
        self.docx.core_properties.author = ""
        packed, out = BytesIO(), BytesIO()
        self.docx.save(packed)
        with ZipFile(packed) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
            for member in old.infolist():
                entry = ZipInfo(member.filename, noon.timetuple()[:6])
                new.writestr(entry, old.read(member), compress_type=ZIP_DEFLATED)
        return out.getvalue()

    def _space(self) -> None:
        from docx.shared import Pt

        self.docx.add_paragraph().paragraph_format.line_spacing = Pt(8)

    def _into(self, cell: Any, words: str, *, bold: bool = False, centred: bool = False) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        line = cell.paragraphs[0]
        run = line.add_run(words)
        run.bold, run.font.size = bold, Pt(self.size - 2)
        if centred:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _centred(
        self, place: Any, text: str, *, bold: bool = False, italic: bool = False, size: int = 0
    ) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        line = place.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = line.add_run(text)
        run.bold, run.italic = bold, italic
        if size:
            run.font.size = Pt(size)


#: A cell of so few characters (a number, a date) is centred.
SHORT = 10


def told_day(day: date | None, year: int) -> str:
    """Days below 10 and months 1 and 2 are written with a leading 0 (Appendix I, II.4); a draft leaves them open."""
    if day is None:
        return f"ngày      tháng      năm {year}"
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
