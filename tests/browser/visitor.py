"""A person in front of a browser: opens pages, works by keys, and notices what is wrong with any page seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from tests.browser.portal import ROOT
from tests.browser.words import VISIBLE_WORDS, english_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response

    from tests.browser.portal import Portal

SCREENS = ROOT / "test-output" / "screens"
VIEWPORTS = {"360x740": (360, 740), "1366x768": (1366, 768), "1920x1080": (1920, 1080)}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
DOCUMENTS = {"document", "xhr", "fetch"}

SIDEWAYS = """() => {
  const width = document.scrollingElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return null;
  const wide = [...document.querySelectorAll("body *")].filter((element) =>
    element.getBoundingClientRect().right > width + 1 && !element.closest(".table-wide, .matrix, .by-month"));
  const names = wide.slice(0, 4).map((element) => element.tagName.toLowerCase() + "." + element.className);
  return document.scrollingElement.scrollWidth + " > " + width + " by " + names.join(", ");
}"""


@cache
def axe_source() -> str:
    """The script of axe, as the package ships it."""
    from axe_playwright_python.base import AXE_SCRIPT

    return str(AXE_SCRIPT)


def violations(page: Page) -> list[str]:
    """What axe finds on the page, one readable paragraph a rule."""
    page.evaluate(axe_source())
    options: dict[str, Any] = {"runOnly": RULES, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = page.evaluate("options => axe.run(options)", options)["violations"]
    return [told(row) for row in found]


def told(violation: dict[str, Any]) -> str:
    """One violation in words: the rule, how grave, and the first places with what to mend."""
    lines = [f"axe {violation['id']} ({violation['impact']}): {violation['help']}"]
    for node in violation["nodes"][:4]:
        summary = " ".join(node.get("failureSummary", "").split())
        lines.append(f"    {' '.join(map(str, node['target']))} {node['html'][:160]} – {summary[:240]}")
    return "\n".join(lines)


@dataclass
class Visitor:
    """One browser window of one person. ``faults`` gathers what any page did wrong; a test ends with none."""

    portal: Portal
    context: BrowserContext
    page: Page
    viewport: str
    language: str
    name: str
    looked: set[tuple[str, str]]
    faults: list[str] = field(default_factory=list)
    presses: int = 0

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"{self.place}: script error: {error}"))
        self.page.on("response", self._response)

    @property
    def place(self) -> str:
        """Where this window stands, for a fault's first words."""
        path = self.page.url.removeprefix(self.portal.url)
        return f"{path} [{self.name or 'nobody'}, {self.viewport}, {self.language}]"

    def _console(self, message: ConsoleMessage) -> None:
        # An answer that failed is judged by its status, not by the browser's remark about it.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"{self.place}: console: {message.text[:300]}")

    def _response(self, response: Response) -> None:
        kind = response.request.resource_type
        if response.status >= 500 or (response.status >= 400 and kind not in DOCUMENTS):
            self.faults.append(f"{self.place}: {response.url} answers {response.status}")

    def open(self, path: str, status: int = 200) -> None:
        """Go to a page of the portal; its status must be the one expected."""
        response = self.page.goto(f"{self.portal.url}{path}")
        if response is not None and response.status != status:
            self.faults.append(f"{self.place}: answers {response.status}, expected {status}")

    def sign_in(self, username: str, password: str) -> None:
        """Fill the sign-in form and send it by Enter."""
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", password)
        self.page.press("[name=password]", "Enter")
        self.page.wait_for_load_state()

    def press(self, *keys: str) -> None:
        """Press keys one after the other, counted, each waiting for what the one before set going."""
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1
            self.settle()

    def follow(self, key: str) -> None:
        """Press a key that leads to another page, and wait for that page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        self.presses += 1
        self.settle()

    def type(self, text: str) -> None:
        """Type text, counted by its characters."""
        self.page.keyboard.type(text)
        self.presses += len(text)

    def settle(self) -> None:
        """Wait until the page is loaded and no part of it is being asked for."""
        self.page.wait_for_load_state()
        self.page.locator(".htmx-request, .htmx-swapping, .htmx-settling").first.wait_for(state="detached")

    def look(self, name: str, *, axe: bool = True, full: bool = True) -> None:
        """Judge the page shown and keep its picture under ``name``."""
        self.settle()
        folder = SCREENS / self.viewport / self.language
        folder.mkdir(parents=True, exist_ok=True)
        self.page.evaluate("window.scrollTo(0, 0)")
        # The caret stays: hiding it puts a style into the page, which our content policy would report as a fault.
        self.page.screenshot(path=folder / f"{name}.png", full_page=full, caret="initial")
        self.faults += [f"{self.place}: {fault}" for fault in self.judge()]
        if axe and (name, self.viewport) not in self.looked:
            self.looked.add((name, self.viewport))
            self.faults += [f"{self.place}: {fault}" for fault in violations(self.page)]

    def judge(self) -> Iterator[str]:
        """Faults of a page that need no look: title, heading, width, language."""
        if not self.page.title().strip():
            yield "has no title"
        if self.page.locator("h1").count() != 1:
            yield f"has {self.page.locator('h1').count()} h1, not one"
        sideways = self.page.evaluate(SIDEWAYS)
        if sideways:
            yield f"scrolls sideways: {sideways}"
        shown = self.page.evaluate("document.documentElement.lang")
        if shown != self.language:
            yield f"says its language is {shown!r}"
        if self.language == "vi":
            yield from (
                f"English left: {text[:120]!r}" for text in english_in(self.page.evaluate(VISIBLE_WORDS))
            )
