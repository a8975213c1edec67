"""Choosing a person: looked up without accents, by those who may see people."""

from __future__ import annotations

import pytest
from django import forms
from django.urls import reverse

from cchc.accounts.models import User
from cchc.accounts.picking import PersonField
from cchc.conftest import make_user

pytestmark = pytest.mark.django_db


def test_people_are_found_without_accents(an, binh, as_user):
    text = as_user(an).get(reverse("accounts:pick"), {"q": "tran van"}).content.decode()
    assert "Trần Văn Bình" in text
    assert "Nguyễn Thị An" not in text


def test_who_may_not_sign_in_is_not_chosen(an, binh, as_user):
    User.objects.filter(pk=binh.pk).update(is_active=False)
    assert "Bình" not in as_user(an).get(reverse("accounts:pick"), {"q": "binh"}).content.decode()
    with pytest.raises(forms.ValidationError):
        PersonField().clean(str(binh.pk))


def test_one_without_a_role_looks_nobody_up(as_user):
    assert as_user(make_user("khach", "Khách")).get(reverse("accounts:pick")).status_code == 403


@pytest.mark.parametrize("words", ["Trần Văn Bình", "tran van binh", "binh", "BINH"])
def test_a_full_name_or_a_user_name_is_typed_without_script(binh, words):
    assert PersonField().clean(words) == binh


def test_of_two_of_one_name_the_user_name_is_asked_for(binh):
    make_user("binh2", "Trần Văn Bình")
    with pytest.raises(forms.ValidationError, match="2"):
        PersonField().clean("Trần Văn Bình")


@pytest.mark.parametrize("words", ["Không có ai", "9" * 40, "0"])
def test_nobody_is_told(binh, words):
    with pytest.raises(forms.ValidationError):
        PersonField().clean(words)
