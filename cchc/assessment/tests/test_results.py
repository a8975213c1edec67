"""Taking in published results: all or nothing, once, with the trail."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cchc.assessment.actions import import_results, look
from cchc.assessment.models import PublishedResult, ResultBatch
from cchc.audit.models import Event
from cchc.cli import main
from cchc.errors import UnreadableInput

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db

TEXT = """year,unit,score,rank,area_or_total,source
2023,Lào Cai,90.6,7,total,trang A
2023,Lao Cai,90.5,7,total,trang B
2023,(cả nước),86.98,,mean,trang A
2024,Hòa Bình,88.18,37/63,total,trang A
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "par.csv"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_file_is_taken_in_with_units_recognised_and_one_event(file: Path, an: Any) -> None:
    taken = import_results(file, by=an)
    assert (taken.rows, taken.added, taken.unknown) == (4, 4, ("(cả nước)",))
    assert set(PublishedResult.objects.values_list("unit", flat=True)) == {"lao-cai", "hoa-binh", ""}
    event = Event.objects.get(verb="result.import")
    assert event.by_id == an.pk
    assert ResultBatch.objects.get().by == an


def test_the_same_file_twice_adds_nothing_and_a_longer_one_only_what_is_new(file: Path, an: Any) -> None:
    import_results(file, by=an)
    again = import_results(file, by=an)
    assert (again.known, again.added) == (True, 0)
    file.write_text(TEXT + "2024,Lào Cai,89.03,26,total,trang A\n", "utf-8")
    assert look(file).added == 1
    assert import_results(file, by=an).added == 1
    assert PublishedResult.objects.count() == 5


def test_sources_that_disagree_stand_beside_each_other(file: Path, an: Any) -> None:
    import_results(file, by=an)
    rows = PublishedResult.objects.filter(unit="lao-cai", year=2023)
    assert sorted(str(row.score.normalize()) for row in rows if row.score) == ["90.5", "90.6"]


def test_a_file_with_a_wrong_row_writes_nothing(file: Path, an: Any) -> None:
    file.write_text(TEXT + "hai nghìn,Lào Cai,1,1,total,x\n", "utf-8")
    with pytest.raises(UnreadableInput, match="dòng 6"):
        import_results(file, by=an)
    assert not PublishedResult.objects.exists()


def test_the_verb_lists_what_disagrees(file: Path, an: Any, capsys: pytest.CaptureFixture[str]) -> None:
    import_results(file, by=an)
    assert main(["results", "conflicts", "--index", "par", "--format", "json"], {}) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(row["unit"], row["score"]) for row in told] == [("lao-cai", "90.5"), ("lao-cai", "90.6")]


@pytest.mark.parametrize("args", [["import"], ["list", "x.csv"], ["list", "--index", "abc"]])
def test_wrong_use_is_told(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["results", *args], {}) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_ranks_of_a_file_are_printed_with_the_tie_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "diem.csv"
    path.write_text("unit,score\nA,88.18\nB,90\nC,88.18\nD,\n", "utf-8")
    assert main(["rank", str(path), "--format", "json"], {}) == 0
    out = capsys.readouterr()
    told = {row["unit"]: row for row in json.loads(out.out)}
    assert [told[unit]["rank"] for unit in "BACD"] == ["1", "2", "2", None]
    assert told["D"]["reason"] == "Chưa có điểm nên không xếp hạng."
    assert "1, 2, 2, 4" in out.err
