"""Below /api/ every refusal has the interface's own shape; elsewhere a page is a page."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/api/", "/api/x", "/api/v1/", "/api/v1/nothing", "/api/v2/tasks"])
@pytest.mark.parametrize("method", ["get", "post", "delete"])
@pytest.mark.parametrize(("language", "word"), [("vi", "địa chỉ"), ("en", "no such address")])
def test_an_unknown_address_answers_404_in_json(client, address, method, language, word):
    client.cookies["django_language"] = language
    answer = getattr(client, method)(address)
    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("application/json")
    assert list(answer.json()) == ["detail"]
    assert word in answer.json()["detail"]


@pytest.mark.parametrize(("language", "word"), [("vi", "phương thức"), ("en", "this method")])
def test_a_method_that_an_address_has_not_answers_405_and_names_those_it_has(client, language, word):
    client.cookies["django_language"] = language
    answer = client.delete("/api/v1/tasks")
    assert answer.status_code == 405
    assert list(answer.json()) == ["detail"]
    assert word in answer.json()["detail"]
    assert "GET" in answer["Allow"]


def test_a_page_that_is_none_stays_a_page(client, admin_user):
    client.force_login(admin_user)
    answer = client.get("/khong-co/")
    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("text/html")
