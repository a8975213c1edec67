"""Word since 2007: order, numbers, changes, boxes, notes, fonts."""

from __future__ import annotations

import io

import pytest

from cchc.directives.engine.formats.tests.made import WORD, docx, listed, p, part, relations, zipped
from cchc.directives.engine.pieces import Limits
from cchc.directives.engine.source import Source, open_source
from cchc.directives.engine.word.numbering import counted
from cchc.errors import UnreadableInput
from cchc.lib.vntext.legacy import tcvn3_table, vni_table

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def read(body: str, **others: str) -> Source:
    return open_source(docx(body, **others), "a.docx", isolated=False)


def text(body: str, **others: str) -> str:
    return read(body, **others).text


def level(index: int, text: str, fmt: str = "decimal", more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(levels: str, *, extra: str = "", num: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{extra}'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{num}</w:num>'
    )


def test_a_document_written_by_python_docx_keeps_paragraphs_tables_and_numbers_in_order() -> None:
    import docx as writer

    document = writer.Document()
    table = document.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"ô {number + 1}"
    table.cell(0, 1).add_paragraph("đoạn hai")
    document.add_paragraph("THÔNG BÁO")
    document.add_paragraph("Sở Nội vụ báo cáo.", style="List Number")
    document.add_paragraph("Sở Tư pháp rà soát.", style="List Number")
    document.add_paragraph("Đầu dòng", style="List Bullet")
    document.sections[0].header.paragraphs[0].text = "ĐẦU TRANG"
    file = io.BytesIO()
    document.save(file)
    source = open_source(file.getvalue(), "a.docx", isolated=False)
    assert source.text.split("\n") == [
        "ô 1", "ô 2", "đoạn hai", "ô 3", "ô 4",
        "THÔNG BÁO", "1. Sở Nội vụ báo cáo.", "2. Sở Tư pháp rà soát.", "• Đầu dòng",
    ]  # fmt: skip
    place = source.where(source.text.index("đoạn hai"))
    assert (place.kind, place.table, place.row, place.cell, place.page) == ("cell", 1, 1, 2, None)


def test_levels_of_a_list_count_restart_and_show_each_other() -> None:
    levels = (
        level(0, "%1.", "upperRoman")
        + level(1, "%1.%2.", "decimal", "<w:isLgl/>")
        + level(2, "%3)", "lowerLetter")
    )
    body = "".join(p(f"x{i}", listed(1, deep)) for i, deep in enumerate([0, 1, 2, 2, 1, 2, 0, 1]))
    assert text(body, numbering=numbering(levels)).split("\n") == [
        "I. x0", "1.1. x1", "a) x2", "b) x3", "1.2. x4", "a) x5", "II. x6", "2.1. x7",
    ]  # fmt: skip


def test_a_level_may_go_on_counting_over_its_parent() -> None:
    levels = level(0, "%1.") + level(1, "Điều %2.", more='<w:lvlRestart w:val="0"/>')
    body = "".join(p("x", listed(1, deep)) for deep in [0, 1, 0, 1])
    assert text(body, numbering=numbering(levels)).split("\n") == ["1. x", "Điều 1. x", "2. x", "Điều 2. x"]


def test_a_deeper_level_before_its_parent_shows_the_start_of_the_parent() -> None:
    levels = level(0, "%1.", start=3) + level(1, "%1.%2")
    assert text(p("x", listed(1, 1)), numbering=numbering(levels)) == "3.1 x"


@pytest.mark.parametrize(
    ("number", "fmt", "shown"),
    [
        (4, "decimal", "4"), (4, "decimalZero", "04"), (4, "lowerLetter", "d"), (28, "lowerLetter", "bb"),
        (28, "upperLetter", "BB"), (0, "lowerLetter", "0"), (1994, "upperRoman", "MCMXCIV"), (4, "lowerRoman", "iv"),
        (0, "lowerRoman", "0"), (4, "none", ""), (4, "chicago", "4"),
    ],
)  # fmt: skip
def test_a_number_is_shown_as_its_format_says(number: int, fmt: str, shown: str) -> None:
    assert counted(number, fmt) == shown


def test_bullets_keep_their_dash_and_symbols_become_round() -> None:
    levels = (
        level(0, "-", "bullet")
        + level(1, "\uf0b7", "bullet", '<w:suff w:val="nothing"/>')
        + level(2, "", "bullet")
    )
    body = "".join(p("x", listed(1, deep)) for deep in range(3))
    assert text(body, numbering=numbering(levels)).split("\n") == ["- x", "•x", "x"]


def test_two_lists_of_one_abstract_list_count_on_unless_one_starts_anew() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "(%1)")}</w:lvlOverride>'
    lists = numbering(level(0, "%1.")) + "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="0"/>{more}</w:num>'
        for key, more in ((2, ""), (3, again), (4, own))
    )
    body = "".join(p("x", listed(key)) for key in (1, 2, 3, 3, 4))
    assert text(body, numbering=lists).split("\n") == ["1. x", "2. x", "7. x", "8. x", "(9) x"]


