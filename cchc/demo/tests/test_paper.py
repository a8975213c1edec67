"""A paper of the demonstration: the same words are the same bytes, and the reader reads it as any Word file."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from cchc.data import folder
from cchc.demo.documents import PAPERS
from cchc.demo.paper import dated, issued_on, word
from cchc.directives.engine.reading import read
from cchc.directives.engine.source import open_source
from cchc.lib.yamlfile import load

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2026, 2, 9)


def day_of(offset: int) -> date:
    """Days counted plainly: which of them are worked is the calendar's affair."""
    return DAY + timedelta(days=offset)


def facts(name: str) -> dict[str, Any]:
    """One paper of the shipped data."""
    found: dict[str, Any] = load(folder() / "demo" / f"{name}.yaml")
    return found


@pytest.fixture
def _other_moments(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at the clock of this machine comes a minute after the one before."""
    import time

    began, moments = time.time(), iter(range(0, 10**9, 60))
    monkeypatch.setattr("zipfile.time.time", lambda: began + next(moments))


@pytest.mark.usefixtures("_other_moments")
@pytest.mark.parametrize("name", PAPERS)
def test_the_same_paper_of_the_same_day_is_the_same_bytes_whenever_it_is_made(name: str) -> None:
    assert word(facts(name), day_of) == word(facts(name), day_of)


def test_a_paper_of_another_day_is_another_file() -> None:
    paper = facts(PAPERS[-1])
    assert word(paper, day_of) != word(paper, lambda offset: day_of(offset + 1))


@pytest.mark.parametrize("name", PAPERS)
def test_the_reader_finds_number_date_and_signer_of_a_paper(name: str) -> None:
    paper = facts(name)
    reading = read(open_source(word(paper, day_of), paper["file"]))
    head = reading.header
    assert (head.number, head.issued) == (paper["number"], issued_on(paper["date"], day_of))
    assert head.signer is not None
    assert head.signer.name == paper["signer"]
    assert reading.tasks


def test_every_member_of_the_file_bears_the_day_of_issue() -> None:
    paper = facts(PAPERS[-1])
    with ZipFile(BytesIO(word(paper, day_of))) as packed:
        assert {member.date_time[:3] for member in packed.infolist()} == {(2026, 2, 5)}


def _lines(paper: dict[str, Any]) -> Iterator[str]:
    yield from open_source(word(paper, day_of), "a.docx").text.splitlines()


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 15), "ngày 15 tháng 3 năm 2026"),
        (date(2025, 12, 1), "ngày 01 tháng 12 năm 2025"),
    ],
)
def test_the_date_is_written_with_the_zeros_that_the_decree_asks_for(day: date, line: str) -> None:
    assert any(line in one for one in _lines(facts(PAPERS[-1]) | {"date": day}))


def test_a_day_stands_as_itself_or_as_so_many_days_from_the_demonstration() -> None:
    assert dated("trước ngày {+8}, từ {-4}", day_of) == "trước ngày 17/02/2026, từ 05/02/2026"
    assert issued_on(date(2025, 5, 17), day_of) == date(2025, 5, 17)
    assert issued_on("{-4}", day_of) == date(2026, 2, 5)
    with pytest.raises(ValueError, match="mai"):
        issued_on("mai", day_of)
