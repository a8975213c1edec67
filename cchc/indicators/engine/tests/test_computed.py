"""Computed indicators are found by the folders there are, and a member that breaks the rules is named."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from types import ModuleType

import pytest

from cchc.indicators.engine import computed
from cchc.indicators.engine.indicator import Indicator
from cchc.lib.registry import MemberError
from cchc.lib.words import Words

WORDS = Words("Nhiệm vụ", "tasks")
SOUND = Indicator("a_count", WORDS, WORDS, "count", "Quy chế", "VP", "task_count", date(2026, 11, 28))


def module(**parts: object) -> ModuleType:
    """A member that holds these."""
    made = ModuleType("cchc.somewhere.indicators.member")
    vars(made).update(parts)
    return made


def test_the_dictionary_is_read_without_django() -> None:
    code = (
        "import sys; from pathlib import Path; from cchc.indicators.engine.dictionary import load;"
        "load(Path('data/indicators')); sys.exit('django' in sys.modules)"
    )
    root = computed._ROOT.parent
    assert subprocess.run([sys.executable, "-c", code], cwd=root, env={}).returncode == 0


def test_task_counts_are_found_by_their_folder_and_name_their_file() -> None:
    found = {one.code: one.place for one in computed.computed()}
    assert found["nhiem_vu_dung_han"] == "cchc/tasks/indicators/on_time.py"
    assert {"nhiem_vu_qua_han", "nhiem_vu_hoan_thanh_muon"} <= set(found)
    assert "cchc.tasks.indicators" in computed.packages()


def test_a_member_that_has_all_gives_its_indicator() -> None:
    assert computed._declared(module(INDICATOR=SOUND, compute=print)) is SOUND


def test_two_files_of_one_code_are_both_named() -> None:
    first, second = module(INDICATOR=SOUND, compute=print), module(INDICATOR=SOUND, compute=print)
    second.__name__ = "cchc.elsewhere.indicators.other"
    with pytest.raises(MemberError) as error:
        computed.by_code([first, second])
    assert str(error.value).startswith("cchc/elsewhere/indicators/other.py: a_count")
    assert "cchc/somewhere/indicators/member.py" in str(error.value)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({}, "INDICATOR"),
        ({"INDICATOR": SOUND}, "compute"),
        ({"INDICATOR": "a", "compute": print}, "INDICATOR"),
        ({"INDICATOR": Indicator(**{**vars(SOUND), "measure": "percent"}), "compute": print}, "denominator"),
    ],
)
def test_a_member_that_lacks_something_is_named(parts: dict[str, object], sentence: str) -> None:
    with pytest.raises(MemberError, match=sentence) as error:
        computed._declared(module(**parts))
    assert str(error.value).startswith("cchc/somewhere/indicators/member.py: ")
