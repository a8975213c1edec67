"""On A4: the list of tasks and a directive print whole, with the mark of demonstration data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.portal import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit
    from tests.browser.portal import Portal

pytestmark = pytest.mark.browser

PRINTS = ROOT / "test-output" / "print"
A4 = (595, 842)
#: Characters on a page that was not left empty for what came after it.
FILLED = 400


def text_of(path: Path) -> list[str]:
    """The words of each page of a PDF, each page being A4; its picture is kept beside it."""
    from pypdfium2 import PdfDocument

    pages = []
    with PdfDocument(path) as paper:
        for number, page in enumerate(paper):
            # Upright, or on its side for a page of many columns.
            assert tuple(sorted(round(side) for side in page.get_size())) == A4, f"page {number + 1} is no A4"
            pages.append(" ".join(page.get_textpage().get_text_bounded().split()))
            if number < 2:
                page.render(scale=1.5).to_pil().save(path.with_suffix(f".{number + 1}.png"))
    return pages


@pytest.mark.parametrize(
    ("name", "start", "telling"),
    [
        ("tasks", "/nhiem-vu/", "Rà soát các chỉ tiêu kinh tế"),
        ("by-unit", "/nhiem-vu/theo-don-vi/", "Sở Tài chính"),
        ("overview", "/nhiem-vu/tong-quan/", "quá hạn"),
        ("directive", "/van-ban/", "TB-VPUBND"),
        ("task", "/nhiem-vu/", "Nguồn giao"),
    ],
)
def test_a_page_prints_on_a4_with_the_demonstration_mark(
    shown: Portal, visit: Visit, name: str, start: str, telling: str
) -> None:
    window = visit(shown, "vanphong")
    window.open(start)
    if name in {"directive", "task"}:
        window.page.locator("#results .row-link").last.click()
        window.settle()
    PRINTS.mkdir(parents=True, exist_ok=True)
    path = PRINTS / f"{name}.pdf"
    window.page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    pages = text_of(path)
    assert "Dữ liệu minh hoạ" in pages[0]
    assert name != "overview" or len(pages) == 1
    assert any(telling in page for page in pages)
    assert window.page.locator("h1").first.inner_text()[:40] in " ".join(pages)
    assert "Đăng xuất" not in " ".join(pages)
    # What doesn't fit on a page is cut, not pushed whole to the next one with an empty page left before it.
    assert len(pages[0]) > FILLED, f"{name} prints a first page with next to nothing on it"
