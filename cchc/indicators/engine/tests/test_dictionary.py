"""The dictionary: what the files say, one code one definition, and a hint for a code that is almost right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc import data
from cchc.errors import UserError
from cchc.indicators.engine.dictionary import DictionaryError, gather, load
from cchc.indicators.engine.indicator import Indicator
from cchc.indicators.engine.tests.conftest import written
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def an_indicator(code: str, place: str) -> Indicator:
    """A plain count declared by a file."""
    day = date(2026, 11, 28)
    words = Words("Nhiệm vụ", "tasks")
    return Indicator(code, words, words, "count", "Quy chế", "VP", "task_count", day, place=place)


def test_an_entry_becomes_an_indicator(folder: Callable[..., Path]) -> None:
    found = load(folder(a=written({})))
    one = found.get("ho_so_dung_han")
    assert one.name == Words("Hồ sơ đúng hạn", "Dossiers on time")
    assert (one.measure, one.precision, one.valid_from, one.valid_to) == (
        "percent",
        2,
        date(2020, 1, 1),
        None,
    )
    assert one.denominator.vi == "hồ sơ đã giải quyết"
    assert one.rated
    assert one.place == "indicators/a.yaml"


def test_files_are_read_together_and_sorted_by_code(folder: Callable[..., Path]) -> None:
    found, faults = gather(folder(b=written({"code": "b"}), a=written({"code": "c"}, {"code": "a"})))
    assert [one.code for one in found] == ["a", "b", "c"]
    assert faults == []
    assert len(found) == 3
    assert "a" in found
    assert "x" not in found


def test_a_code_in_two_files_names_both(folder: Callable[..., Path]) -> None:
    with pytest.raises(DictionaryError) as error:
        load(folder(a=written({}), b=written({})))
    assert error.value.message == (
        "indicators/b.yaml, chỉ tiêu ho_so_dung_han, code: đã khai ở indicators/a.yaml; mỗi mã chỉ khai một lần."
    )


def test_a_code_that_a_program_computes_is_not_declared_in_a_file_too(folder: Callable[..., Path]) -> None:
    program = an_indicator("ho_so_dung_han", "cchc/dossiers/indicators/on_time.py")
    _, faults = gather(folder(a=written({})), [program])
    assert len(faults) == 1
    assert "indicators/a.yaml" in faults[0]
    assert "cchc/dossiers/indicators/on_time.py" in faults[0]


def test_every_fault_is_told_and_counted(folder: Callable[..., Path]) -> None:
    with pytest.raises(DictionaryError, match="và 1 lỗi khác") as error:
        load(folder(a=written({"measure": "phần trăm"}, {"code": "b", "precision": "9"})))
    assert len(error.value.faults) == 2


def test_codes_are_asked_for_a_day(folder: Callable[..., Path]) -> None:
    found, _ = gather(
        folder(
            a=written(
                {"code": "old", "valid_from": None, "valid_to": "2025-06-30"},
                {"code": "new", "valid_from": "2025-07-01"},
                {"code": "always", "valid_from": None},
            )
        )
    )
    assert found.codes() == {"old", "new", "always"}
    assert found.codes(date(2025, 6, 30)) == {"old", "always"}
    assert found.codes(date(2025, 7, 1)) == {"new", "always"}
    assert found.get("new", date(2025, 7, 1)).code == "new"
    with pytest.raises(UserError) as error:
        found.get("old", date(2025, 7, 1))
    assert error.value.message == "Chỉ tiêu old không áp dụng ngày 01/07/2025; chỉ áp dụng đến 30/06/2025."


def test_an_unknown_code_is_answered_with_the_likely_one(folder: Callable[..., Path]) -> None:
    found, _ = gather(folder(a=written({})))
    with pytest.raises(UserError) as error:
        found.get("ho_so_dung_hen")
    assert error.value.message == "Không có chỉ tiêu “ho_so_dung_hen”; ý nói “ho_so_dung_han”?"
    with pytest.raises(UserError) as error:
        found.get("zzz")
    assert error.value.message == "Không có chỉ tiêu “zzz”."


def test_the_two_online_rates_are_two_indicators_with_their_own_denominators() -> None:
    found = load(data.folder() / "indicators")
    new, total = found.get("ho_so_truc_tuyen_tren_moi"), found.get("ho_so_truc_tuyen_tren_tong")
    assert new.numerator == total.numerator
    assert new.denominator != total.denominator
    assert new.name != total.name


def test_no_two_shipped_indicators_share_a_name_or_a_formula() -> None:
    found = load(data.folder() / "indicators")
    for language in ("vi", "en"):
        names = [one.name.say(language).lower() for one in found]
        formulas = [(one.numerator.say(language), one.denominator.say(language)) for one in found]
        assert len(names) == len(set(names))
        assert len(formulas) == len(set(formulas))
