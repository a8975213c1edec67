"""Charts of a page as files of their own."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from cchc.web.pictures import with_pictures

PAGE = (
    '<svg viewBox="0 0 1 1" role="img" aria-label="Điểm &amp; hạng"><text x="0">Một</text></svg>'
    '<svg viewBox="0 0 2 2" role="img" aria-label="Khác"><a href="/x/"><rect class="step-loss"/></a></svg>'
)


@with_pictures
def view(_request: object) -> HttpResponse:
    return HttpResponse(PAGE)


def asked(title: str) -> HttpResponse:
    return view(RequestFactory().get("/", {"picture": title} if title else {}))


def test_the_chart_of_a_title_is_a_whole_svg_with_its_look() -> None:
    answer = asked("Điểm & hạng")
    assert answer["Content-Type"] == "image/svg+xml"
    assert 'filename="diem-hang.svg"' in answer["Content-Disposition"]
    drawn = ET.fromstring(answer.content)
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    assert drawn[0].text == "Điểm & hạng"
    style = drawn[1].text or ""
    assert "#0b5a7a" in style
    assert "var(" not in style
    assert b"Khac" not in answer.content


def test_a_picture_leads_nowhere() -> None:
    drawn = ET.fromstring(asked("Khác").content)
    assert [part.tag.rpartition("}")[2] for part in drawn] == ["title", "style", "rect"]


def test_without_a_title_the_page_stays_a_page_and_an_unknown_one_is_not_found() -> None:
    assert asked("").content.decode() == PAGE
    with pytest.raises(Http404):
        asked("Không có")
