"""The cases of every shipped set, one test a sentence; and what the running of cases says of a wrong case."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.assessment.engine.cases import CaseResult, run
from cchc.assessment.engine.loading import SetError, load, versions
from cchc.assessment.engine.rules import found
from cchc.assessment.engine.tests.conftest import area, leaf

if TYPE_CHECKING:
    from collections.abc import Callable

CRITERIA = Path(__file__).resolve().parents[4] / "data" / "criteria"
SETS = sorted(path for path in CRITERIA.iterdir() if path.is_dir())
VERSIONS = [(folder, year) for folder in SETS for year in versions(folder)]
RESULTS = [(folder, year, result) for folder, year in VERSIONS for result in run(folder, year)]


@pytest.mark.parametrize(
    "result",
    [result for _, _, result in RESULTS],
    ids=[f"{folder.name}/{year}: {result.name}" for folder, year, result in RESULTS],
)
def test_case(result: CaseResult) -> None:
    assert result.ok, " ".join(result.faults)


@pytest.mark.parametrize(("folder", "year"), VERSIONS, ids=[f"{path.name}/{year}" for path, year in VERSIONS])
def test_every_shipped_set_has_cases_and_says_what_it_is(folder: Path, year: int) -> None:
    criteria = load(folder, year)
    assert run(folder, year)
    assert criteria.code == folder.name
    assert criteria.sources
    assert criteria.note
    assert criteria.checked is not None
    assert criteria.illustrative == folder.name.startswith("minh-hoa-")


def test_the_table_with_the_typing_error_is_kept_for_the_checks_and_not_shipped() -> None:
    bad = load(Path(__file__).parent / "bad_sets" / "huyen-2019", 2019)
    assert sum(node.maximum or 0 for node in bad.nodes) == Fraction("99.55")
    assert bad.maximum == 100
    assert not (CRITERIA / "huyen-2019").exists()


ILLUSTRATIVE = [(folder, year) for folder, year in VERSIONS if folder.name.startswith("minh-hoa-")]


@pytest.mark.parametrize(
    ("folder", "year"), ILLUSTRATIVE, ids=[f"{path.name}/{year}" for path, year in ILLUSTRATIVE]
)
def test_every_leaf_of_our_own_sets_is_asked_about_by_a_case(folder: Path, year: int) -> None:
    reached = {code for result in run(folder, year) for code in result.reached}
    assert {node.code for node in load(folder, year).leaves} - reached == set()


def test_the_demonstration_set_for_provinces_uses_every_rule_shape() -> None:
    criteria = load(CRITERIA / "minh-hoa-tinh", 2025)
    assert {node.rule.shape for node in criteria.leaves if node.rule} == set(found())


def test_the_demonstration_set_for_provinces_is_as_large_as_a_real_one() -> None:
    criteria = load(CRITERIA / "minh-hoa-tinh", 2025)
    areas = [node for node in criteria.nodes if node.kind == "part"]
    kinds = {node.assessment for node in criteria.leaves}
    surveyed = sum(node.maximum or 0 for node in criteria.leaves if node.assessment == "leaders_survey")
    assert len(areas) == 8
    assert sum(len(area.children) for area in areas) == 48
    assert sum(len(criterion.children) for area in areas for criterion in area.children) == 103
    assert kinds == {"self", "leaders_survey", "sipas", "statistic", "computed"}
    assert surveyed == 22
    assert all(node.owner and node.evidence and node.checked for node in criteria.leaves)


CASES = """
bases:
  nen: {p1.1: 1, p1.2: 2}
cases:
  - case: Một câu
    base: nen
"""


@pytest.fixture
def wrong(write_set: Callable[..., Path]) -> Callable[[str], tuple[str, ...]]:
    """The faults of a set's one case, whose further lines are given."""

    def faults(lines: str) -> tuple[str, ...]:
        folder = write_set("maximum: 4", area("1", 4, leaf("1.1", 1), leaf("1.2", 3)))
        (folder / "2024" / "cases.yaml").write_text(CASES + lines, "utf-8")
        return run(folder, 2024)[0].faults

    return faults


