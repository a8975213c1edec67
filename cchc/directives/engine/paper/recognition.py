"""Recognition of a page's picture by tesseract (OCR), one page at a time, its words put back into lines with boxes.

Page segmentation 4 (one column of text of varying sizes) reads directives best; the two-column heading, which it
scrambles, is cut out and each half read apart. Measured: 0.6 to 1.0 s a page. Source: tesseract(1), TSV output.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc.directives.engine.outside import found, run
from cchc.directives.engine.paper.heading import bottom_of
from cchc.directives.engine.paper.layout import Line
from cchc.errors import MissingPart, UnreadableInput

if TYPE_CHECKING:
    from PIL.Image import Image

    from cchc.directives.engine.pieces import Draft, Tools

DPI = 300
INSTALL = "sudo apt-get install tesseract-ocr tesseract-ocr-vie"
_COLUMN_OF_TEXT = 4
_ONE_BLOCK = 6
_COLUMNS_OF_TSV = 12
_POOR = 60.0
_NOISE = 30.0
_RECOGNISED = "Văn bản được nhận dạng từ ảnh quét nên có thể sai chữ; hãy đối chiếu với bản gốc."


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float


def check_count(scanned: int, draft: Draft) -> None:
    """UnreadableInput once more pages are scans than allowed."""
    if scanned > draft.limits.scanned_pages:
        raise UnreadableInput(
            f"Tệp “{draft.name}” có quá nhiều trang quét; chỉ nhận không quá {draft.limits.scanned_pages} trang quét."
        )


def recognise(image: Image, draft: Draft, tools: Tools, page: int, *, first: bool) -> list[Line]:
    """The lines of one page's grey picture, in its pixels. ``first``: the heading may stand in two columns.

    MissingPart without tesseract or its Vietnamese data; UnreadableInput when it fails or is too slow.
    """
    words = _words(image, _COLUMN_OF_TEXT, draft, tools, page)
    draft.warn(_RECOGNISED)
    if words and sum(word.confidence for rows in words for word in rows) < _POOR * sum(map(len, words)):
        draft.warn(f"Trang {page} nhận dạng kém; hãy đối chiếu kỹ hoặc quét lại rõ hơn.")
    lines = [_line(row) for row in words]
    bottom = bottom_of(lines, image.height) if first else 0.0
    split = _split([word for row in words for word in row if word.bottom <= bottom + 1], image.width)
    if not bottom or split is None:
        return lines
    edge = int(bottom + (image.height * 0.004))
    halves = [(0, 0, split, edge), (split, 0, image.width, edge)]
    heading = [
        Line(line.text, line.left + box[0], line.top, line.right + box[0], line.bottom, alone=True)
        for box in halves
        for line in map(_line, _words(image.crop(box), _ONE_BLOCK, draft, tools, page))
    ]
    return heading + [line for line in lines if (line.top + line.bottom) / 2 > edge]


def _split(words: list[_Word], width: int) -> int | None:
    """The middle of the widest white strip between the two columns of a heading; None where there is none."""
    low, high = int(width * 0.28), int(width * 0.62)
    spans = sorted((word.left, word.right) for word in words)
    reach, best = low, (0, 0)
    for left, right in [*spans, (high, high)]:
        gap = min(left, high) - reach
        best = max(best, (gap, reach + gap // 2))
        reach = max(reach, right)
    return best[1] if best[0] > width * 0.01 else None


def _line(row: list[_Word]) -> Line:
    """Words of one line as a line."""
    text = " ".join(word.text for word in row)
    return Line(
        text,
        min(word.left for word in row),
        min(word.top for word in row),
        max(word.right for word in row),
        max(word.bottom for word in row),
    )


def _words(image: Image, segmentation: int, draft: Draft, tools: Tools, page: int) -> list[list[_Word]]:
    """The words that tesseract finds, line by line."""
    program = found(tools.tesseract, tools)
    if program is None:
        raise MissingPart(
            f"Tệp “{draft.name}” là bản quét, cần Tesseract có tiếng Việt để nhận dạng; hãy cài bằng lệnh: {INSTALL}"
        )
    picture = io.BytesIO()
    image.save(picture, "PPM")
    told = run(
        [
            program,
            "stdin",
            "stdout",
            "--psm",
            str(segmentation),
            "-l",
            tools.language,
            "--dpi",
            str(DPI),
            "tsv",
        ],
        picture.getvalue(),
        seconds=draft.limits.page_seconds,
        limits=draft.limits,
        tools=tools,
    )
    if told.late:
        raise UnreadableInput(
            f"Trang {page} của tệp “{draft.name}” mất quá nhiều thời gian để nhận dạng; hãy quét lại rõ hơn."
        )
    if "Error opening data file" in told.err or "Failed loading language" in told.err:
        raise MissingPart(
            f"Tệp “{draft.name}” là bản quét nhưng Tesseract chưa có dữ liệu tiếng Việt; hãy cài bằng lệnh: {INSTALL}"
        )
    if told.code:
        raise UnreadableInput(
            f"Không nhận dạng được trang {page} của tệp “{draft.name}”; hãy quét lại ở dạng PDF hoặc PNG."
        )
    return _rows(told.out.decode("utf-8", "replace"))


def _rows(tsv: str) -> list[list[_Word]]:
    """Tesseract's table as words, line by line; noise of the paper is left out."""
    rows: dict[tuple[str, ...], list[_Word]] = {}
    for record in tsv.split("\n")[1:]:
        fields = record.split("\t")
        if len(fields) != _COLUMNS_OF_TSV or not fields[11].strip():
            continue
        left, top, width, height = map(int, fields[6:10])
        word = _Word(fields[11].strip(), left, top, left + width, top + height, float(fields[10]))
        if word.confidence >= _NOISE or any(char.isalnum() for char in word.text):
            rows.setdefault(tuple(fields[1:5]), []).append(word)
    return list(rows.values())
