"""From a signed paper to a task that its unit sees: uploaded, read through by keyboard, given, done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.papers import notice

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit
    from tests.browser.portal import Portal
    from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

UPLOAD = "/van-ban/tai-len/"
DROP = """([zone, name, bytes]) => {
  const dropped = new DataTransfer();
  dropped.items.add(new File([new Uint8Array(bytes)], name));
  const how = { dataTransfer: dropped, bubbles: true, cancelable: true };
  document.querySelector(zone).dispatchEvent(new DragEvent("drop", how));
}"""
MARK_WORDS = """(words) => {
  const text = document.getElementById("directive-text");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue.indexOf(words);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(node, at, node, at + words.length);
    return true;
  }
  return false;
}"""


def drop_file(window: Visitor, path: Path) -> None:
    """Drop a file on the upload page, as a hand with a mouse does."""
    window.open(UPLOAD)
    window.page.evaluate(DROP, [".drop-zone", path.name, list(path.read_bytes())])


def start_review(window: Visitor, path: Path) -> None:
    """Upload a paper and wait for the page of its review."""
    drop_file(window, path)
    window.page.wait_for_url("**/xu-ly/**")
    window.settle()


def sentence(window: Visitor) -> tuple[int, int]:
    """The number of the sentence shown, and of how many."""
    number, _, of = window.page.locator("#panel h2").first.inner_text().split()[-1].partition("/")
    return int(number), int(of)


def wording(window: Visitor) -> str:
    """The wording of the sentence shown."""
    return window.page.locator("#id_wording").input_value()


def split_before(window: Visitor, words: str) -> None:
    """Put the cursor before ``words`` in the wording, by arrow keys alone, and split there."""
    at = wording(window).index(words)
    window.press("e", "Control+Home")
    for _ in range(at):
        window.page.keyboard.press("ArrowRight")
    window.press("Escape")
    window.follow("s")


def test_a_notice_is_reviewed_by_keyboard_and_its_units_see_their_tasks(
    portal: Portal, visit: Visit, tmp_path: Path
) -> None:
    office = visit(portal, "vanphong")
    start_review(office, notice(tmp_path))
    office.look("review-begun")
    assert sentence(office) == (1, 6)
    office.press("j", "j", "k")
    assert sentence(office) == (2, 6)

    part_and_mark(office)
    correct_and_answer(office)
    accept(office)
    task = report(visit(portal, "taichinh"), portal)
    approve(visit(portal, "gdtaichinh"), task)

    office.open(task)
    office.look("task-done-as-the-office-sees-it")
    assert "214/BC-STC" in office.page.locator("main").inner_text()


def part_and_mark(office: Visitor) -> None:
    """Split a sentence, merge two, mark one that was not found, drop it with a reason."""
    split_before(office, "xây dựng kế hoạch")
    assert sentence(office)[1] == 7
    assert wording(office).endswith("công nhận")
    office.press("j", "j")
    assert sentence(office) == (4, 7)
    office.follow("m")
    assert sentence(office) == (4, 6)
    assert "mã QR" in wording(office)

    office.page.evaluate(MARK_WORDS, "Hội nghị đánh giá cao sự cố gắng của các địa phương")
    office.follow("n")
    assert sentence(office) == (7, 7)
    office.press("b")
    office.type("Không giao việc")
    office.press("Enter")
    assert office.page.locator("#panel [data-key=t][aria-pressed=true]").count() == 0
    office.look("review-in-the-middle")


def correct_and_answer(office: Visitor) -> None:
    """Track, answer every alarm of a sentence, give it another lead."""
    for _ in range(6):
        office.press("k")
    office.press("t", "t", "t", "t")
    assert sentence(office) == (5, 7)
    while office.page.locator("[data-key~=c]").count():
        office.press("c")
        office.type("Số liệu của văn bản nhầm năm, đã hỏi Văn phòng")
        office.press("Enter")
    office.press("l", "Backspace")
    office.type("thanh tra tinh")
    office.page.locator("#panel [role=option]", has_text="Thanh tra tỉnh").first.wait_for()
    office.press("Enter", "Escape", "x")
    assert "Thanh tra tỉnh" in office.page.locator("#panel").inner_text()
    office.press("t", "g")
    office.look("review-done")


def accept(office: Visitor) -> None:
    """Accept what is tracked."""
    office.follow("a")
    office.look("accept")
    office.press("Tab")
    office.page.locator("main form button").first.press("Enter")
    office.settle()
    office.look("directive-accepted")
    assert office.page.locator("main a[href^='/nhiem-vu/']").count() >= 4


def next_act(window: Visitor) -> None:
    """Do what the page of a task offers first."""
    window.page.locator("main .page-head .button-primary").first.click()
    window.settle()


def approve(head: Visitor, task: str) -> None:
    """The head reads the report, approves it, and so hands it in."""
    head.open(task)
    next_act(head)
    head.look("approve")
    head.page.locator("main form button.button-primary").click()
    head.settle()
    head.look("task-handed-in")


def report(unit: Visitor, portal: Portal) -> str:
    """The unit finds its task, takes it up and sends its result to the head; the task's page."""
    unit.open("/")
    unit.look("home-with-a-new-task")
    unit.open("/nhiem-vu/?q=kinh+phi+cai+cach+hanh+chinh+con+du")
    unit.page.locator("#results .row-link").first.click()
    unit.look("task-of-the-unit")
    assert "rà soát kinh phí cải cách hành chính còn dư" in unit.page.locator("main").inner_text()
    assert "977/TB-VPUBND" in unit.page.locator("main").inner_text()
    task = unit.page.url.removeprefix(portal.url)
    next_act(unit)
    next_act(unit)
    unit.page.check("[name=complete][value='1']")
    unit.page.fill("[name=words]", "Báo cáo số 214/BC-STC ngày 23/11/2026")
    unit.look("report")
    unit.page.locator("main form button.button-primary").click()
    unit.settle()
    unit.look("task-with-the-head")
    return task


