"""From overdue to the letter: reminded by the nightly tick, urged, listed, looked through, approved, written to."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.tasks.tests.printed import pages
from tests.browser.portal import ROOT, copied, environ, serving

if TYPE_CHECKING:
    from tests.browser.conftest import Visit
    from tests.browser.portal import Portal
    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
#: Three working days on which the tick runs (24/11 is a day off); on the last of them people look.
NIGHTS = ("2026-11-23", "2026-11-25", "2026-11-26")


def nights(folder: Path) -> None:
    """Run the real tick on each day."""
    for day in NIGHTS:
        command = [sys.executable, "manage.py", "tick"]
        subprocess.run(command, cwd=ROOT, env=environ(folder) | {"CCHC_TODAY": day}, check=True)


def text(window: Visitor) -> str:
    """What the page says."""
    return window.page.locator("main").inner_text()


def test_what_is_late_is_urged_twice_listed_looked_through_and_decided_on(
    template: Path, tmp_path: Path, visit: Visit
) -> None:
    folder = copied(template, tmp_path / "data")
    nights(folder)
    with serving(folder, CCHC_TODAY=NIGHTS[-1]) as portal:
        told(visit(portal, "taichinh"))
        office = visit(portal, "vanphong")
        marked(office)
        decided(portal, visit)
        office.open("/nhiem-vu/phe-binh/")
        office.look("chase-lists")
        office.page.locator("#results .row-link").first.click()
        office.settle()
        assert "Đã đồng ý" in text(office)
        office.look("chase-approved")
        proposed(office)
        lettered(office)
        assert not portal.troubles


def test_the_page_for_the_meeting_is_one_a4_page_and_counts_what_it_leaves_out(
    template: Path, tmp_path: Path, visit: Visit
) -> None:
    with serving(copied(template, tmp_path / "data"), CCHC_TODAY=NIGHTS[-1]) as portal:
        office = visit(portal, "vanphong")
        office.open("/nhiem-vu/van-ban-don-doc/giao-ban/")
        office.page.locator("main form button.button-primary").click()
        office.settle()
        listed = int(office.page.locator("main .panel-head .count").first.inner_text())
        (page,) = pages(word_of(office), tmp_path)
        assert not portal.troubles
    left_out = sum(int(count) for count in re.findall(r"Còn (\d+) nhiệm vụ khác", page))
    assert page.count("(hạn ") + left_out == listed > 0
    assert page.endswith("CHÁNH VĂN PHÒNG")


def proposed(office: Visitor) -> None:
    """The proposal of criticism is drafted from the approved list, as a Word file."""
    office.page.locator("main button", has_text="Soạn tờ trình").click()
    office.settle()
    assert "Đề xuất phê bình" in text(office)
    office.look("chase-proposal")
    assert word_of(office).startswith(b"PK")


def lettered(office: Visitor) -> None:
    """Units that owe are chosen; the letter to one is submitted, issued with its number, and cited by its task."""
    office.open("/nhiem-vu/don-doc/")
    office.look("chase-owing")
    office.page.locator("main input[name=unit]").first.check()
    office.page.locator("main button", has_text="Soạn công văn").click()
    office.settle()
    office.look("chase-letter")
    assert word_of(office).startswith(b"PK")
    office.page.locator("main button", has_text="Trình ký").click()
    office.settle()
    office.page.fill("[name=number]", "812/VPUBND-TH")
    office.page.locator("main button", has_text="Ghi nhận phát hành").click()
    office.settle()
    assert "Đã phát hành" in text(office)
    office.look("chase-issued")
    office.open("/nhiem-vu/don-doc/")
    office.page.locator("main a", has_text="Sao chép nội dung nhắc").first.click()
    office.settle()
    office.look("chase-words-for-zalo")
    assert "quá hạn" in office.page.locator("#words").input_value()
    office.open("/nhiem-vu/van-ban-don-doc/giao-ban/")
    office.look("chase-meeting")


def word_of(office: Visitor) -> bytes:
    """The Word file that the page offers."""
    with office.page.expect_download() as waited:
        office.page.locator("main a", has_text="Xuất Word").click()
    return Path(waited.value.path()).read_bytes()


def told(unit: Visitor) -> None:
    """The unit was reminded and urged twice, and knows of no list."""
    unit.open("/thong-bao/")
    words = text(unit)
    assert "Đôn đốc: 1 nhiệm vụ quá hạn" in words
    assert "(lần 2)" in words
    assert "phê bình" not in words
    unit.look("chase-notices")
    unit.open("/nhiem-vu/nhac-viec/")
    unit.look("chase-days-of-a-unit")


def marked(office: Visitor) -> None:
    """The office marks an objective cause, takes a task off, and submits the rest."""
    office.open("/nhiem-vu/phe-binh/1/")
    office.look("chase-draft")
    office.page.locator("main a", has_text="Ghi nguyên nhân").first.click()
    office.settle()
    office.page.check("[name=objective]")
    office.page.fill("[name=cause]", "Bộ Nội vụ chưa ban hành hướng dẫn")
    office.look("chase-cause")
    office.page.locator("main form button.button-primary").click()
    office.settle()
    assert "Nguyên nhân khách quan" in text(office)
    office.page.locator("main button", has_text="Không đề xuất").first.click()
    office.settle()
    office.look("chase-marked")
    office.page.locator("main button", has_text="Trình lãnh đạo").click()
    office.settle()
    assert "Chờ" in office.page.locator("main .page-sub").inner_text()
    office.open("/nhiem-vu/nhac-viec/chung/")
    office.look("chase-days")


def decided(portal: Portal, visit: Visit) -> None:
    """A leader approves on a phone."""
    leader = visit(portal, "lanhdao", viewport="360x740")
    leader.open("/nhiem-vu/phe-binh/1/")
    leader.look("chase-decide")
    leader.page.fill("[name=note]", "Nhất trí, giao Văn phòng soạn văn bản")
    leader.page.locator("main button[name=approved][value='1']").click()
    leader.settle()
    assert "Nhất trí" in text(leader)
