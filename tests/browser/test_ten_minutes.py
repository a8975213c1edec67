"""A notice of sixty sentences, hands on the keyboard: how many keys, and how long the server keeps one waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.portal import ROOT
from tests.browser.test_review import sentence, start_review

if TYPE_CHECKING:
    from playwright.sync_api import Request

    from tests.browser.conftest import Visit
    from tests.browser.portal import Portal
    from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.documents]

NOTICE = ROOT.parent / "shared" / "documents" / "000_52ac1802baa48ef1.txt"
#: One alarm is answered for all of its kind, or by these few words.
ANSWER = "Đã đối chiếu, giữ nguyên"
MOST_PRESSES = 900


class Waiting:
    """Seconds between each request and the end of its answer."""

    def __init__(self, window: Visitor) -> None:
        self.seconds: list[float] = []
        window.page.on("requestfinished", self._finished)

    def _finished(self, request: Request) -> None:
        if request.resource_type in {"document", "xhr", "fetch"}:
            self.seconds.append(max(request.timing["responseEnd"], 0) / 1000)


def answer_alarms(window: Visitor) -> None:
    """Answer every open alarm of the sentence shown."""
    while window.page.locator("#panel [data-key~=c]").count():
        window.press("c")
        window.type(ANSWER)
        window.press("Enter")


def decide(window: Visitor) -> None:
    """Look at one sentence: it is tracked where it has a lead, else only kept."""
    answer_alarms(window)
    has_lead = window.page.locator("#panel select[name=leads] option:checked").count() > 0
    window.press("t" if has_lead else "g")


def test_a_notice_of_sixty_sentences_takes_a_few_hundred_keys(portal: Portal, visit: Visit) -> None:
    if not NOTICE.exists():
        pytest.skip("The real notice lies beside this repository, in ../shared/documents, and is not there.")
    office = visit(portal, "vanphong")
    waiting = Waiting(office)
    start_review(office, NOTICE)
    for _ in range(sentence(office)[1]):
        decide(office)
    while office.page.locator("main > section [data-key~=c]").count():
        office.press("c")
        office.type(ANSWER)
        office.press("Enter")
    sentences = sentence(office)[1]
    office.look("sixty-reviewed")
    office.follow("a")
    office.look("sixty-accept")
    assert office.page.locator("main [role=alert]").count() == 0
    office.page.locator("main form button.button-primary").press("Enter")
    office.page.wait_for_url(lambda url: "giao-nhiem-vu" not in url)
    office.look("sixty-accepted")
    tasks = office.page.locator("main .row-link").count()
    told = (
        f"{sentences} sentences, {tasks} tasks: {office.presses} key presses, "
        f"{sum(waiting.seconds):.1f} s of waiting for {len(waiting.seconds)} answers, "
        f"the longest {max(waiting.seconds):.2f} s"
    )
    print(told)
    (ROOT / "test-output" / "ten-minutes.txt").write_text(told + "\n", encoding="utf-8")
    assert sentences >= 50
    assert office.presses < MOST_PRESSES, told
