"""Pages that all share: search, theme, the page of components, headers, errors."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from cchc.units.models import Unit
from cchc.web import views
from cchc.web.access import get_or_404, require
from cchc.web.hit import Hit

if TYPE_CHECKING:
    from cchc.accounts.models import User


@pytest.fixture
def finder(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A domain whose finder answers two hits to anything, and notes the words it was asked."""
    asked: list[str] = []
    module = ModuleType("finder")

    def find(_user: User, words: str) -> list[Hit]:
        asked.append(words)
        return [
            Hit("Xa", "/xa/", "Nhiệm vụ", place=50),
            Hit("<b>Gần</b>", "/gan/", "Văn bản", state="overdue", place=0),
        ]

    module.find = find  # type: ignore[attr-defined]
    monkeypatch.setattr(views, "offered", lambda _name: (module,))
    return asked


@pytest.mark.usefixtures("finder")
def test_what_fits_best_is_found_first_and_is_escaped(an: User, as_user: Any) -> None:
    page = as_user(an).get(reverse("web:search"), {"q": "ke hoach"}).content.decode()
    page = page.partition("<main")[2].partition("</main>")[0]  # beside it stand keys of chance
    assert page.index("&lt;b&gt;Gần") < page.index("Xa")
    assert "<b>Gần" not in page


def test_the_search_line_asks_from_two_letters_on(an: User, as_user: Any, finder: list[str]) -> None:
    browser = as_user(an)
    for words in ("k", "ke"):
        answer = browser.get(
            reverse("web:search"), {"q": words}, headers={"HX-Request": "true", "HX-Target": "suggest"}
        )
        assert "<html" not in answer.content.decode()
    assert finder == ["ke"]


def test_an_empty_search_asks_nobody_and_says_what_can_be_found(
    an: User, as_user: Any, finder: list[str]
) -> None:
    assert as_user(an).get(reverse("web:search")).status_code == 200
    assert finder == []


def test_words_with_a_nul_or_of_great_length_are_cut_to_what_can_be_sought(
    an: User, as_user: Any, finder: list[str]
) -> None:
    as_user(an).get(reverse("web:search"), {"q": "a\x00" + "b" * 500})
    assert len(finder[0]) == 200
    assert "\x00" not in finder[0]


def test_the_theme_is_kept_in_this_browser_and_drawn_by_the_server(an: User, as_user: Any) -> None:
    browser = as_user(an)
    answer = browser.post(reverse("web:theme"), {"theme": "dark", "next": "/tim/"})
    assert answer["Location"] == "/tim/"
    assert 'data-theme="dark"' in browser.get(reverse("home:today")).content.decode()
    browser.post(reverse("web:theme"), {"theme": '"><script>'})
    assert "data-theme" not in browser.get(reverse("home:today")).content.decode()


def test_the_theme_never_leads_to_another_site(an: User, as_user: Any) -> None:
    assert (
        as_user(an).post(reverse("web:theme"), {"theme": "dark", "next": "//evil.example/"})["Location"]
        == "/"
    )


def test_components_are_for_administrators_and_hidden_from_others(
    admin_user: User, chi: User, as_user: Any, client: Client
) -> None:
    assert as_user(chi).get(reverse("web:styleguide")).status_code == 404
    client.logout()
    page = as_user(admin_user).get(reverse("web:styleguide"), {"sort": "-due", "state": "overdue", "q": "x"})
    assert page.status_code == 200
    assert "style=" not in page.content.decode()


def test_every_answer_carries_a_policy_without_inline_code(client: Client, db: Any) -> None:
    policy = client.get(reverse("accounts:sign_in"))["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy


def test_no_page_holds_inline_style_or_script(an: User, as_user: Any) -> None:
    page = as_user(an).get(reverse("home:today")).content.decode()
    assert "<style" not in page
    assert " onclick" not in page
    assert page.count("<script") == page.count('<script src="')


def test_a_page_that_is_not_there_says_so_in_the_frame_of_the_person(an: User, as_user: Any) -> None:
    answer = as_user(an).get("/khong-co-trang-nay/")
    assert answer.status_code == 404
    assert reverse("web:search") in answer.content.decode()


def test_a_page_that_is_not_there_tells_a_visitor_nothing_of_the_menu(client: Client, db: Any) -> None:
    answer = client.get("/khong-co-trang-nay/")
    assert answer.status_code == 404
    assert 'class="rail"' not in answer.content.decode()


@pytest.mark.parametrize("template", ["400.html", "403.html", "404.html", "403_csrf.html", "500.html"])
def test_an_error_page_needs_neither_person_nor_database(template: str) -> None:
    page = render_to_string(template, {})
    assert "<h1>" in page
    assert 'href="/"' in page


def test_a_form_without_its_token_gets_our_page(an: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(an, backend="django.contrib.auth.backends.ModelBackend")
    answer = browser.post(reverse("web:theme"), {"theme": "dark"})
    assert answer.status_code == 403
    assert 'class="failure"' in answer.content.decode()


def test_who_lacks_a_right_is_told_which(binh: User, finance: Unit) -> None:
    require(binh, "task.read_own", finance)
    with pytest.raises(PermissionDenied, match=":"):
        require(binh, "unit.edit", finance)


@pytest.mark.parametrize("key", ["0", "x", "9" * 400, "\x00", "", None, "1e3"])
def test_an_id_that_cannot_be_is_a_page_that_is_not_there(finance: Unit, key: Any) -> None:
    assert get_or_404(Unit.objects.all(), pk=finance.pk) == finance
    with pytest.raises(Http404):
        get_or_404(Unit.objects.all(), pk=key)


def test_the_language_of_the_browser_alone_changes_nothing(client: Client, db: Any) -> None:
    page = client.get(reverse("accounts:sign_in"), headers={"Accept-Language": "en-US"})
    assert '<html lang="vi"' in page.content.decode()
    assert page["Content-Language"] == "vi"


def test_a_page_costs_few_queries(an: User, as_user: Any, django_assert_max_num_queries: Any) -> None:
    browser = as_user(an)
    with django_assert_max_num_queries(7):
        browser.get(reverse("web:search"))
