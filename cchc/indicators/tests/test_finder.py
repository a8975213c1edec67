"""The search line finds indicators without accents, for those who may see them."""

from __future__ import annotations

import pytest

from cchc.conftest import make_user
from cchc.indicators.finder import AT_MOST, find

pytestmark = pytest.mark.django_db


def test_an_exact_name_or_code_comes_before_what_merely_holds_the_words(binh):
    places = {hit.title: hit.place for hit in find(binh, "ho_so_dung_han")}
    assert places == {"Tỷ lệ hồ sơ TTHC giải quyết trước hạn và đúng hạn": 5}
    assert all(hit.place == 25 for hit in find(binh, "ho so truc tuyen"))


def test_a_few_are_given_at_most_and_nothing_for_no_words(binh):
    assert len(find(binh, "ty le")) == AT_MOST
    assert find(binh, " ") == []


def test_one_who_may_not_see_indicators_finds_none(db):
    assert find(make_user("x", "Không Vai"), "ho so") == []
