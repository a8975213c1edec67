"""PDF with text: lines, paragraphs, columns, pages; scans and mixed files page by page."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.directives.engine.formats.tests.made import (
    HEADING,
    LONG,
    SHORT,
    directive_page,
    pdf,
    picture,
    scanned_pdf,
    wrapped,
)
from cchc.directives.engine.paper.layout import Line, Pages, is_page_number
from cchc.directives.engine.paper.letters import _Letters
from cchc.directives.engine.pieces import Limits, Tools
from cchc.directives.engine.source import Source, open_source
from cchc.directives.engine.tests.hostile import pdf_of
from cchc.errors import MissingPart, UnreadableInput
from cchc.lib.vntext import fold
from cchc.lib.vntext.legacy import tcvn3_table


def read(pages: list[list[tuple[float, float, str]]], **more: float) -> Source:
    return open_source(pdf(pages, **more), "a.pdf", isolated=False)  # type: ignore[arg-type]


def test_a_directive_reads_column_by_column_and_its_wrapped_lines_are_joined() -> None:
    source = read([directive_page()])
    assert source.text.split("\n") == [*HEADING[0], *HEADING[1], "THÔNG BÁO", LONG, SHORT]
    assert source.where(source.text.index("rà soát, đôn đốc")).paragraph == 8
    assert source.where(source.text.index("Sở Tư pháp")).page == 1


def test_paragraphs_without_indent_end_where_their_line_is_short() -> None:
    body = wrapped(LONG, 100, indent=0)
    rest = wrapped(f"Sở Tài chính {LONG[3:]}", body[-1][1] + 24, indent=0)
    assert read([body + rest]).text.split("\n") == [LONG, f"Sở Tài chính {LONG[3:]}"]


def test_a_full_line_that_ends_a_sentence_is_not_joined_where_nothing_shows_that_it_goes_on() -> None:
    full = "Sở Nội vụ tổng hợp kết quả thực hiện của các sở, ngành, địa phương trong năm."
    assert (
        read([[(85, 100, full), (85, 118, "Sở Tư pháp rà soát văn bản."), (85, 136, full)]]).text.count("\n")
        == 2
    )


def test_list_items_stay_apart_and_hanging_ones_are_joined() -> None:
    first = wrapped(LONG, 100, left=103, indent=-18)
    assert read([[*first, (85, first[-1][1] + 18, SHORT)]]).text.split("\n") == [LONG, SHORT]


def test_a_number_broken_over_two_lines_is_whole() -> None:
    text = "báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện các nhiệm vụ giai đoạn 2021-"
    assert (
        "2021-2025" in read([[(85, 100, text), (85, 118, "2025 theo Kế hoạch số 20/KH-UBND của tỉnh.")]]).text
    )


def test_page_numbers_are_marked_and_a_paragraph_runs_over_the_page_break() -> None:
    lines = wrapped(LONG, 700)
    cut = len(lines) - 1
    second = [(293.0, 40.0, "2"), (85.0, 70.0, lines[cut][2]), (113.0, 96.0, SHORT)]
    source = read([lines[:cut], second])
    assert source.text.split("\n") == [LONG, "2", SHORT]
    assert [(one.kind, one.page, one.paragraph) for one in source.parts] == [
        ("body", 1, 1), ("body", 2, 1), ("page-number", 2, 2), ("body", 2, 3),
    ]  # fmt: skip
    place = source.where(source.text.index(lines[cut][2]))
    assert (place.page, place.paragraph, place.line) == (2, 1, 1)


def test_a_paragraph_that_ended_does_not_run_over_the_page_break() -> None:
    lines = wrapped(LONG, 700)
    source = read([lines, [(85, 70, "tiếp theo là một dòng mới.")]])
    assert source.text == f"{LONG}\ntiếp theo là một dòng mới."


def test_old_encodings_without_a_mapping_are_told_by_the_words_of_the_file() -> None:
    codes = {letter: chr(code) for code, letter in tcvn3_table().items()}
    # The font draws these codes as Latin letters, which is what a PDF with an old font tells.
    words = "tổng hợp kết quả cải cách hành chính của tỉnh"
    assert read([[(85, 100, "".join(codes.get(char, char) for char in words))]]).text == words


def test_a_hyphen_that_ends_a_line_and_empty_pages_are_read() -> None:
    source = read([[], [(85, 100, "co-"), (85, 118, "operation")]])
    assert source.text in {"co-operation", "co-\noperation"}


def test_old_fonts_are_not_seen_where_no_word_shows_them() -> None:
    assert read([[(85, 100, "Café §")]]).text == "Café §"


def test_locked_damaged_and_long_files_get_their_own_sentence() -> None:
    with pytest.raises(UnreadableInput, match="mật khẩu"):
        open_source(pdf([[(85, 100, "x")]], password="bí mật"), "a.pdf", isolated=False)
    with pytest.raises(UnreadableInput, match="tệp PDF nhưng nội dung bị hỏng"):
        open_source(b"%PDF-1.4\n" + b"x" * 2000, "a.pdf", isolated=False)
    with pytest.raises(UnreadableInput, match="có 3 trang; chỉ nhận tệp PDF không quá 2 trang"):
        open_source(pdf([[(85, 100, "x")]] * 3), "a.pdf", limits=Limits(pages=2), isolated=False)
    with pytest.raises(UnreadableInput, match="không có chữ nào"):
        open_source(pdf([[], []]), "a.pdf", isolated=False)


def test_letters_beyond_sixteen_bits_do_not_shift_the_boxes_of_a_line() -> None:
    mapping = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        b"2 beginbfchar <41> <D835DC00> <42> <0042> endbfchar endcmap"
    )
    drawn = b"BT /F 12 Tf 85 700 Td (A B) Tj 300 0 Td (B) Tj ET"
    page = b"/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R"
    data = pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R%s>>" % page,
            b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(mapping), mapping),
        ]
    )
    assert open_source(data, "a.pdf", isolated=False).text == "\U0001d400 B\nB"


def test_a_letter_that_is_not_there_has_no_box() -> None:
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(pdf([[(85, 100, "x")]]))
    text_page = document[0].get_textpage()
    letters = _Letters(text_page, 800)
    assert letters.box(99) == (0.0, 0.0, 0.0, 0.0)
    assert letters.baseline(99) == 0.0
    assert letters.box(0)[0] > 80
    text_page.close()
    document.close()


def test_pages_that_are_announced_and_not_there_are_damage() -> None:
    data = pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99>>"])
    with pytest.raises(UnreadableInput, match="bị hỏng"):
        open_source(data, "a.pdf", isolated=False)


SCAN = picture(pdf([directive_page()]))


def test_a_scan_without_tesseract_says_how_to_get_it() -> None:
    with pytest.raises(MissingPart, match="apt-get install tesseract-ocr tesseract-ocr-vie") as caught:
        open_source(scanned_pdf([SCAN]), "a.pdf", tools=Tools(tesseract="no-such-program"), isolated=False)
    assert caught.value.exit == 3


def test_a_scan_is_recognised_with_its_heading_column_by_column(tesseract: str) -> None:
    source = open_source(scanned_pdf([SCAN]), "a.pdf", isolated=False)
    lines = source.text.split("\n")
    assert list(map(fold, lines[:6])) == list(map(fold, [*HEADING[0], *HEADING[1]]))
    assert "trước ngày 30/11/2025" in source.text
    assert "đối chiếu với bản gốc" in source.warnings[0]


def test_a_mixed_file_is_read_page_by_page(tesseract: str) -> None:
    import io

    import pypdfium2

    mixed: Any = pypdfium2.PdfDocument.new()  # type: ignore[no-untyped-call]
    for one in (pdf([[(85, 100, "Trang có chữ.")]]), scanned_pdf([SCAN], note="Ký bởi: Văn phòng")):
        part: Any = pypdfium2.PdfDocument(one)  # type: ignore[no-untyped-call]
        mixed.import_pages(part)
        part.close()
    file = io.BytesIO()
    mixed.save(file)
    mixed.close()
    source = open_source(file.getvalue(), "a.pdf", isolated=False)
    assert source.text.startswith("Trang có chữ.\n")
    assert source.where(source.text.index("30/11/2025")).page == 2


def test_more_scanned_pages_than_allowed_are_refused(tesseract: str) -> None:
    small = picture(pdf([[(85, 100, "Sở Nội vụ")]]), dpi=50)
    with pytest.raises(UnreadableInput, match="không quá 1 trang quét"):
        open_source(scanned_pdf([small, small]), "a.pdf", limits=Limits(scanned_pages=1), isolated=False)


def line(text: str, left: float = 80, right: float = 550, bottom: float = 100, height: float = 12) -> Line:
    return Line(text, left, bottom - height, right, bottom)


def test_a_page_number_stands_alone_at_the_edge_of_the_page() -> None:
    assert is_page_number(line("- 12 -", bottom=40), 840)
    assert is_page_number(line("Trang 2/5", bottom=820), 840)
    assert not is_page_number(line("12", bottom=400), 840)
    assert not is_page_number(line("12 tháng", bottom=40), 840)


@pytest.mark.parametrize(
    ("following", "joined"),
    [
        (line("tiếp theo của đoạn văn", bottom=118), True),
        (line("tiếp theo của đoạn văn", bottom=160), False),
        (line("tiếp theo của đoạn văn", bottom=80), False),
        (line("tiếp theo của đoạn văn", bottom=118, height=40), False),
        (line("a) tiếp theo của đoạn văn", bottom=118), False),
        (line("tiếp theo của đoạn văn", left=110, bottom=118), False),
    ],
)
def test_lines_are_joined_only_where_that_is_safe(following: Line, joined: bool) -> None:
    pages = Pages()
    assert len(pages.pieces([line("một dòng văn bản đầy"), following], 1, 840)) == (1 if joined else 2)


def test_a_page_of_nothing_but_its_number_has_no_body() -> None:
    pages = Pages()
    assert [one.kind for one in pages.pieces([line("3", bottom=40), line(" ")], 3, 840)] == ["page-number"]
    assert pages.pieces([], 4, 840) == []
