"""Every page that the addresses offer, for every role, at the sizes and in the languages it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc.demo.people import PEOPLE
from tests.browser.addresses import Answer, crawled, names

if TYPE_CHECKING:
    from tests.browser.conftest import Visit
    from tests.browser.portal import Portal

pytestmark = pytest.mark.browser

#: Addresses that no link leads to, each with the reason; all others must be met by somebody who follows links.
NOT_BY_LINK = dict.fromkeys(
    (
        "accounts:act_as accounts:language accounts:reset_password accounts:set_active accounts:sign_out "
        "accounts:unlock directives:add directives:answer directives:merge directives:split directives:triage "
        "tasks:criticism_decide tasks:criticism_keep tasks:criticism_submit tasks:reminder_drop "
        "tasks:letter_drop tasks:letter_from_list tasks:letter_issue tasks:letter_submit "
        "tasks:extension_take_back tasks:receive tasks:report_progress tasks:report_submit "
        "notices:read_all notices:send_again tasks:bulk web:rename_view web:theme workcal:announce workcal:remove"
    ).split(),
    "a form is sent there",
) | {
    "accounts:pick": "asked by the picker as it is typed into",
    "accounts:sign_in": "met before signing in",
    "directives:item": "a part of the review page, asked for by script",
    "tasks:criticism": "after weeks of lateness; tests/browser/test_chasing.py looks at it",
    "tasks:criticism_row": "stands on a draft list; tests/browser/test_chasing.py looks at it",
    "tasks:series": "stands on a recurring task, and the walk meets another",
    "tasks:reopen": "stands on a task that is done, and the walk meets an open one",
    "tasks:resume": "stands on a task that is paused",
    "tasks:proof_remove": "stands beside a file of a report; tests/browser/test_following.py looks at it",
    "tasks:report_edit": "stands on a task with a draft; tests/browser/test_following.py looks at it",
    "tasks:report_approve": "stands on a task with a report; tests/browser/test_following.py looks at it",
    "tasks:report_paper": "stands on a task with a report; tests/browser/test_following.py looks at it",
    "tasks:report_withdraw": "stands on a task with a report; tests/browser/test_following.py looks at it",
    "tasks:report_accept": "stands on a task with a report; tests/browser/test_following.py looks at it",
    "tasks:report_return": "stands on a task with a report; tests/browser/test_following.py looks at it",
    "tasks:extension_ask": "stands where the unit can still ask; tests/browser/test_following.py looks at it",
    "tasks:extension_decide": "stands on a task with a request; tests/browser/test_following.py looks at it",
    "indicators:import_errors": "after an Excel file with errors",
    "indicators:import_preview": "after an Excel file",
    "indicators:publish": "stands on a verified value; tests/browser/test_indicators.py looks at it",
    "tasks:import_columns": "after an Excel file",
    "tasks:import_errors": "after an Excel file with errors",
    "tasks:import_preview": "after an Excel file",
    "assessment:results_preview": "after a file",
    "assessment:set_preview": "after an Excel file; tests/browser/test_sets.py looks at it",
    "assessment:set_remove": "stands on a set of the office; tests/browser/test_sets.py looks at it",
    "units:import_errors": "after an Excel file with errors",
    "units:import_preview": "after an Excel file",
    "tasks:transfer_undo": "stands on a task that was handed over; tests/browser/test_handing_over.py looks at it",
    "tasks:pick_task": "asked by the picker as it is typed into",
    "units:pick": "asked by the picker as it is typed into",
    "web:delete_view": "beside a view that the person saved",
    "web:search": "a form leads there",
    "web:styleguide": "for those who build pages",
}
#: Pages without a link that are looked at all the same: who looks, and where.
BESIDE = {
    "web-search": ("vanphong", "/tim/?q=so+tai+chinh"),
    "web-search-empty": ("vanphong", "/tim/?q=khongcogi"),
    "web-styleguide": ("quantri", "/kieu-dang/"),
}
#: Who together see every page: each looks only at what those before did not.
LOOKERS = ("vanphong", "quantri", "thuongtruc", "lanhdao", "taichinh")
USERNAMES = [row[0] for row in PEOPLE]

_crawls: dict[str, dict[str, Answer]] = {}


def crawl(portal: Portal, visit: Visit, username: str) -> dict[str, Answer]:
    """The pages of one person; walked once a session."""
    if username not in _crawls:
        _crawls[username] = crawled(visit(portal, username))
    return _crawls[username]


@pytest.mark.parametrize("username", USERNAMES)
def test_every_link_that_a_role_is_shown_opens(shown: Portal, visit: Visit, username: str) -> None:
    answers = crawl(shown, visit, username)
    closed = [row for row in answers.values() if row.status != 200]
    assert len(answers) > 1
    assert not closed, "\n".join(
        f"{row.path} answers {row.status}, linked on {row.found_on}" for row in closed
    )


def test_every_address_is_met_by_somebody_who_follows_links(shown: Portal, visit: Visit) -> None:
    met = {name for username in USERNAMES for name in crawl(shown, visit, username)}
    lost, needless = set(names()) - met - set(NOT_BY_LINK), met & set(NOT_BY_LINK)
    assert not lost, f"no link leads to {', '.join(sorted(lost))}"
    assert not needless, f"links do lead to {', '.join(sorted(needless))}"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("viewport", ["360x740", "1366x768"])
def test_every_page_is_sound(shown: Portal, visit: Visit, viewport: str, language: str) -> None:
    seen: set[str] = set()
    for username in LOOKERS:
        pages = [
            row for row in crawl(shown, visit, username).values() if row.is_page and row.name not in seen
        ]
        window = visit(shown, username, viewport=viewport, language=language)
        for row in pages:
            seen.add(row.name)
            window.open(row.path)
            window.look(row.name.replace(":", "-"), axe=language == "vi")
    for name, (username, path) in BESIDE.items():
        window = visit(shown, username, viewport=viewport, language=language)
        window.open(path)
        window.look(name, axe=language == "vi")
    assert len(seen) > 30


@pytest.mark.parametrize("viewport", ["360x740", "1366x768"])
def test_the_first_page_of_every_role_is_sound(shown: Portal, visit: Visit, viewport: str) -> None:
    for username in USERNAMES:
        window = visit(shown, username, viewport=viewport)
        window.open("/")
        window.look(f"home-{username}", axe=viewport == "1366x768")


@pytest.mark.parametrize("viewport", ["360x740", "1366x768"])
def test_what_opens_in_a_filter_line_stays_within_the_window(
    shown: Portal, visit: Visit, viewport: str
) -> None:
    window = visit(shown, "vanphong", viewport=viewport)
    for path in ("/van-ban/", "/nhiem-vu/", "/don-vi/", "/nhat-ky/"):
        window.open(path)
        for unfold in window.page.locator(".filters-more > summary").all():
            unfold.click()
        filters = window.page.locator(".filters .filter-open > summary")
        for number in range(filters.count()):
            filters.nth(number).click()
            # Which side it opens to is decided a moment after it opened.
            window.page.evaluate("() => new Promise((done) => setTimeout(done, 100))")
            window.faults += [f"{window.place}: {fault}" for fault in window.judge()]
            box = window.page.locator(".filters .filter-open[open] > .filter-pop").bounding_box()
            assert box is not None
            assert box["x"] >= 0, f"{path} opens filter {number} beyond the left edge"
            filters.nth(number).click()


def test_the_dark_theme_and_the_wall_screen_are_sound(shown: Portal, visit: Visit) -> None:
    for dark, viewport in ((True, "1366x768"), (True, "360x740"), (False, "1920x1080")):
        window = visit(shown, "vanphong", viewport=viewport, dark=dark)
        for name in ("home:today", "tasks:list", "tasks:task", "directives:review", "units:unit"):
            row = crawl(shown, visit, "vanphong")[name]
            window.open(row.path)
            window.look(f"{'dark' if dark else 'wall'}-{name.replace(':', '-')}")


def test_what_is_not_there_and_what_one_may_not_see_is_told_in_words(shown: Portal, visit: Visit) -> None:
    window = visit(shown, "taichinh")
    window.open("/khong-co-trang-nay/", status=404)
    window.look("error-404")
    window.open("/van-ban/tai-len/", status=403)
    window.look("error-403")
