"""How a form's field is drawn: label, requirement, hint, error, the date and the picker."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from django import forms
from django.test import RequestFactory
from selectolax.lexbor import LexborHTMLParser

from cchc.units.models import Unit
from cchc.web.chart import bars, dots
from cchc.web.options import Option, answer
from cchc.web.styleguide import SHARES
from cchc.web.widgets import Day, ManyPicker, Picker

if TYPE_CHECKING:
    from cchc.accounts.models import User


class Paper(forms.Form):
    """A form of a paper."""

    number = forms.CharField(label="Số", help_text="Như trên giấy")
    issued = forms.DateField(label="Ngày", widget=Day, required=False)


class Tree:
    """Drawn HTML, asked by selectors; what is not there fails the test."""

    def __init__(self, html: str) -> None:
        self.parsed = LexborHTMLParser(html)

    def all(self, selector: str) -> list[Any]:
        """Every element that fits."""
        return list(self.parsed.css(selector))

    def one(self, selector: str) -> Any:
        """The first element that fits."""
        return self.all(selector)[0]


def tree(form: forms.Form) -> Tree:
    """The fields as drawn."""
    return Tree("".join(str(field.as_field_group()) for field in form))


def test_a_required_field_says_so_and_points_at_its_hint() -> None:
    drawn = tree(Paper())
    assert drawn.all('label[for="id_number"] .field-must')
    assert not drawn.all('label[for="id_issued"] .field-must')
    assert drawn.one("#id_number").attributes["aria-describedby"] == "id_number_helptext"
    assert drawn.one("#id_number_helptext").text() == "Như trên giấy"


def test_an_error_stands_beside_its_field_and_is_tied_to_it() -> None:
    drawn = tree(Paper({"number": "", "issued": "31/02/2026"}))
    field = drawn.one("#id_number")
    assert field.attributes["aria-invalid"] == "true"
    for part in field.attributes["aria-describedby"].split():
        assert drawn.all(f"#{part}")
    assert drawn.one("#id_issued").attributes["value"] == "31/02/2026"
    assert len(drawn.all(".field-error")) == 2


def test_a_date_is_shown_and_read_as_typed() -> None:
    assert (
        tree(Paper(initial={"issued": date(2025, 11, 3)})).one("#id_issued").attributes["value"]
        == "03/11/2025"
    )
    form = Paper({"number": "1", "issued": "3/11/2025"})
    assert form.is_valid()
    assert form.cleaned_data["issued"] == date(2025, 11, 3)


def test_a_picker_is_a_plain_select_with_all_choices_until_script_wakes_it() -> None:
    class Choose(forms.Form):
        lead = forms.ChoiceField(choices=[("", ""), ("a", "Sở A"), ("b", "Sở B")], widget=Picker)

    drawn = tree(Choose({"lead": "b"}))
    assert [one.attributes["value"] for one in drawn.all("option")] == ["", "a", "b"]
    assert drawn.one("option[selected]").text() == "Sở B"
    assert "hidden" in drawn.one(".picker").attributes


def test_a_picker_of_many_pages_sends_the_chosen_alone(
    finance: Unit, health: Unit, django_assert_max_num_queries: Any, an: User
) -> None:
    class Choose(forms.Form):
        lead = forms.ModelChoiceField(Unit.objects.all(), widget=Picker(url="/tim/", whole=False))
        others = forms.ModelMultipleChoiceField(
            Unit.objects.all(), widget=ManyPicker(url="/tim/", whole=False)
        )

    assert an.pk
    with django_assert_max_num_queries(2):
        drawn = tree(Choose(initial={"lead": finance.pk, "others": [finance.pk, health.pk]}))
    assert [one.text() for one in drawn.all("#id_lead option")] == ["", "Sở Tài chính"]
    assert sorted(one.text() for one in drawn.all("#id_others option")) == ["Sở Tài chính", "Sở Y tế"]
    assert drawn.all('input[hx-get="/tim/"]')


def test_a_picker_whose_address_is_not_there_holds_all_choices() -> None:
    assert Picker(url="nowhere:pick", whole=False).address() == ""
    assert Picker(url="web:search").address() == "/tim/"


def test_the_answer_of_a_look_up_is_a_list_of_options() -> None:
    drawn = Tree(answer(RequestFactory().get("/"), [Option(7, "<Sở>", "sở")]).content.decode())
    option = drawn.one("[role=option]")
    assert (option.attributes["data-value"], option.attributes["data-label"]) == ("7", "<Sở>")
    assert "option-none" in answer(RequestFactory().get("/"), []).content.decode()


def test_bars_begin_at_zero_and_keep_their_proportion() -> None:
    chart = bars(SHARES, highlight="Sở Y tế", unit="%")
    first, _second, last = chart.marks
    assert last.on
    assert last.words == "71,55%"
    assert last.length / first.length == pytest.approx(71.55 / 96.4, abs=0.01)
    assert bars([]).marks == []


def test_a_strip_of_dots_draws_the_median_and_the_highlight_last() -> None:
    chart = dots(SHARES, highlight="Sở Nội vụ", unit="%")
    assert (chart.middle_words, chart.low, chart.high) == ("88,1%", "71,55%", "96,4%")
    assert chart.marks[-1].label == "Sở Nội vụ"
    assert all(0 <= mark.x <= chart.width for mark in chart.marks)


def test_the_room_of_labels_follows_the_longest_and_stays_within_bounds() -> None:
    short = bars([("01/2026", Decimal(3)), ("02/2026", Decimal(1))])
    long = bars([("Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Phú Thọ", Decimal(3)), ("Sở", Decimal(1))])
    assert short.marks[0].x < long.marks[0].x <= 290
    assert [line for _y, line in short.marks[0].written] == ["01/2026"]
    assert " ".join(line for _y, line in long.marks[0].written) == long.marks[0].label
    for chart in (short, long):
        x, _y, width, _height = map(int, chart.plot.split())
        assert x == chart.marks[0].x
        assert chart.marks[0].length == width, "the longest bar fills the plot, wide and narrow"
