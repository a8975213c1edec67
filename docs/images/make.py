"""Draw the pictures of the documents anew: ``.venv/bin/python docs/images/make.py [FOLDER]``.

A demonstration is loaded into a folder of its own and served on a fixed day, Chromium walks through the tutorial
(docs/tutorials/first-directive.md) and the pages of the guides in Vietnamese, and each page is kept as a PNG of few
colours. What the pictures show is what the program does: nothing in them is drawn by hand.
"""  # noqa: INP001 - a script beside what it draws

from __future__ import annotations

import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.portal import Portal

SAMPLE = ROOT / "docs" / "tutorials" / "thong-bao-mau.txt"
WIDE, PHONE = (1366, 768), (360, 740)
#: What a page has in it while a part of it is being fetched; milliseconds that a fade takes, and some more.
BUSY, REST = ".htmx-request, .htmx-swapping, .htmx-settling", 300
#: Colours of a picture: flat pages need few, and few keep the repository small.
COLOURS = 128
#: The sentence of the sample whose date cannot be right, and what the reviewer decides.
WRONG_DATE, FOLLOWED, BASIS = 5, "10/12/2026", "Ý kiến của Chánh Văn phòng ngày 23/11/2026"
#: Words of the sample that find the unit's new task.
SEARCHED = "may+quet"
ANSWER = "Đã báo cáo Chánh Văn phòng"


class Walk:
    """One person's window, and the folder that its pictures go to."""

    def __init__(self, browser: Browser, portal: Portal, out: Path, size: tuple[int, int] = WIDE) -> None:
        width, height = size
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, locale="vi-VN", reduced_motion="reduce"
        )
        self.context.set_default_timeout(10_000)
        self.page: Page = self.context.new_page()
        self.portal, self.out = portal, out

    def sign_in(self, username: str) -> None:
        """Sign in with the password that the people of the demonstration share."""
        self.go("/tai-khoan/dang-nhap/")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", self.portal.password)
        self.page.press("[name=password]", "Enter")
        self.page.wait_for_url(f"{self.portal.url}/")

    def go(self, path: str) -> None:
        """Open a page of the portal."""
        self.page.goto(f"{self.portal.url}{path}")

    def keep(self, name: str) -> None:
        """Keep what the window shows, once it rests."""
        self.page.wait_for_load_state()
        self.page.wait_for_selector(BUSY, state="detached")
        self.page.wait_for_timeout(REST)
        write(self.page.screenshot(), self.out / f"{name}.png")


def write(picture: bytes, path: Path) -> None:
    """A screenshot as a PNG of ``COLOURS`` colours."""
    from PIL import Image

    image = Image.open(BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def officer(walk: Walk) -> None:
    """The task office: upload, review, give the tasks."""
    walk.sign_in("vanphong")
    walk.keep("today")
    walk.go("/van-ban/tai-len/")
    walk.keep("upload")
    walk.page.set_input_files("input[type=file]", SAMPLE)
    walk.page.click("form:has(input[type=file]) button")
    walk.page.wait_for_selector("#panel-body")
    walk.keep("review")
    review(walk)
    walk.page.keyboard.press("a")
    walk.page.wait_for_url("**/giao-nhiem-vu/")
    walk.keep("accept")
    walk.page.click("main form[method=post] button")
    walk.page.wait_for_url("**/van-ban/*/")
    walk.keep("directive")


def review(walk: Walk) -> None:
    """Look at every sentence; answer the alarms; give the wrong date a right one with its basis."""
    address = walk.page.url.partition("?")[0]
    marks = walk.page.locator("mark.found").evaluate_all("all => all.map(one => one.dataset.item)")
    for place, item in enumerate(dict.fromkeys(marks), start=1):
        walk.page.goto(f"{address}?noi-dung={item}")
        if place == WRONG_DATE:
            walk.keep("alarm")
            walk.page.fill("#id_due", FOLLOWED)
            walk.page.fill("#id_due_basis", BASIS)
            save(walk, "button[data-key=x]")
        if walk.page.locator("#panel input[name=words]").count():
            walk.page.fill("#panel input[name=words]", ANSWER)
            save(walk, "#panel form:has(input[name=words]) button")
        save(walk, "#panel .triage-keys [aria-pressed=true]")
    walk.page.reload()


def save(walk: Walk, button: str) -> None:
    """Click, and wait for the part of the page that answers."""
    with walk.page.expect_response(lambda answer: answer.request.method == "POST"):
        walk.page.click(button)
    walk.page.wait_for_selector(BUSY, state="detached")
    walk.page.wait_for_timeout(REST)


def unit(walk: Walk) -> None:
    """A unit's officer: what it owes, and one of the tasks just given."""
    walk.sign_in("taichinh")
    walk.keep("unit-today")
    walk.go(f"/nhiem-vu/?scope=own&q={SEARCHED}")
    walk.page.click("main table a[href*='/nhiem-vu/']")
    walk.keep("task")


def standing_office(walk: Walk) -> None:
    """The standing office: rankings, a way of counting, why a unit lost its points."""
    walk.sign_in("thuongtruc")
    walk.go("/danh-gia/")
    walk.keep("ranking")
    walk.go("/danh-gia/bo-tieu-chi/cach-tinh/bands/")
    walk.keep("rule")
    walk.go("/danh-gia/bang-diem/")
    walk.page.click("main table tbody a")
    walk.page.click("main table tbody a")
    walk.keep("points-lost")


def leader(walk: Walk) -> None:
    """A leader: the dashboard."""
    walk.sign_in("lanhdao")
    walk.go("/nhiem-vu/tong-quan/")
    walk.keep("dashboard")


def draw(portal: Portal, out: Path) -> None:
    """Walk the whole way, and keep the pictures."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("Chromium is missing; install it by: sudo apt-get install -y chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--lang=vi"])
        officer(Walk(browser, portal, out))
        unit(Walk(browser, portal, out))
        standing_office(Walk(browser, portal, out))
        leader(Walk(browser, portal, out))
        phone = Walk(browser, portal, out, PHONE)
        phone.sign_in("taichinh")
        phone.keep("phone")
        browser.close()


def main(args: list[str]) -> None:
    """Load, serve, walk."""
    from tests.browser.portal import load_demonstration, serving

    out = Path(args[0]) if args else Path(__file__).resolve().parent
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        load_demonstration(folder)
        with serving(folder) as portal:
            draw(portal, out)


if __name__ == "__main__":
    main(sys.argv[1:])
