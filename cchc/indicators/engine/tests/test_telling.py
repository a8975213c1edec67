"""An indicator in words and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cchc.indicators.engine.reading import read
from cchc.indicators.engine.telling import as_json, facts, formula, measured
from cchc.indicators.engine.tests.conftest import written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Folder = Callable[..., Path]

AMOUNT = {"code": "ho_so", "measure": "count", "denominator": None, "illustrative": "true", "url": None}


def test_a_rate_names_its_denominator_and_an_amount_has_none(folder: Folder) -> None:
    rate, amount = read(folder(a=written({}, AMOUNT)) / "a.yaml").indicators
    assert formula(rate) == "Hồ sơ trả đúng hạn / hồ sơ đã giải quyết"
    assert formula(rate, "en") == "dossiers on time / dossiers resolved"
    assert formula(amount) == "Hồ sơ trả đúng hạn"
    assert (measured(rate), measured(amount), measured(amount, "en")) == ("%", "số lượng", "count")


def test_each_thing_is_said_under_its_label(folder: Folder) -> None:
    rate, amount = read(folder(a=written({}, AMOUNT)) / "a.yaml").indicators
    said = dict(facts(rate, leave=("code",)))
    assert "Mã" not in said
    assert said["Tên"] == "Hồ sơ đúng hạn"
    assert said["Số lẻ khi hiển thị"] == "2"
    assert said["Kiểm tra lần cuối"] == "28/11/2026"
    assert "Minh hoạ" not in said
    in_english = dict(facts(amount, "en"))
    assert in_english["Illustrative"] == "yes"
    assert "Denominator" not in in_english
    assert "Where to read it" not in in_english


def test_programs_read_every_field(folder: Folder) -> None:
    rate, amount = read(folder(a=written({}, AMOUNT)) / "a.yaml").indicators
    value = as_json(rate)
    assert json.loads(json.dumps(value)) == value
    assert value["name"] == {"vi": "Hồ sơ đúng hạn", "en": "Dossiers on time"}
    assert (value["valid_from"], value["valid_to"], value["checked"]) == ("2020-01-01", None, "2026-11-28")
    assert (as_json(amount)["denominator"], as_json(amount)["url"]) == (None, None)
