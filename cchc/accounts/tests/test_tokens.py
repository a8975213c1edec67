"""Tokens of other systems: shown once, told by their hash, ended, bounded."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from cchc.accounts import tokens
from cchc.accounts.models import Token, User
from cchc.audit.trail import of
from cchc.errors import UserError

pytestmark = pytest.mark.django_db


def given(unit, by, **changes):
    fields = {"name": "QLVB", "may_write": True, "everywhere": False, "valid_to": None, **changes}
    return tokens.give(unit=unit, by=by, **fields)


def test_a_secret_is_told_by_its_hash_and_stored_nowhere(finance, admin_user):
    token, secret = given(finance, admin_user)
    assert tokens.told(secret) == token
    assert secret not in str(Token.objects.values().get())
    assert secret not in str([event.after for event in of(token)])
    assert token.digest not in str([event.after for event in of(token)])


@pytest.mark.parametrize("words", ["", "x", "x" * 5000])
def test_any_other_text_names_no_token(finance, admin_user, words):
    given(finance, admin_user)
    assert tokens.told(words) is None


def test_an_ended_or_expired_token_is_not_told(finance, admin_user, settings):
    settings.FIXED_TODAY = "2026-06-15"
    token, secret = given(finance, admin_user, valid_to=date(2026, 6, 20))
    settings.FIXED_TODAY = "2026-06-21"
    assert tokens.told(secret) is None
    settings.FIXED_TODAY = "2026-06-16"
    tokens.end(token, by=admin_user)
    assert tokens.told(secret) is None
    with pytest.raises(UserError):
        tokens.end(token, by=admin_user)


def test_a_token_does_not_begin_ended(finance, admin_user):
    with pytest.raises(UserError):
        given(finance, admin_user, valid_to=date(2020, 1, 1))


def test_nobody_signs_in_with_the_name_a_system_writes_in(finance, admin_user):
    token, _secret = given(finance, admin_user)
    assert not token.user.is_active
    assert not token.user.has_usable_password()
    assert token.user not in User.objects.people()


def test_a_minute_has_room_for_so_many_requests(finance, admin_user, settings):
    settings.API_PER_MINUTE, settings.FIXED_TODAY = 2, ""
    token, _secret = given(finance, admin_user)
    # The third within one minute waits; a minute may turn while this runs, so three in a row are tried twice.
    waits = [tokens.spend(token) for _number in range(6)]
    assert any(0 < wait <= tokens.MINUTE for wait in waits)
    assert waits[0] == 0
    Token.objects.filter(pk=token.pk).update(minute=1)
    assert tokens.spend(token) == 0


def test_the_list_names_tokens_without_their_secrets(finance, admin_user, as_user):
    _token, secret = given(finance, admin_user)
    text = as_user(admin_user).get(reverse("accounts:tokens")).content.decode()
    assert secret[: tokens.HEAD] in text
    assert secret not in text


def test_a_token_is_given_and_shown_once(finance, admin_user, as_user):
    client = as_user(admin_user)
    url = reverse("accounts:give_token")
    assert client.get(url).status_code == 200
    answer = client.post(url, {"name": "QLVB", "unit": finance.pk, "may_write": "on"})
    assert tokens.told(answer.context["secret"]) == Token.objects.get()
    assert client.post(url, {"name": "", "unit": finance.pk}).status_code == 422
    late = client.post(url, {"name": "x", "unit": finance.pk, "valid_to": "01/01/2020"})
    assert late.status_code == 422


def test_ending_is_asked_first(finance, admin_user, as_user):
    token, secret = given(finance, admin_user)
    client = as_user(admin_user)
    url = reverse("accounts:end_token", args=[token.pk])
    assert client.get(url).status_code == 200
    assert tokens.told(secret)
    client.post(url)
    assert tokens.told(secret) is None
    assert client.post(url, follow=True).status_code == 200


def test_whoever_is_no_administrator_is_refused(finance, admin_user, an, chi, as_user):
    token, _secret = given(finance, admin_user)
    for person in (an, chi):
        client = as_user(person)
        assert client.get(reverse("accounts:tokens")).status_code == 403
        assert client.get(reverse("accounts:give_token")).status_code == 403
        assert client.post(reverse("accounts:end_token", args=[token.pk])).status_code == 403


def test_a_token_that_is_not_there_is_not_found(admin_user, as_user):
    assert as_user(admin_user).get(reverse("accounts:end_token", args=[999])).status_code == 404
