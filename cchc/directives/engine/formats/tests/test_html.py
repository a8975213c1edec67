"""Web pages: blocks, tables, lists, what is left out, encodings."""

from __future__ import annotations

import pytest

from cchc.directives.engine.pieces import Limits
from cchc.directives.engine.source import Source, open_source
from cchc.errors import UnreadableInput
from cchc.lib.vntext.legacy import vni_table


def read(body: str, encoding: str = "utf-8") -> Source:
    return open_source(f"<!DOCTYPE html><html><body>{body}".encode(encoding), "a.doc", isolated=False)


def lines(body: str) -> list[str]:
    return read(body).text.split("\n")


def test_a_page_is_told_by_its_content_not_by_its_name() -> None:
    assert read("<p>x").format == "html"


def test_blocks_and_breaks_end_lines_and_white_space_collapses() -> None:
    page = (
        "<h1>THÔNG&nbsp;BÁO</h1> <p>Sở\n  Nội <b>vụ</b><br>chủ trì</p>rời<div><span>a</span> <i>b</i></div>"
    )
    assert lines(page) == ["THÔNG\u00a0BÁO", "Sở Nội vụ", "chủ trì", "rời", "a b"]


def test_script_style_navigation_comments_and_hidden_parts_are_left_out() -> None:
    page = (
        "<script>a<b</script><style>c</style><nav>d</nav><!-- e --><template>f</template><p hidden>g</p>"
        '<p style="Display : NONE">h</p><p style="color:red">còn</p><noscript>i</noscript><button>j</button>'
    )
    assert lines(page) == ["còn"]


def test_cells_come_in_order_and_know_their_place_also_in_a_table_within() -> None:
    source = read(
        "<table><caption>Phụ lục</caption><tr><th>TT<th>Việc<tr><td>1<td><p>a</p><p>b</p>"
        "<table><tr><td>trong</table>sau</table>cuối"
    )
    shown = [
        (source.text[one.start : one.end], one.kind, one.table, one.row, one.cell) for one in source.parts
    ]
    assert shown == [
        ("Phụ lục", "body", None, None, None), ("TT", "cell", 1, 1, 1), ("Việc", "cell", 1, 1, 2),
        ("1", "cell", 1, 2, 1), ("a", "cell", 1, 2, 2), ("b", "cell", 1, 2, 2), ("trong", "cell", 2, 1, 1),
        ("sau", "cell", 1, 2, 2), ("cuối", "body", None, None, None),
    ]  # fmt: skip


def test_list_items_get_their_marks() -> None:
    page = "<ol type=a start=2><li>x<li><p>y</p></ol><ul><li>z<ol type=I><li>t</ol></ul><ol start=q><li></li><li>u</ol>"
    assert lines(page) == ["b. x", "c. y", "- z", "I. t", "2. u"]


def test_a_list_item_or_cell_without_its_list_or_table_is_plain_text() -> None:
    assert lines("<li>x</li><td>y</td>") == ["x", "y"]


def test_preformatted_text_keeps_its_lines_and_spaces() -> None:
    assert lines("<pre>a\r\n  b\n\nc</pre>d  e") == ["a", "  b", "c", "d e"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_pages_are_read_in_their_encoding(encoding: str) -> None:
    assert read("<p>Sở Nội vụ", encoding).text == "Sở Nội vụ"


def test_a_page_in_windows_1258_is_read_as_it_says() -> None:
    page = (
        "<meta charset=windows-1258><p>Sở Nội vụ".replace("ở", "ơ\u0309")
        .replace("ộ", "ô\u0323")
        .replace("ụ", "u\u0323")
    )
    assert open_source(page.encode("cp1258"), "a.html", isolated=False).text == "Sở Nội vụ"


def test_a_page_that_names_a_wrong_encoding_is_told_by_its_words() -> None:
    codes = {letter: code for code, letter in reversed(vni_table().items())}
    words = "".join(codes.get(char, char) for char in "Sở Nội vụ tổng hợp kết quả cải cách hành chính")
    page = f"<meta charset=utf-8><p>{words}".encode("cp1252")
    assert open_source(page, "a.html", isolated=False).text.startswith("Sở Nội vụ tổng hợp")


def test_a_page_in_no_known_encoding_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="bảng mã"):
        open_source(b"<html><p>" + "éêëìü ".encode("latin-1") * 50, "a.html", isolated=False)


@pytest.mark.timeout(60)  # a hang guard: the refusal itself takes some ten milliseconds
def test_a_page_nested_too_deep_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="quá sâu"):
        read("<div>" * 100_000 + "x")


def test_elements_left_open_as_people_leave_them_are_no_depth() -> None:
    source = read("<p>x<br><li>" * 20_000 + "</div></div><div>y</div>")
    assert source.parts[-1].paragraph == 20_001


def test_a_page_beyond_the_limit_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="quá dài"):
        open_source(b"<p>" + b"x" * 500, "a.html", limits=Limits(characters=100), isolated=False)


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="không có chữ nào"):
        read("<p>&nbsp;</p>")
