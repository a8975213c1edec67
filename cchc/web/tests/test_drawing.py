"""Rows drawn as HTML: everything escaped that is not HTML already, and each kind of cell in its own form."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import override

from cchc.web.drawing import drawn_rows
from cchc.web.table import Cell


def _row(*cells: Cell, url: str = "/a?b=1&c=2", record: Any = "Sở <X>") -> dict[str, Any]:
    return {"record": record, "key": "7", "url": url, "cells": list(cells)}


def test_what_people_typed_is_escaped_everywhere() -> None:
    html = drawn_rows([_row(Cell('"a"', "<b>", "", first=True), Cell("b", "<i>", ""))], picked=True)
    for typed in ("<b>", "<i>", "<X>"):
        assert typed not in html
    assert 'href="/a?b=1&amp;c=2">&lt;b&gt;</a>' in html
    assert 'data-label="&quot;a&quot;"' in html
    assert "Sở &lt;X&gt;" in html


def test_html_stays_html_and_numbers_follow_the_language() -> None:
    with override("vi"):
        html = drawn_rows([_row(Cell("a", mark_safe("<em>x</em>"), ""), Cell("n", 2.5, ""))], picked=False)
    assert "<span><em>x</em></span>" in html
    assert "<span>2,5</span>" in html
    assert "checkbox" not in html


def test_an_empty_cell_is_a_dash_that_is_read_aloud_and_an_empty_first_one_still_opens() -> None:
    with override("en"):
        cells = Cell("a", "", "", first=True, blank=True), Cell("b", "", "", blank=True)
        html = drawn_rows([_row(*cells)], picked=False)
    assert '<a class="row-link" href="/a?b=1&amp;c=2">Open</a>' in html
    assert 'class=" is-blank" data-label="b"><span class="muted"' in html


def test_a_row_that_opens_nothing_has_no_link() -> None:
    html = drawn_rows([_row(Cell("a", "x", "is-number", first=True), url="")], picked=False)
    assert html == (
        '\n      <tr role="row"><td role="cell" class="is-number is-first" data-label="a"><span>x</span></td></tr>'
    )
