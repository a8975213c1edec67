"""Pages of criteria sets: works, reads, 404 for what is not there, and what they say."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from cchc.assessment import shipped

pytestmark = pytest.mark.django_db

SET = "minh-hoa-tinh"
PAGES = (
    "assessment:set",
    "assessment:cases",
    "assessment:try",
    "assessment:differences",
    "assessment:set_excel",
)


def page(client: Any, person: Any, name: str, *args: str, **query: str) -> Any:
    client.force_login(person)
    return client.get(reverse(name, args=args), query)


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_the_list_names_every_shipped_set_and_says_what_is_made_up(client: Any, binh: Any) -> None:
    shown = text(page(client, binh, "assessment:sets"))
    for code in shipped.shipped_codes():
        assert reverse("assessment:set", args=[code]) in shown
    assert "Dữ liệu minh hoạ" in shown
    assert "chỉ có cấu trúc, không chấm điểm được" in shown


@pytest.mark.parametrize("code", shipped.shipped_codes())
def test_every_shipped_set_has_a_page_with_its_tree(client: Any, binh: Any, code: str) -> None:
    answer = page(client, binh, "assessment:set", code)
    assert answer.status_code == 200
    assert len(answer.context["lines"]) >= len(answer.context["criteria"].nodes)


def test_rules_stand_in_words_with_inputs_evidence_and_source(client: Any, binh: Any) -> None:
    shown = text(page(client, binh, "assessment:set", SET))
    assert "dưới 80%: 0 điểm" in shown
    assert "Tài liệu kiểm chứng" in shown
    assert "Sở Tư pháp" in shown
    english = client.get(reverse("assessment:set", args=[SET]), headers={"accept-language": "en"})
    assert english.status_code == 200


def test_a_search_without_accents_keeps_what_holds_the_words_and_what_is_above(
    client: Any, binh: Any
) -> None:
    lines = page(client, binh, "assessment:set", SET, q="doi thoai").context["lines"]
    codes = [line.node.code for line in lines]
    assert "1" in codes
    assert all("đối thoại" in line.name.lower() for line in lines if line.node.leaf and line.depth == 1)
    assert len(lines) < 12
    nothing = page(client, binh, "assessment:set", SET, q="khongcogi")
    assert nothing.context["lines"] == []
    assert "Không có tiêu chí nào" in text(nothing)


def test_a_year_shows_the_version_that_holds_in_it(client: Any, binh: Any) -> None:
    old, new = (page(client, binh, "assessment:set", "papi", year=year).context for year in ("2015", "2024"))
    assert (len(old["criteria"].nodes), len(new["criteria"].nodes)) == (6, 8)


def test_every_case_of_a_set_is_shown_to_hold(client: Any, binh: Any) -> None:
    answer = page(client, binh, "assessment:cases", SET)
    assert answer.context["cases"]
    assert answer.context["broken"] == 0


def test_numbers_typed_give_points_with_the_reason_for_each(client: Any, binh: Any) -> None:
    answer = page(client, binh, "assessment:try", "ca-mau-so", node="1.1.4", **{"so.1.1.4": "x"})
    field = answer.context["fields"][0]
    typed = {field.name: "85"}
    shown = page(client, binh, "assessment:try", "ca-mau-so", node="1.1.4", **typed)
    head = shown.context["result"]["head"]
    assert (head["points"], head["maximum"]) == (1, 2)
    assert "từ 70% đến 90%" in text(shown)
    with_ratio = page(client, binh, "assessment:try", "ca-mau-so", node="1.1.4", **{field.name: "19/20"})
    assert with_ratio.context["result"]["head"]["points"] == 2


def test_a_number_that_cannot_be_read_is_named_and_what_was_typed_stays(client: Any, binh: Any) -> None:
    field = page(client, binh, "assessment:try", "ca-mau-so", node="1.1.4").context["fields"][0]
    answer = page(client, binh, "assessment:try", "ca-mau-so", node="1.1.4", **{field.name: "nhiều lắm"})
    assert "không phải là số" in text(answer)
    assert 'value="nhiều lắm"' in text(answer)
    assert "result" not in answer.context


def test_the_whole_set_may_be_tried_and_says_what_is_missing(client: Any, binh: Any) -> None:
    field = page(client, binh, "assessment:try", "papi", year="2024").context["fields"][0]
    answer = page(client, binh, "assessment:try", "papi", year="2024", **{field.name: "1,2"})
    assert answer.context["result"]["head"]["points"] is None
    assert "còn thiếu số liệu" in text(answer)


@pytest.mark.parametrize("name", PAGES)
def test_a_set_or_year_that_is_not_there_gives_404(client: Any, binh: Any, name: str) -> None:
    assert page(client, binh, name, "khong-co").status_code == 404
    assert page(client, binh, name, SET, year="1990").status_code == 404


def test_a_criterion_that_is_not_there_gives_404(client: Any, binh: Any) -> None:
    assert page(client, binh, "assessment:try", SET, node="99.9").status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_one_who_did_not_sign_in_is_sent_away(client: Any, name: str) -> None:
    assert client.get(reverse(name, args=[SET])).status_code == 302


def test_a_page_of_a_set_asks_little_of_the_database(
    client: Any, binh: Any, django_assert_max_num_queries: Any
) -> None:
    client.force_login(binh)
    with django_assert_max_num_queries(8):
        client.get(reverse("assessment:set", args=[SET]))


def test_two_years_of_a_set_stand_side_by_side(client: Any, binh: Any) -> None:
    answer = page(client, binh, "assessment:differences", SET, year="2026")
    assert answer.context["other"] == 2025
    kinds = {row["change"].kind for row in answer.context["rows"]}
    assert {"added", "reweighted"} & kinds
    assert "Đổi điểm tối đa" in text(answer) or "Thêm mới" in text(answer)
    papi = page(client, binh, "assessment:differences", "papi", year="2024", **{"with": "2023"})
    assert "Không có gì khác" in text(papi)
    assert page(client, binh, "assessment:differences", SET, **{"with": "1999"}).status_code == 404


def test_a_set_goes_out_as_excel_in_the_layout_of_offices(client: Any, binh: Any) -> None:
    from cchc.lib.xlsx import titles

    answer = page(client, binh, "assessment:set_excel", SET, year="2026")
    assert titles(answer.content)[0] == "Tiêu chí"
    assert f"{SET}-2026.xlsx" in answer["Content-Disposition"]
