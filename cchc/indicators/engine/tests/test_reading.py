"""A file of indicators is read strictly: a fault says file, indicator, key, what was found and what is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc.indicators.engine.reading import read
from cchc.indicators.engine.tests.conftest import written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Folder = Callable[..., Path]

FAULTS = [
    ("code", "Hồ-sơ", "code: “Hồ-sơ” không phải mã"),
    ("code", "a" * 65, "tối đa 64 ký tự"),
    ("code", "3", "code: “3”; cần một đoạn chữ."),
    ("name", '"Hồ sơ"', "name: “Hồ sơ”; cần {vi: …, en: …}."),
    ("name", '{vi: "Hồ sơ"}', "name: “{'vi': 'Hồ sơ'}”; cần {vi: …, en: …}."),
    ("name", '{vi: "Hồ sơ", en: ""}', "name: “”; cần một đoạn chữ."),
    ("name", None, "name: thiếu; khoá này phải có."),
    ("denominator", None, "denominator: để trống; đơn vị tính percent phải có mẫu số bằng lời."),
    ("measure", "tấn", "measure: không nhận “tấn”; chỉ nhận percent, index"),
    ("measure", "count", "đơn vị tính count không có mẫu số, hãy để trống."),
    ("direction", "tăng", "direction: không nhận “tăng”; chỉ nhận up, down, none."),
    ("source_kind", "khac", "source_kind: không nhận “khac”; chỉ nhận declared, dossier_kpi"),
    ("precision", "7", "precision: không nhận 7; chỉ nhận số nguyên từ 0 đến 6."),
    ("precision", "true", "precision: “True”; cần một số nguyên."),
    ("precision", "1.5", "precision: “1.5”; cần một số nguyên."),
    ("valid_from", '"nay"', "valid_from: “nay”; cần một ngày như 2025-01-31."),
    ("valid_from", "2025-02-30", "ngày 2025-02-30 không có trong lịch"),
    ("valid_to", "2019-12-31", "valid_to: 31/12/2019 trước valid_from 01/01/2020; phải bằng hoặc sau."),
    ("url", '"thuvien.vn"', "url: “thuvien.vn” không phải địa chỉ; phải bắt đầu bằng https:// hoặc http://."),
    ("owner", '" "', "owner: “”; cần một đoạn chữ."),
    ("source", "~", "source: để trống; cần một đoạn chữ."),
    ("illustrative", '"có"', "illustrative: “có”; chỉ nhận true hoặc false."),
    ("checked", "~", "checked: để trống; cần một ngày như 2025-01-31."),
    ("nguon", '"x"', "nguon: không có khoá này; các khoá được dùng: code, name"),
]


def test_a_sound_file_has_no_fault(folder: Folder) -> None:
    got = read(folder(a=written({}, {"code": "b", "valid_to": "~"})) / "a.yaml")
    assert got.faults == []
    assert [one.code for one in got.indicators] == ["ho_so_dung_han", "b"]


@pytest.mark.parametrize(
    ("key", "value", "sentence"), FAULTS, ids=[f"{key}-{at}" for at, (key, *_) in enumerate(FAULTS)]
)
def test_a_fault_is_one_sentence_with_its_place(
    folder: Folder, key: str, value: str | None, sentence: str
) -> None:
    got = read(folder(a=written({key: value})) / "a.yaml", "indicators/a.yaml")
    assert got.indicators == []
    assert len(got.faults) == 1
    assert got.faults[0].startswith("indicators/a.yaml, ")
    assert sentence in got.faults[0]
    assert got.faults[0].endswith(".")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "a.yaml: có để trống; chỉ nhận một khoá “indicators” với danh sách các chỉ tiêu."),
        ("indicator: []", "a.yaml: có indicator; chỉ nhận một khoá"),
        ("indicators: {a: 1}", "a.yaml: có indicators; chỉ nhận một khoá"),
        ("indicators: [ho_so]", "a.yaml, chỉ tiêu thứ 1: “ho_so”; cần các khoá code, name"),
        ("indicators:\n  - code: [", "a.yaml, dòng"),
        ("indicators: []\nindicators: []", "có hai lần"),
    ],
)
def test_a_file_of_another_form_is_told(folder: Folder, text: str, sentence: str) -> None:
    got = read(folder(a=text) / "a.yaml")
    assert len(got.faults) == 1
    assert sentence in got.faults[0]


def test_an_entry_without_a_code_is_named_by_its_place(folder: Folder) -> None:
    got = read(folder(a=written({}, {"code": None})) / "a.yaml")
    assert got.faults == ["a.yaml, chỉ tiêu thứ 2, code: thiếu; khoá này phải có."]
