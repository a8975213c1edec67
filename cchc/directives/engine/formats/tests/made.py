# mypy: allow-untyped-calls
"""Files that the tests make themselves: Word packages, PDFs with Vietnamese letters, pictures of pages."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DECLARED = (
    f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

HEADING = (
    ("ỦY BAN NHÂN DÂN", "TỈNH MINH HỌA", "Số: 15/TB-VPUBND"),
    (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Minh Họa, ngày 17 tháng 5 năm 2025",
    ),
)
LONG = (
    "1. Sở Nội vụ chủ trì, phối hợp với các sở, ngành liên quan tổng hợp kết quả thực hiện năm 2024, báo cáo Ủy ban "
    "nhân dân tỉnh trước ngày 30/11/2025; định kỳ hằng quý rà soát, đôn đốc các địa phương thực hiện đúng tiến độ."
)
SHORT = "2. Sở Tư pháp rà soát văn bản."


def zipped(parts: Mapping[str, str | bytes], *, stored: bool = False) -> bytes:
    """A zip of these parts."""
    file = io.BytesIO()
    kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(file, "w", kind) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()


def relations(targets: dict[str, str]) -> str:
    """A relations part: kind to target."""
    rows = "".join(
        f'<Relationship Id="r{i}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def part(root: str, inside: str) -> str:
    """One WordprocessingML part."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_DECLARED}>{inside}</w:{root}>'


def docx(body: str, **others: str) -> bytes:
    """A .docx of this body; ``others``: numbering, styles, footnotes, endnotes (the insides of their parts)."""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations({kind: f"{kind}.xml" for kind in others}),
    }
    parts |= {f"word/{kind}.xml": part(kind, inside) for kind, inside in others.items()}
    return zipped(parts)


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def listed(number: int, level: int = 0) -> str:
    """Paragraph properties: a level of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


@cache
def _font() -> str:
    """The name under which a font with all Vietnamese letters is known to the PDF writer."""
    import fontpkg_be_vietnam_pro
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    file = Path(fontpkg_be_vietnam_pro.__file__).parent / "files" / "BeVietnamPro-Regular.ttf"
    pdfmetrics.registerFont(TTFont("Viet", str(file)))
    return "Viet"


def pdf(
    pages: list[list[tuple[float, float, str]]], *, size: float = 12, password: str | None = None
) -> bytes:
    """A PDF (A4, points) of pages of lines, each at (left, distance of its baseline from the top)."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, encrypt=password, invariant=1)
    for page in pages:
        canvas.setFont(_font(), size)
        for left, top, text in page:
            canvas.drawString(left, A4[1] - top, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def wrapped(
    text: str, top: float, *, left: float = 85, indent: float = 28, right: float = 553
) -> list[tuple[float, float, str]]:
    """A paragraph broken into lines as Word would: its first line indented, 18 points from line to line."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines: list[tuple[float, float, str]] = []
    start, line = left + indent, ""
    for word in text.split():
        if line and start + stringWidth(f"{line} {word}", _font(), 12) > right:
            lines.append((start, top + 18 * len(lines), line))
            start, line = left, word
        else:
            line = f"{line} {word}".strip()
    return [*lines, (start, top + 18 * len(lines), line)]


def directive_page() -> list[tuple[float, float, str]]:
    """A first page with the two-column heading, row by row across both columns, then two paragraphs."""
    left, right = HEADING
    rows = [
        line
        for i, (one, two) in enumerate(zip(left, right, strict=True))
        for line in ((85.0, 70.0 + 20 * i, one), (310.0, 70.0 + 20 * i, two))
    ]
    body = wrapped(LONG, 190)
    return [*rows, (270, 160, "THÔNG BÁO"), *body, (113, body[-1][1] + 26, SHORT)]


def picture(data: bytes, *, page: int = 0, dpi: int = 200) -> bytes:
    """A page of a PDF as PNG."""
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(data)
    try:
        image = document[page].render(scale=dpi / 72, grayscale=True).to_pil()
    finally:
        document.close()
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def scanned_pdf(pictures: list[bytes], *, note: str = "") -> bytes:
    """A PDF whose pages are pictures, with a note such as a digital signature leaves."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    for one in pictures:
        canvas.drawImage(ImageReader(io.BytesIO(one)), 0, 0, *A4)
        canvas.setFont(_font(), 8)
        canvas.drawString(40, 820, note)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


FILES = Path(__file__).parent / "files"
