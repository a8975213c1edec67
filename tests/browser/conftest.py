"""A portal with the demonstration province and Chromium before it, for whole journeys.

A test takes ``portal`` (an installation of its own) or ``shown`` (one for all tests that change nothing), and
opens windows with ``visit(portal, "vanphong")``. Whatever a page did wrong on the way fails the test at its end.
"""

from __future__ import annotations

import ctypes
import shutil
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from tests.browser.portal import copied, load_demonstration, serving
from tests.browser.visitor import SCREENS, VIEWPORTS, Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.portal import Portal

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "Chromium is missing, so no journey can be made; install it by: sudo apt-get install -y chromium"

DRIVERLESS = "The browser's driver lacks libatomic; install it by: sudo apt-get install -y libatomic1"


class Visit(Protocol):
    """Opens a window: ``visit(portal, username, viewport=…, language=…)``."""

    def __call__(self, portal: Portal, username: str = "", **how: Any) -> Visitor: ...


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; skips with one sentence where this machine has none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip(MISSING)
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        pytest.skip(DRIVERLESS)
    from playwright.sync_api import sync_playwright

    shutil.rmtree(SCREENS, ignore_errors=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def template(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a freshly loaded demonstration, to copy from."""
    folder = tmp_path_factory.mktemp("demonstration") / "data"
    folder.mkdir()
    load_demonstration(folder)
    return folder


@pytest.fixture(scope="session")
def shown(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A portal for all tests that only look."""
    with serving(copied(template, tmp_path_factory.mktemp("shown") / "data")) as portal:
        yield portal
        assert not portal.troubles, portal.log.read_text(encoding="utf-8")


@pytest.fixture
def portal(template: Path, tmp_path: Path) -> Iterator[Portal]:
    """A portal that the test may change."""
    with serving(copied(template, tmp_path / "data")) as portal:
        yield portal
        assert not portal.troubles, portal.log.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def looked() -> set[tuple[str, str]]:
    """Pages that axe has seen, with the size of the window: once is enough."""
    return set()


@pytest.fixture
def visit(chromium: Browser, looked: set[tuple[str, str]]) -> Iterator[Visit]:
    """Opens windows, closes them at the end, and fails on what any of their pages did wrong."""
    windows: list[Visitor] = []

    def enter(
        portal: Portal,
        username: str = "",
        *,
        viewport: str = "1366x768",
        language: str = "vi",
        dark: bool = False,
        javascript: bool = True,
    ) -> Visitor:
        width, height = VIEWPORTS[viewport]
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            locale="vi-VN" if language == "vi" else "en-GB",
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            storage_state=portal.sessions.get(username),
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        context.add_cookies([{"name": "django_language", "value": language, "url": portal.url}])
        window = Visitor(portal, context, context.new_page(), viewport, language, username, looked)
        windows.append(window)
        if username and username not in portal.sessions:
            window.open("/tai-khoan/dang-nhap/")
            window.sign_in(username, portal.password)
            portal.sessions[username] = context.storage_state()
        return window

    yield enter
    for window in windows:
        window.context.close()
    faults = [fault for window in windows for fault in window.faults]
    assert not faults, "\n".join(dict.fromkeys(faults))
