"""Words for wrong use, and days given on the command line."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date

import pytest

from cchc.command import Parser, day, in_vietnamese
from cchc.errors import CchcError


@pytest.mark.parametrize("text", ["17/5/2025", "2025-05-17", "17-05-2025"])
def test_a_day_may_be_written_in_the_usual_ways(text: str) -> None:
    assert day(text) == date(2025, 5, 17)


def test_a_wrong_day_is_told_by_its_option() -> None:
    with pytest.raises(ArgumentTypeError, match="31/02/2025 không có trong lịch"):
        day("31/2/2025")
    parser = Parser("cchc x")
    parser.add_argument("--today", type=day)
    with pytest.raises(CchcError, match="--today: Ngày 31/02/2025") as caught:
        parser.parse_args(["--today", "31/2/2025"])
    assert caught.value.exit == 2


def test_an_unknown_sentence_of_argparse_stays_as_it_is() -> None:
    assert in_vietnamese("something else") == "something else"


def test_options_are_not_abbreviated_and_usage_is_vietnamese() -> None:
    parser = Parser("cchc x")
    parser.add_argument("--today")
    with pytest.raises(CchcError, match="không có tham số --tod 1"):
        parser.parse_args(["--tod", "1"])
    assert parser.format_usage().startswith("Cách dùng: cchc x")
