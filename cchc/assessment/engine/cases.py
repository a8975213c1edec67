"""The cases of a criteria set: sentences with numbers that the set must keep, in ``cases.yaml`` beside it.

The form: ``bases`` (named answers that cases build on) and ``cases``, each with ``case`` (the sentence), ``inputs``
(code: answer, as a file of inputs has it; ``[12, 20]`` is 12 of 20; "không gửi kết quả" instead of the pairs says that
the unit handed in nothing), ``others`` (answers of further units, for what compares units) and ``expect``. Cases are
run by ``cchc sets check`` and by the tests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc.assessment.engine.expecting import ExpectFile, faults
from cchc.assessment.engine.given import Inputs
from cchc.assessment.engine.input_files import InputsError, of_table
from cchc.assessment.engine.loading import CASES_FILE, SetError, folder_for, load
from cchc.assessment.engine.parameters import ParameterError, build, par
from cchc.assessment.engine.placing import standings
from cchc.assessment.engine.scoring import score
from cchc.assessment.engine.table_files import Table
from cchc.lib.yamlfile import YamlFileError
from cchc.lib.yamlfile import load as load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc.assessment.engine.given import Given
    from cchc.assessment.engine.model import CriteriaSet
    from cchc.lib.xlsx import Cell

#: The label of the unit that a case is about.
UNIT = "đơn vị"
ABSENT = "không gửi kết quả"
_HEAD = ("unit", "input", "value", "denominator")


@dataclass(frozen=True)
class CaseFile:
    """One case as the file has it."""

    case: str = par("Câu nêu trường hợp", "The sentence")
    expect: ExpectFile = par("Kết quả phải có", "What must come out")
    year: int | None = par("Năm, nếu không phải năm của phiên bản", "Year, if not the version's", None)
    base: str = par("Lấy số liệu nền", "Answers it builds on", "")
    inputs: Any = par("Số liệu", "Answers", None)
    others: Mapping[str, Any] | None = par("Số liệu của các đơn vị khác", "Answers of other units", None)


@dataclass(frozen=True)
class CasesFile:
    """``cases.yaml``."""

    cases: tuple[CaseFile, ...] = par("Các trường hợp", "Cases")
    bases: Mapping[str, Any] | None = par("Số liệu nền", "Named answers", None)


class CaseResult(NamedTuple):
    """How a case went: its sentence, what is wrong (each a sentence; nothing where it holds), leaves it asks about."""

    name: str
    faults: tuple[str, ...]
    reached: frozenset[str]

    @property
    def ok(self) -> bool:
        """Whether everything came out as the case says."""
        return not self.faults


def run(folder: Path, year: int) -> list[CaseResult]:
    """Run the cases of the version that holds in ``year``. ``folder``: ``data/criteria/<set>``.

    A version without ``cases.yaml`` has none. SetError where the set or the file of cases cannot be read.
    """
    version = folder_for(folder, year)
    if not (version / CASES_FILE).is_file():
        return []
    file = _read(version / CASES_FILE, f"{folder.name}/{version.name}/{CASES_FILE}")
    sets: dict[int, CriteriaSet] = {}
    results = []
    for case in file.cases:
        when = case.year or int(version.name)
        if when not in sets:
            sets[when] = load(folder, when)
        results.append(_run(sets[when], case, file.bases or {}))
    return results


def _read(path: Path, place: str) -> CasesFile:
    try:
        file: CasesFile = build(CasesFile, load_yaml(path))
    except YamlFileError as error:
        raise SetError([str(error).replace(str(path), place)]) from error
    except ParameterError as error:
        raise SetError([f"{place}: {error}"]) from error
    times = Counter(case.case for case in file.cases)
    if twice := [f"{place}: “{name}” có hai lần." for name, count in times.items() if count > 1]:
        raise SetError(twice)
    return file


def _run(criteria: CriteriaSet, case: CaseFile, bases: Mapping[str, Any]) -> CaseResult:
    """One case; what cannot be read of it is its fault."""
    named = case.expect.nodes or {}
    reached = frozenset(code for code in named if code in criteria.by_code and criteria.by_code[code].leaf)
    try:
        inputs = _inputs(criteria, case, bases)
    except ParameterError as error:
        return CaseResult(case.case, (str(error),), reached)
    except InputsError as error:
        return CaseResult(case.case, error.faults, reached)
    done = score(criteria, inputs)
    found = faults(criteria, done.by_unit[UNIT], standings(done)[UNIT], case.expect)
    return CaseResult(case.case, tuple(found), reached)


def _inputs(criteria: CriteriaSet, case: CaseFile, bases: Mapping[str, Any]) -> Inputs:
    """The answers of all units of a case, read as those of a file."""
    given = {UNIT: case.inputs, **(case.others or {})}
    rows = {unit: tuple(_rows(unit, answers, _base(case, bases))) for unit, answers in given.items()}
    silent: dict[str, Mapping[str, Given]] = {unit: {} for unit, told in rows.items() if not told}
    told = tuple(row for unit in rows.values() for row in unit)
    if not told:
        return Inputs(silent)
    found = of_table(Table(CASES_FILE, _HEAD, told, 1, book=False), criteria)
    return Inputs({**silent, **found.units}, found.absent)


def _base(case: CaseFile, bases: Mapping[str, Any]) -> Mapping[str, Any]:
    if not case.base:
        return {}
    if not isinstance(bases.get(case.base), Mapping):
        raise ParameterError(
            f"base: không có “{case.base}”; các số liệu nền: {', '.join(bases) or 'chưa có'}."
        )
    answers: Mapping[str, Any] = bases[case.base]
    return answers


def _rows(unit: str, answers: Any, base: Mapping[str, Any]) -> Iterator[tuple[Cell, ...]]:
    """A unit's answers as rows of a file."""
    if answers == ABSENT:
        yield unit, None, ABSENT, None
        return
    if answers is not None and not isinstance(answers, Mapping):
        raise ParameterError(f"inputs: cần các cặp mã: giá trị hoặc “{ABSENT}”, không phải “{answers}”.")
    for code, value in {**base, **(answers or {})}.items():
        top, bottom = value if isinstance(value, list) and len(value) == 2 else (value, None)
        yield unit, str(code), _cell(top, code), _cell(bottom, code)


def _cell(value: Any, code: object) -> Cell:
    """A value as a cell of a table."""
    if isinstance(value, list | Mapping | Fraction):
        raise ParameterError(f"inputs.{code}: cần một giá trị hoặc [tử số, mẫu số], không phải “{value}”.")
    cell: Cell = value
    return cell