def test_unknown_lists_levels_and_figures_give_no_number() -> None:
    lists = numbering(level(0, "%1."))
    assert text(p("a", listed(9)) + p("b", listed(1, 5)) + p("c", listed(0)), numbering=lists) == "a\nb\nc"
    assert (
        text(p("a", '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr>'), numbering=lists) == "1. a"
    )
    assert text(p("a", listed(1)), numbering='<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>') == "a"


def test_empty_numbered_paragraphs_count_but_show_nothing() -> None:
    body = p("a", listed(1)) + p("", listed(1)) + p("c", listed(1))
    assert text(body, numbering=numbering(level(0, "%1."))) == "1. a\n\n3. c"


def style(key: str, inside: str, kind: str = "paragraph", default: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{key}" {default}>{inside}</w:style>'


def test_a_style_brings_its_list_and_level() -> None:
    styles = (
        style("Base", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
        + style("Heading", '<w:basedOn w:val="Base"/>')
        + style("Second", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
        + style("Loop", '<w:basedOn w:val="Loop"/>')
    )
    levels = level(0, "%1.") + level(1, "%1.%2.", more='<w:pStyle w:val="Second"/>')
    body = "".join(p(key, f'<w:pStyle w:val="{key}"/>') for key in ("Heading", "Second", "Loop", "Missing"))
    assert text(body, styles=styles, numbering=numbering(levels)) == "1. Heading\n1.1. Second\nLoop\nMissing"
    unknown = style("Odd", '<w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr>')
    assert text(p("x", '<w:pStyle w:val="Odd"/>'), styles=unknown, numbering=numbering(levels)) == "x"


def test_a_list_may_borrow_the_levels_of_a_list_style() -> None:
    styles = style("Borrowed", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "numbering")
    styles += style("Plain", "", "numbering")
    lender = '<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="Borrowed"/></w:abstractNum>'
    lists = (
        numbering(level(0, "%1/"), extra=lender) + '<w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num>'
    )
    assert text(p("x", listed(2)), numbering=lists, styles=styles) == "1/ x"


def test_deleted_words_are_out_inserted_ones_in_and_the_reader_is_told() -> None:
    source = read(
        "<w:p><w:r><w:t>giữ </w:t></w:r><w:del><w:r><w:delText>xoá</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins></w:p>"
        "<w:moveFrom><w:p/></w:moveFrom>"
        f'<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>{p("bỏ")}</w:tc></w:tr>'
        f"<w:tr><w:tc>{p('còn')}</w:tc></w:tr></w:tbl>"
    )
    assert source.text == "giữ thêm\ncòn"
    assert source.where(source.text.index("còn")).row == 1
    assert len(source.warnings) == 1
    assert "theo dõi thay đổi" in source.warnings[0]


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    assert (
        text(p("một ", "<w:rPr><w:del/></w:rPr>") + p("hai", listed(1)), numbering=numbering(level(0, "%1.")))
        == "1. một hai"
    )


def test_characters_that_are_elements_are_written_out() -> None:
    run = (
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>15</w:t><w:noBreakHyphen/><w:t>KH</w:t><w:softHyphen/>"
        '<w:cr/><w:sym w:char="F0A8"/><w:sym w:char="2610"/><w:sym w:char="zz"/><w:sym w:char="FFFFFFFFFF"/></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>hiện</w:t></w:r>"
        "<w:hyperlink><w:r><w:t> liên kết</w:t></w:r></w:hyperlink><m:oMath><m:r><m:t>x</m:t><m:t/></m:r></m:oMath>"
        "<w:sdt><w:sdtContent><w:r><w:t> ô chọn</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert text(run) == "a\tb\n15-KH\n•☐hiện liên kếtx ô chọn"


def both(one: str, two: str) -> str:
    choice, fallback = f"<mc:Choice>{one}</mc:Choice>", f"<mc:Fallback>{two}</mc:Fallback>"
    return f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"


BOX = f"<w:txbxContent>{p('trong khung')}</w:txbxContent>"


@pytest.mark.parametrize(
    "drawing",
    [
        f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>",
        both(f"<w:drawing>{BOX}</w:drawing>", f"<w:pict>{BOX}</w:pict>"),
        f"<w:drawing><mc:AlternateContent><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:drawing>",
        f"<w:drawing><mc:AlternateContent><mc:Choice><v:g>{BOX}</v:g></mc:Choice></mc:AlternateContent></w:drawing>",
    ],
)
def test_a_text_box_follows_its_paragraph_once(drawing: str) -> None:
    source = read(f"<w:p><w:r><w:t>trước</w:t>{drawing}</w:r></w:p>" + p("sau"))
    assert source.text == "trước\ntrong khung\nsau"
    assert source.where(8).kind == "box"


def test_alternate_content_gives_its_first_choice_at_every_level() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = both(p("a"), p("b")) + f"<w:p>{both(run.format('c'), run.format('d'))}</w:p>"
    body += both(f"<w:sdt><w:sdtContent>{p('e')}</w:sdtContent></w:sdt>", "") + "<mc:AlternateContent/>"
    assert text(body) == "a\nc\ne"


def test_notes_stand_at_the_end_in_the_order_of_their_calls() -> None:
    notes = "".join(
        f'<w:footnote w:id="{i}">{p(f"chú thích {i}")}{p("tiếp")}</w:footnote>' for i in (0, 1, 2)
    )
    ends = f'<w:endnote w:id="1">{p("cuối")}</w:endnote>'
    body = "<w:p><w:r><w:t>a</w:t>{}</w:r></w:p>".format(
        "".join(f'<w:{kind}Reference w:id="{i}"/>' for kind, i in
                (("footnote", 2), ("footnote", 1), ("footnote", 2), ("endnote", 1), ("endnote", 9)))
    )  # fmt: skip
    source = read(body, footnotes=notes, endnotes=ends)
    assert source.text.split("\n") == ["a", "[1] chú thích 2", "tiếp", "[2] chú thích 1", "tiếp", "[3] cuối"]
    assert source.where(source.text.index("cuối")).kind == "note"
    assert text(body) == "a"


def test_pages_are_those_that_word_last_drew() -> None:
    drawn = "<w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r>"
    broken = f"<w:p><w:r><w:t>giữa</w:t></w:r>{drawn}</w:p>"
    row = f"<w:tr><w:tc><w:p>{drawn}</w:p></w:tc><w:tc><w:p>{drawn}</w:p></w:tc></w:tr>"
    source = read(
        p("một")
        + f'<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p>{drawn}</w:p>{broken}{p("x")}<w:tbl>{row}</w:tbl>{p("y")}'
    )
    assert [(source.text[one.start : one.end], one.page) for one in source.parts] == [
        ("một", 1), ("hai", 2), ("giữahai", 2), ("x", 3), ("hai", 4), ("hai", 4), ("y", 4),
    ]  # fmt: skip


def test_pages_are_counted_by_breaks_where_word_drew_none() -> None:
    source = read(
        p("một") + '<w:p><w:r><w:t>cuối</w:t><w:br w:type="page"/><w:t>đầu</w:t><w:br w:type="column"/></w:r></w:p>'
        + p("ba", "<w:pageBreakBefore/>")
    )  # fmt: skip
    assert [one.page for one in source.parts] == [1, 1, 3]


def _run(content: str, font: str, attribute: str = "ascii") -> str:
    return f'<w:r><w:rPr><w:rFonts w:{attribute}="{font}"/></w:rPr>{content}</w:r>'


def _in(table: dict[str, str], words: str) -> str:
    return "".join(table.get(char, table.get(char.lower(), char)) for char in words)


TCVN3 = {letter: chr(code) for code, letter in tcvn3_table().items()}
VNI = {letter: code for code, letter in reversed(vni_table().items())}


def test_runs_in_old_fonts_become_unicode() -> None:
    small, capital = _in(TCVN3, "Sở Nội vụ"), _in(TCVN3, "thông báo")
    runs = [
        _run(f"<w:t>{small}</w:t>", ".VnTime"),
        _run("<w:t>, hợp lệ; </w:t>", "Arial", "hAnsi"),
        _run(f"<w:t>{capital}</w:t>", ".VnTimeH"),
    ]
    body = f"<w:p>{''.join(runs)}</w:p>"
    assert text(body) == "Sở Nội vụ, hợp lệ; THÔNG BÁO"


def test_a_vni_letter_split_over_two_runs_is_one_letter() -> None:
    whole = _in(VNI, "báo cáo")
    body = "".join(_run(f"<w:t>{piece}</w:t>", "VNI-Times") for piece in (whole[:2], whole[2:]))
    assert text(f"<w:p>{body}</w:p>") == "báo cáo"


def test_the_soft_hyphen_of_tcvn3_is_a_letter() -> None:
    assert text(f"<w:p>{_run('<w:t>d</w:t><w:softHyphen/><w:t>íi</w:t>', '.VnTime')}</w:p>") == "dưới"


def test_old_fonts_come_from_styles_too_and_unicode_in_them_is_kept() -> None:
    fonts = '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>'
    styles = (
        f"<w:docDefaults><w:rPrDefault>{fonts}</w:rPrDefault></w:docDefaults>"
        + style("Plain", '<w:rPr><w:rFonts w:ascii="Arial"/></w:rPr>', default='w:default="1"')
        + style("Old", fonts) + style("None", "<w:rPr/>")
    )  # fmt: skip
    old = _in(TCVN3, "kết quả")
    assert text(
        p(old, '<w:pStyle w:val="Old"/>') + p(old) + p(old, '<w:pStyle w:val="None"/>'), styles=styles
    ) == (f"kết quả\n{old}\nkết quả")
    assert text(p("kết quả", '<w:pStyle w:val="Old"/>'), styles=styles) == "kết quả"


def test_strict_documents_are_read_as_well() -> None:
    strict = docx(p("chuẩn chặt"))
    parts = {
        "word/document.xml": part("document", f"<w:body>{p('chuẩn chặt')}</w:body>").replace(
            WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main"
        )
    }
    assert (
        open_source(zipped(parts), "a.docx", isolated=False).text
        == open_source(strict, "a", isolated=False).text
    )


def test_the_main_part_may_have_another_name() -> None:
    target = (
        relations({"officeDocument": "/word/document2.xml"})
        .replace("<Relationships", "<!-- x --><Relationships", 1)
        .replace("</Rel", '<Relationship Type="x/hyperlink" Target="http://a" TargetMode="External"/></Rel')
    )
    parts = {"_rels/.rels": target, "word/document2.xml": part("document", f"<w:body>{p('x')}</w:body>")}
    assert open_source(zipped(parts), "a.docx", isolated=False).text == "x"


BOMB = "<!DOCTYPE w:document [<!ENTITY a 'x'><!ENTITY b '" + "&a;" * 50 + "'>]>"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"xl/workbook.xml": "<x/>"}, "bảng tính Excel"),
        ({"ppt/presentation.xml": "<x/>"}, "PowerPoint"),
        ({"content.xml": "<x/>"}, "OpenDocument"),
        ({"a.txt": "x"}, "không chứa văn bản Word"),
        ({"word/document.xml": "<a><b></a>"}, "bị hỏng"),
        ({"word/document.xml": BOMB + part("document", "")[38:]}, "bị hỏng"),
        ({"word/document.xml": "<a>" * 100_000}, "bị hỏng"),
        ({"word/document.xml": part("document", "")}, "không có chữ nào"),
        ({"word/document.xml": b"\x00" * (12 << 20)}, "giải nén lớn bất thường"),
    ],
)  # fmt: skip
def test_other_zips_and_damaged_ones_get_their_own_sentence(parts: dict[str, str | bytes], said: str) -> None:
    with pytest.raises(UnreadableInput, match=said):
        open_source(zipped(parts), "a.docx", isolated=False)