def test_a_paper_marked_secret_is_refused_and_nothing_of_it_is_kept(
    portal: Portal, visit: Visit, tmp_path: Path
) -> None:
    office = visit(portal, "vanphong")
    kept = sorted((portal.folder / "files").rglob("*"))
    drop_file(
        office, notice(tmp_path, agency=["UBND TỈNH PHÚ THỌ", "VĂN PHÒNG", "MẬT"], number="7712/TB-VPUBND")
    )
    office.page.wait_for_selector(".file-row.is-bad")
    assert "MẬT" in office.page.locator(".file-row.is-bad").inner_text()
    office.look("upload-refused")
    assert sorted((portal.folder / "files").rglob("*")) == kept
    office.open("/van-ban/?q=7712/TB-VPUBND")
    assert office.page.locator("#results .row-link").count() == 0


def test_a_paper_put_in_twice_is_told(portal: Portal, visit: Visit, tmp_path: Path) -> None:
    office = visit(portal, "vanphong")
    paper = notice(tmp_path)
    start_review(office, paper)
    drop_file(office, paper)
    office.page.wait_for_selector(".file-row.is-bad")
    assert "977/TB-VPUBND" in office.page.locator(".file-row.is-bad").inner_text()
    office.look("upload-twice")


def test_an_emergency_removal_leaves_the_hash_and_no_words(
    portal: Portal, visit: Visit, tmp_path: Path
) -> None:
    office = visit(portal, "vanphong")
    start_review(office, notice(tmp_path))
    place = office.page.url.removeprefix(portal.url).partition("xu-ly/")[0]
    office.open(f"{place}go-khan-cap/")
    office.look("remove")
    office.page.fill("[name=why]", "Gửi nhầm văn bản")
    office.page.locator("main form button[class*=danger], main form button.button-primary").first.click()
    office.settle()
    office.open(place)
    office.look("directive-removed")
    assert "còn dư" not in office.page.content()
    office.open("/van-ban/noi-dung/?q=kinh+phi+cai+cach+hanh+chinh+con+du")
    assert "còn dư" not in office.page.locator("main").inner_text()
