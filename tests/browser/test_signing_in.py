"""Signing in: the wrong password, the lock, the right one, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Visit
    from tests.browser.portal import Portal

pytestmark = pytest.mark.browser

SIGN_IN = "/tai-khoan/dang-nhap/"


@pytest.mark.parametrize("viewport", ["360x740", "1366x768"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_sign_in_page_is_sound(shown: Portal, visit: Visit, viewport: str, language: str) -> None:
    window = visit(shown, viewport=viewport, language=language)
    window.open(SIGN_IN)
    window.look("sign-in")
    window.sign_in("vanphong", "khong-phai-mat-khau")
    window.look("sign-in-refused")
    assert window.page.locator("[role=alert]").inner_text().strip()


def test_a_stranger_is_sent_to_sign_in_and_then_to_the_page_asked_for(shown: Portal, visit: Visit) -> None:
    window = visit(shown)
    window.open("/nhiem-vu/")
    assert SIGN_IN in window.page.url
    window.sign_in("vanphong", shown.password)
    assert window.page.url == f"{shown.url}/nhiem-vu/"


def test_a_name_is_locked_after_five_failures_even_for_the_right_password(
    portal: Portal, visit: Visit
) -> None:
    window = visit(portal)
    window.open(SIGN_IN)
    for _ in range(5):
        window.sign_in("taichinh", "khong-phai-mat-khau")
    window.look("locked")
    window.open(SIGN_IN)
    window.sign_in("taichinh", portal.password)
    assert window.page.locator("a[href='/tai-khoan/mat-khau/']").count() == 0
    other = visit(portal, "vanphong")
    assert other.page.url == f"{portal.url}/"


def test_a_person_signs_in_by_keyboard_and_signs_out_again(shown: Portal, visit: Visit) -> None:
    window = visit(shown)
    window.open(SIGN_IN)
    window.page.locator("[name=username]").focus()
    window.type("vanphong")
    window.press("Tab")
    window.type(shown.password)
    window.press("Enter")
    window.page.wait_for_url(f"{shown.url}/")
    window.page.locator("summary", has=window.page.locator(".initials")).click()
    window.page.locator("form[action='/tai-khoan/dang-xuat/'] button").click()
    window.page.wait_for_url(f"**{SIGN_IN}*")
    window.open("/")
    assert SIGN_IN in window.page.url
