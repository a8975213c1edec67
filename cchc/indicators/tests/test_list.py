"""The dictionary as a page: searched without accents, filtered, sorted, exported."""

from __future__ import annotations

from io import BytesIO

import pytest

from cchc.indicators.shipped import dictionary
from cchc.lib.xlsx import read

pytestmark = pytest.mark.django_db
LIST = "/chi-so/"


def codes(client, **query):
    return [row["record"].pk for row in client.get(LIST, query).context["table"].rows]


def test_every_indicator_is_there_by_name(binh, as_user):
    table = as_user(binh).get(LIST).context["table"]
    assert table.count == len(dictionary())
    names = [row["record"].name_key for row in table.rows]
    assert names == sorted(names)


def test_words_are_found_without_accents(binh, as_user):
    found = codes(as_user(binh), q="truc tuyen ho so tiep nhan")
    assert set(found) == {"ho_so_truc_tuyen_tren_moi", "ho_so_truc_tuyen_tren_tong"}


def test_filters_narrow_by_source_and_by_owner(binh, as_user):
    client = as_user(binh)
    assert set(codes(client, source_kind="task_count")) == {
        "nhiem_vu_dung_han",
        "nhiem_vu_qua_han",
        "nhiem_vu_hoan_thanh_muon",
    }
    assert set(codes(client, owner="Sở Tư pháp")) == {
        one.code for one in dictionary() if one.owner == "Sở Tư pháp"
    }
    assert codes(client, source_kind="khong_co", q="zzz") == []


def test_a_column_sorts_both_ways(binh, as_user):
    client = as_user(binh)
    up, down = codes(client, sort="code"), codes(client, sort="-code")
    assert up == sorted(up)
    assert down[0] > down[-1]


def test_excel_has_the_rows_that_are_filtered(binh, as_user):
    answer = as_user(binh).get(LIST, {"q": "ho so truc tuyen", "format": "xlsx"})
    text = str(read(BytesIO(answer.content).getvalue()))
    assert "hồ sơ mới tiếp nhận trong kỳ" in text
    assert "Thứ hạng" not in text


def test_the_page_asks_the_database_for_nothing_of_its_own(binh, as_user, django_assert_max_num_queries):
    client = as_user(binh)
    client.get(LIST)
    with django_assert_max_num_queries(8):
        client.get(LIST)


def test_english_has_english_names(binh, as_user):
    client = as_user(binh)
    client.cookies["django_language"] = "en"
    assert (
        "Online dossiers out of those newly received"
        in client.get(LIST, {"q": "online dossiers"}).content.decode()
    )


def test_one_without_a_role_is_refused(as_user, db):
    from cchc.conftest import make_user

    assert as_user(make_user("x", "Không Vai")).get(LIST).status_code == 403
