"""Who sees which value: what is published everybody, the rest the unit itself and whose role reaches everywhere."""

from __future__ import annotations

import pytest

from cchc.conftest import make_user
from cchc.indicators import actions
from cchc.indicators.models import IndicatorValue

pytestmark = pytest.mark.django_db


def seen(user):
    return sorted(IndicatorValue.objects.visible_to(user).values_list("status", flat=True))


def test_a_declared_value_is_seen_by_its_unit_and_those_everywhere(declared, dung, binh, chi, an, huong):
    assert [seen(user) for user in (dung, binh, an, huong)] == [["declared"]] * 4
    assert seen(chi) == []


def test_a_published_value_is_seen_by_all_what_led_to_it_is_not(declared, huong, chi, binh):
    verified = actions.verify(
        declared, numerator=declared.numerator, denominator=declared.denominator, reason="", by=huong
    )
    actions.publish(verified, by=huong)
    assert seen(chi) == ["published"]
    assert seen(binh) == ["declared", "published", "verified"]


def test_one_without_a_role_sees_nothing(declared):
    assert seen(make_user("x", "Không Vai")) == []
