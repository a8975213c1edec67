"""What stands only in Vietnamese says so on an English page, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from cchc.assessment.templatetags.vietnamese import told, vi
from cchc.lib.words import Words


def test_a_vietnamese_text_is_marked_on_an_english_page_alone() -> None:
    assert vi("Sở <Nội vụ>") == "Sở <Nội vụ>"
    with translation.override("en"):
        assert vi("Sở <Nội vụ>") == '<span lang="vi">Sở &lt;Nội vụ&gt;</span>'
        assert vi("") == ""


def test_words_are_in_the_language_of_the_page_and_marked_where_the_english_is_missing() -> None:
    assert told(Words("Tốt", "Good")) == "Tốt"
    with translation.override("en"):
        assert told(Words("Tốt", "Good")) == "Good"
        assert told(Words("Tốt")) == '<span lang="vi">Tốt</span>'


def shown(client: Any, person: Any, name: str, language: str) -> str:
    client.force_login(person)
    client.cookies["django_language"] = language
    answer = client.get(reverse(f"assessment:{name}", args=["minh-hoa-tinh"]))
    return str(answer.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "marked"), [("try", "Chưa ban hành"), ("cases", "Ban hành kế hoạch ngày")])
def test_answers_and_cases_of_a_set_are_marked(client: Any, binh: Any, name: str, marked: str) -> None:
    assert f'<span lang="vi">{marked}' in shown(client, binh, name, "en")
    vietnamese = shown(client, binh, name, "vi")
    assert marked in vietnamese
    assert '<span lang="vi">' not in vietnamese


@pytest.mark.django_db
def test_yes_and_no_are_asked_for_in_the_language_of_the_page(client: Any, binh: Any) -> None:
    assert '<option value="có">yes</option>' in shown(client, binh, "try", "en")
    assert '<option value="có">có</option>' in shown(client, binh, "try", "vi")