def test_a_bomb_that_lies_about_its_size_is_stopped_while_it_is_unpacked() -> None:
    data = zipped({"word/document.xml": part("document", p("x" * 5000))})
    with pytest.raises(UnreadableInput, match="giải nén lớn bất thường"):
        open_source(data, "a.docx", limits=Limits(xml=1000), isolated=False)


def test_locked_and_broken_zips_are_told_apart() -> None:
    good = bytearray(docx(p("x")))
    locked = good.copy()
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = locked.find(mark)
        while start >= 0:
            locked[start + offset] |= 1
            start = locked.find(mark, start + 1)
    with pytest.raises(UnreadableInput, match="mật khẩu"):
        open_source(bytes(locked), "a.docx", isolated=False)
    method = good.copy()
    start = method.find(b"PK\x01\x02")
    while start >= 0:
        method[start + 10] = 99
        start = method.find(b"PK\x01\x02", start + 1)
    with pytest.raises(UnreadableInput, match="bị hỏng"):
        open_source(bytes(method), "a.docx", isolated=False)
    crossed = good.copy()
    crossed[60:90] = b"\xff" * 30
    with pytest.raises(UnreadableInput, match="bị hỏng"):
        open_source(bytes(crossed), "a.docx", isolated=False)
    with pytest.raises(UnreadableInput, match="bị hỏng"):
        open_source(bytes(good[:200]), "a.docx", isolated=False)


def test_more_paragraphs_than_allowed_are_refused() -> None:
    with pytest.raises(UnreadableInput, match="quá nhiều đoạn văn"):
        open_source(docx(p("x") * 11), "a.docx", limits=Limits(paragraphs=10), isolated=False)
