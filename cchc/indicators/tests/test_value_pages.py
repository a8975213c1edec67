"""A value's page and its steps, by who may take them; a stranger and a bad id get 404."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cchc.indicators import actions
from cchc.indicators.models import IndicatorValue

pytestmark = pytest.mark.django_db


@pytest.fixture
def verified(declared, huong):
    return actions.verify(
        declared, numerator=declared.numerator, denominator=declared.denominator, reason="", by=huong
    )


def test_the_page_shows_figures_and_source(declared, binh, as_user):
    body = as_user(binh).get(declared.get_absolute_url()).content.decode()
    assert "96,40%" in body
    assert "Báo cáo 214/BC-STC" in body
    assert '<span class="num">1.928</span> <span class="muted">hồ sơ giải quyết trước hạn' in body
    assert "tham-dinh" not in body


@pytest.mark.parametrize("step", ["", "sua/", "tham-dinh/", "cong-bo/"])
def test_a_stranger_learns_nothing_and_a_bad_id_is_nothing(declared, chi, huong, as_user, step):
    assert as_user(chi).get(f"{declared.get_absolute_url()}{step}").status_code == 404
    for bad in ("999999", "x", "9" * 400):
        assert as_user(huong).get(f"/chi-so/gia-tri/{bad}/{step}").status_code == 404


@pytest.mark.parametrize("step", ["sua/", "tham-dinh/", "cong-bo/"])
def test_a_colleague_reads_and_may_not_act(declared, binh, as_user, step):
    assert as_user(binh).post(f"{declared.get_absolute_url()}{step}").status_code == 403


def test_verifying_as_declared(declared, huong, as_user):
    url = f"{declared.get_absolute_url()}tham-dinh/"
    shown = as_user(huong).get(url)
    assert 'value="1.928"' in shown.content.decode()
    answer = as_user(huong).post(url, {"numerator": "1.928", "denominator": "2.000"})
    made = IndicatorValue.objects.get(status="verified")
    assert answer.url == made.get_absolute_url()


def test_verifying_otherwise_asks_for_the_reason(declared, huong, as_user):
    url = f"{declared.get_absolute_url()}tham-dinh/"
    typed = {"numerator": "1.900", "denominator": "2.000"}
    assert as_user(huong).post(url, typed).status_code == 422
    assert as_user(huong).post(url, {**typed, "reason": "28 hồ sơ trùng"}).status_code == 302
    assert IndicatorValue.objects.get(status="verified").numerator == 1900
    body = as_user(huong).get(declared.get_absolute_url()).content.decode()
    assert "95,00%" in body


def test_publishing_is_said_once(verified, huong, chi, as_user):
    url = f"{verified.get_absolute_url()}cong-bo/"
    assert as_user(huong).get(url).status_code == 200
    assert not IndicatorValue.objects.filter(status="published").exists()
    assert as_user(huong).post(url).status_code == 302
    published = IndicatorValue.objects.get(status="published")
    assert as_user(chi).get(published.get_absolute_url()).status_code == 200
    assert as_user(huong).post(url).url == verified.get_absolute_url()
    assert IndicatorValue.objects.filter(status="published").count() == 1


def test_a_unit_corrects_its_own_until_it_is_verified(declared, dung, huong, as_user):
    url = f"{declared.get_absolute_url()}sua/"
    typed = {
        "numerator": "1.930",
        "denominator": "2.000",
        "cut_off": "30/06/2026",
        "source": "BC 215",
        "version": "1",
        "reason": "Đếm thiếu",
    }
    assert as_user(dung).post(url, typed).status_code == 302
    stored = IndicatorValue.objects.get()
    assert (stored.numerator, stored.source, stored.version) == (Decimal(1930), "BC 215", 2)
    actions.verify(stored, numerator=stored.numerator, denominator=stored.denominator, reason="", by=huong)
    assert as_user(dung).post(url, {**typed, "version": "2"}).status_code == 403
    assert as_user(huong).post(url, {**typed, "version": "2"}).url == stored.get_absolute_url()
    assert IndicatorValue.objects.get(status="declared").version == 2


def test_correcting_over_a_newer_version_loses_nothing(declared, dung, as_user):
    declared.numerator = Decimal(1931)
    actions.correct(declared, reason="x", by=dung)
    typed = {
        "numerator": "1.940",
        "denominator": "2.000",
        "cut_off": "30/06/2026",
        "source": "BC",
        "version": "1",
        "reason": "y",
    }
    answer = as_user(dung).post(f"{declared.get_absolute_url()}sua/", typed)
    assert answer.status_code == 422
    assert answer.context["form"].is_stale
    assert IndicatorValue.objects.get().numerator == 1931


def test_the_list_of_values_finds_by_indicator_and_unit(declared, dung, chi, as_user):
    client = as_user(dung)
    assert client.get("/chi-so/so-lieu/", {"q": "ho so dung han"}).context["table"].count == 1
    assert client.get("/chi-so/so-lieu/", {"q": "tai chinh"}).context["table"].count == 1
    assert client.get("/chi-so/so-lieu/", {"q": "y te"}).context["table"].count == 0
    assert client.get("/chi-so/so-lieu/", {"status": "published"}).context["table"].count == 0
    assert as_user(chi).get("/chi-so/so-lieu/").context["table"].count == 0


def test_a_list_shows_the_furthest_standing_unless_one_is_asked_for(verified, huong, as_user):
    client = as_user(huong)
    for page in ("/chi-so/so-lieu/", "/chi-so/xem/ho_so_dung_han/"):
        assert [row.status for row in client.get(page).context["table"].records] == ["verified"]
        asked = client.get(page, {"status": ["declared", "verified"]}).context["table"]
        assert sorted(row.status for row in asked.records) == ["declared", "verified"]
    actions.publish(verified, by=huong)
    assert [row.status for row in client.get("/chi-so/so-lieu/").context["table"].records] == ["published"]


def test_a_code_that_the_dictionary_lost_is_shown_bare(declared, huong, as_user):
    IndicatorValue.objects.update(indicator="da_mat")
    answer = as_user(huong).get(declared.get_absolute_url())
    assert answer.status_code == 200
    assert "da_mat" in answer.content.decode()
    assert as_user(huong).get(f"{declared.get_absolute_url()}tham-dinh/").status_code == 404
