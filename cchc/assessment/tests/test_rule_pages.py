"""The ways of counting as forms: every shape's example goes in and comes out unchanged, and bad fields are told."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from cchc.assessment import rule_form
from cchc.assessment.engine import wording
from cchc.assessment.engine.loading import rule_of
from cchc.assessment.engine.parameters import dump
from cchc.assessment.engine.rule_examples import worked
from cchc.assessment.engine.rules import found
from cchc.assessment.engine.workbook.cells import yaml_in
from cchc.assessment.rule_trial import Trial, example_of
from cchc.conftest import make_user

SHAPES = list(found())


def in_vietnamese(params: Any) -> Any:
    """Parameters without the English of their words, which the form does not ask for."""

    def bare(raw: Any) -> Any:
        if isinstance(raw, dict):
            return raw["vi"] if set(raw) == {"vi", "en"} else {key: bare(each) for key, each in raw.items()}
        return [bare(each) for each in raw] if isinstance(raw, list) else raw

    return bare(dump(params))


@pytest.mark.parametrize("name", SHAPES)
def test_the_example_of_a_shape_goes_through_its_form_unchanged(name: str) -> None:
    shape, shown = found()[name], worked(name)
    trial = Trial(shape, name, {})
    assert (trial.wrong, trial.faults) == ([], [])
    assert trial.made is not None
    assert in_vietnamese(trial.made.params) == in_vietnamese(shown.params)
    codes = tuple(spec.code for spec in shown.example.inputs)
    again = rule_of(yaml_in(trial.made.notation, "Quy tắc"), codes)
    assert again.params == trial.made.params
    outcome = trial.outcome()
    assert outcome is not None
    assert outcome["why"] == [why.say("vi") for why in shown.outcome.why]


@pytest.mark.parametrize("name", SHAPES)
def test_what_takes_the_code_of_an_input_offers_the_codes(name: str) -> None:
    shape, shown = found()[name], worked(name)
    trial = Trial(shape, name, {})
    asked = [each for each in trial.form.walk() if each.codes and not each.key.endswith(".key")]
    offered = {code for each in asked for code in each.typed.split(", ")}
    plainly = {each.typed for each in trial.form.walk() if not each.codes and each.kind == "text"}
    assert not plainly & set(shape.reads(shown.params))
    assert offered - {""} <= {spec.code for spec in shown.example.inputs}


@pytest.mark.parametrize("name", SHAPES)
def test_words_that_are_offered_for_excel_are_read_as_the_same_rule(name: str) -> None:
    trial = Trial(found()[name], name, {})
    assert trial.made is not None
    if not trial.made.worded:
        assert name not in ("bands", "linear", "levels", "pass_fail", "share_of_max", "timeliness")
        return
    got = wording.read(trial.made.worded, trial.made.maximum)
    assert not isinstance(got, str)
    assert rule_of(got.named(list(trial.specs)).rule, tuple(trial.specs)).params == trial.made.params


def bands(**more: str) -> Trial:
    return Trial(found()["bands"], "bands", {**example_of(found()["bands"]), **more})


def test_a_list_has_one_empty_row_more_than_was_typed() -> None:
    assert len(bands().form.fields[0].rows) == 4  # type: ignore[union-attr]
    assert len(bands(**{"p.bands.4.ge": "120", "p.bands.4.points": "2"}).form.fields[0].rows) == 5  # type: ignore[union-attr]
    assert len(bands(**{"p.bands.999999.ge": "1"}).form.fields[0].rows) == 4  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("more", "key", "said"),
    [
        ({"p.bands.2.ge": "bảy mươi"}, "bands.2.ge", "Cần một số như 1,5, không phải “bảy mươi”."),
        ({"p.bands.1.points": ""}, "bands.1.points", "Thiếu tham số bắt buộc (Điểm)."),
        ({"p.bands.1.points": "1.200"}, "bands.1.points", "hãy ghi 1200 hoặc 1,200."),
        ({"max": "nhiều"}, "max", "Cần một số như 1,5"),
        ({"max": "0"}, "max", "lớn hơn 0"),
        ({"i.1.code": "số liệu"}, "1.code", "Chỉ gồm chữ không dấu"),
    ],
)
def test_a_field_that_cannot_be_read_is_told_beside_it(more: dict[str, str], key: str, said: str) -> None:
    trial = bands(**more)
    (wrong,) = trial.wrong
    assert wrong.key == key
    assert said in wrong.error
    assert (trial.made, trial.outcome()) == (None, None)


@pytest.mark.parametrize(
    ("key", "said"),
    [("", "Ghi giá trị này là của gì."), ("Kịp thời", "Dòng trên đã có mức, mã này.")],
)
def test_a_value_without_its_key_or_with_one_that_is_there_is_told(key: str, said: str) -> None:
    shape = found()["levels"]
    typed = {**example_of(shape), "p.points.2.key": key}
    trial = Trial(shape, "levels", typed)
    assert [(each.key, each.error) for each in trial.wrong] == [("points.2.key", said)]
    assert trial.made is None


def test_a_hole_between_bands_is_told_of_the_whole() -> None:
    trial = bands(**{"p.bands.2.ge": "80"})
    assert trial.made is None
    assert any("70" in fault and "80" in fault for fault in trial.faults)


@pytest.mark.parametrize("name", SHAPES)
def test_sending_the_form_as_it_is_changes_nothing_and_adds_no_row(name: str) -> None:
    first = Trial(found()[name], name, {})
    fields = [first.maximum_field, *first.inputs.walk(), *first.form.walk()]
    fields += [each for answer in first.answers for each in (answer.mine, answer.others)]
    again = Trial(
        found()[name], name, {each.name: each.typed for each in fields if each.typed or each.kind != "yes"}
    )
    assert again.made == first.made
    assert again.outcome() == first.outcome()
    assert len([*again.form.walk(), *again.inputs.walk()]) == len([*first.form.walk(), *first.inputs.walk()])


def test_an_empty_group_is_left_out_and_a_tick_alone_is_nothing() -> None:
    shape = found()["ratio"]
    typed = {**example_of(shape), "p.then.linear.full": "", "p.then.linear.open": "on", "p.complement": ""}
    form = rule_form.drawn(shape.Params, {key[2:]: value for key, value in typed.items() if key[:2] == "p."})
    raw = rule_form.read(shape.Params, form)
    assert "then" not in raw
    assert raw["complement"] is False


@pytest.fixture
def reader(client: Any, province: Any) -> Any:
    client.force_login(make_user("doc", "Người Đọc", "standing_office", province))
    return client


@pytest.mark.django_db
def test_the_list_shows_every_shape_with_an_example(reader: Any) -> None:
    page = reader.get(reverse("assessment:rules")).content.decode()
    for name in SHAPES:
        assert reverse("assessment:rule", args=[name]) in page
    assert "Đạt 85% kế hoạch" in page


@pytest.mark.django_db
@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_shape_has_its_page_with_points_for_the_example(reader: Any, name: str, language: str) -> None:
    reader.cookies["django_language"] = language
    answer = reader.get(reverse("assessment:rule", args=[name]))
    assert answer.status_code == 200
    assert answer.context["outcome"]["points"] is not None
    assert 'id="notation"' in answer.content.decode()


@pytest.mark.django_db
def test_what_was_typed_stays_in_the_form_when_it_is_wrong(reader: Any) -> None:
    typed = {**example_of(found()["bands"]), "p.bands.1.ge": "<b>trăm</b>"}
    answer = reader.get(f"{reverse('assessment:rule', args=['bands'])}?{urlencode(typed)}")
    page = answer.content.decode()
    assert "&lt;b&gt;trăm&lt;/b&gt;" in page
    assert "<b>trăm" not in page
    assert "Chưa thành cách tính" in page
    assert 'id="notation"' not in page


@pytest.mark.django_db
def test_a_shape_that_there_is_not_is_not_found(reader: Any) -> None:
    assert reader.get("/danh-gia/bo-tieu-chi/cach-tinh/khong-co/").status_code == 404