def test_a_case_that_holds_has_no_faults(wrong: Callable[[str], tuple[str, ...]]) -> None:
    lines = "    expect: {total: 3, index: 75, nodes: {1.1: 1, 1: {points: 3, status: scored, maximum: 4}}}\n"
    assert wrong(lines) == ()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("    expect: {total: 3.5}", "tổng điểm là 3, phải là 3,5."),
        ("    expect: {index: null}", "chỉ số là 75, phải là không có."),
        ("    expect: {maximum: 5}", "điểm tối đa là 4, phải là 5."),
        ("    expect: {status: missing}", "trạng thái là scored, phải là missing."),
        ("    expect: {rank: 2}", "hạng là 1, phải là 2."),
        ("    expect: {grade: Tốt}", "xếp loại là None, phải là Tốt."),
        ("    expect: {nodes: {1.1: 0}}", "điểm 1.1 là 1, phải là 0."),
        ("    expect: {nodes: {1.1: {maximum: 2}}}", "điểm tối đa 1.1 là 1, phải là 2."),
        ("    expect: {nodes: {1.1: {status: missing}}}", "trạng thái 1.1 là scored, phải là missing."),
        (
            "    expect: {nodes: {1.1: {says: chậm}}}",
            "lý do 1.1 là “Điểm đã có: 1/1 điểm.”, phải có “chậm”.",
        ),
        ("    expect: {nodes: {9.9: 0}}", "bộ tiêu chí không có mã 9.9 năm 2024."),
        ("    expect: {nodes: {1.1: mười}}", "điểm 1.1: cần một số như 0.5 hoặc “1/3”, không phải “mười”."),
        ("    expect: {structure: {leaves: 3}}", "bộ có 2 tiêu chí được chấm, phải là 3."),
        ("    expect: {structure: {maximum: 100}}", "điểm tối đa của bộ là 4, phải là 100."),
        ("    expect: {structure: {maxima: {1.1: 2}}}", "maximum của 1.1 là 1, phải là 2."),
        ("    inputs: {p1.1: 2}\n    expect: {total: 3}", "tổng điểm là không có, phải là 3."),
        ("    inputs: {p1.3: 2}\n    expect: {}", "cases.yaml, dòng 3: không có số liệu “p1.3”"),
        ("    inputs: chín\n    expect: {}", "inputs: cần các cặp mã: giá trị hoặc “không gửi kết quả”"),
        ("    inputs: {p1.1: {a: 1}}\n    expect: {}", "inputs.p1.1: cần một giá trị hoặc [tử số, mẫu số]"),
    ],
)
def test_what_came_out_otherwise_is_told_in_a_sentence(
    wrong: Callable[[str], tuple[str, ...]], lines: str, said: str
) -> None:
    assert said in " ".join(wrong(lines))


def test_a_unit_that_handed_in_nothing_and_other_units_are_cases_too(
    wrong: Callable[[str], tuple[str, ...]],
) -> None:
    absent = "    inputs: không gửi kết quả\n    others: {B: {p1.1: 0}}\n"
    assert wrong(f"{absent}    expect: {{status: not_submitted, total: null, rank: null}}") == ()
    assert wrong("    others: {B: {p1.1: 0}}\n    expect: {rank: 1, of: 2, nodes: {1.1: 1}}") == ()


def test_figures_may_be_compared_as_published(wrong: Callable[[str], tuple[str, ...]]) -> None:
    third = "    inputs: {p1.1: 0.3333}\n"
    assert wrong(f"{third}    expect: {{total: 2.33, published: true, nodes: {{1.1: 0.3333}}}}") == ()
    assert wrong(f"{third}    expect: {{total: 2.33}}") == ("tổng điểm là 2,3333, phải là 2,33.",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cases:\n  - {case: A, expect: {toal: 1}}\n", "cases[1].expect.toal: không có tham số này"),
        ("cases:\n  - {case: A}\n", "thiếu tham số bắt buộc"),
        ("cases: [\n", "sai cú pháp YAML"),
        ("cases:\n  - {case: A, expect: {}}\n  - {case: A, expect: {}}\n", "“A” có hai lần"),
    ],
)
def test_a_file_of_cases_that_cannot_be_read_is_named(
    write_set: Callable[..., Path], text: str, said: str
) -> None:
    folder = write_set("maximum: 1", area("1", 1, leaf("1.1", 1)))
    (folder / "2024" / "cases.yaml").write_text(text, "utf-8")
    with pytest.raises(SetError, match=r"thu/2024/cases\.yaml") as caught:
        run(folder, 2024)
    assert said in str(caught.value)


def test_an_unknown_base_is_told(write_set: Callable[..., Path]) -> None:
    folder = write_set("maximum: 1", area("1", 1, leaf("1.1", 1)))
    (folder / "2024" / "cases.yaml").write_text("cases:\n  - {case: A, base: x, expect: {}}\n", "utf-8")
    assert run(folder, 2024)[0].faults == ("base: không có “x”; các số liệu nền: chưa có.",)


def test_a_set_without_cases_has_none(write_set: Callable[..., Path]) -> None:
    assert run(write_set("maximum: 1", area("1", 1, leaf("1.1", 1))), 2024) == []
