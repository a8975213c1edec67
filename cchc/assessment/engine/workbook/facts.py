"""The facts of a set as rows of the sheet ``Thông tin chung``: label, value, English, key; out and in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc.assessment.engine.parameters import declared, number_out
from cchc.assessment.engine.set_files import RankingFile, SetFile
from cchc.assessment.engine.workbook import choices
from cchc.assessment.engine.workbook.cells import (
    CellError,
    day_in,
    lines_in,
    lines_out,
    number_cell,
    number_in,
    shown,
    whole_in,
    yaml_in,
    yaml_out,
    years_in,
    years_out,
)
from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from cchc.assessment.engine.model import CriteriaSet
    from cchc.lib.xlsx import Cell

#: What a fact is: how its cell is written and read.
_KINDS = {
    "code": "text",
    "name": "text",
    "year": "whole",
    "maximum": "number",
    "scope": "scope",
    "completeness": "completeness",
    "illustrative": "truth",
    "years": "years",
    "issuer": "text",
    "legal": "text",
    "sources": "lines",
    "note": "text",
    "checked": "day",
    "places": "whole",
    "index_places": "whole",
    "missing": "missing",
    "not_submitted": "not_submitted",
    "not_applicable": "policy",
    "nothing_arose": "policy",
    "rescale": "truth",
    "aggregate": "text",
    "bonus_cap": "number",
    "penalty_cap": "number",
    "grades": "grades",
    "ranking.compare": "compare",
    "ranking.ties": "ties",
    "ranking.breakers": "lines",
    "ranking.groups": "yaml",
    "ranking.unranked": "lines",
}


#: Stands for the English name of a grade that has none, so that the lines stay beside each other.
_NO_NAME = "–"


class Fact(NamedTuple):
    """One row: its key and its cells."""

    key: str
    value: Cell
    english: str = ""


def labels() -> Mapping[str, str]:
    """The label of each fact."""
    own = {parameter.key: parameter.label.vi for parameter in declared(SetFile)}
    own |= {f"ranking.{parameter.key}": parameter.label.vi for parameter in declared(RankingFile)}
    return {key: {"year": "Năm"}.get(key, own.get(key, key)) for key in _KINDS}


def rows(criteria: CriteriaSet) -> Iterator[list[Cell]]:
    """The rows of the sheet."""
    named = labels()
    for fact in facts(criteria):
        yield [named[fact.key], fact.value, fact.english or None, fact.key]


def facts(criteria: CriteriaSet) -> Iterator[Fact]:
    """Every fact of a set."""
    for key, kind in _KINDS.items():
        if key == "name":
            yield Fact(key, criteria.name.vi, criteria.name.en)
        elif key == "grades":
            said = [f"{grade.name.vi}: {number_out(grade.at_least)}" for grade in criteria.grades]
            there = any(grade.name.en for grade in criteria.grades)
            english = "\n".join(grade.name.en or _NO_NAME for grade in criteria.grades) if there else ""
            yield Fact(key, "\n".join(said) or None, english)
        elif key == "ranking.groups":
            groups = [
                {"name": {"vi": group.name.vi, "en": group.name.en}, "kinds": list(group.kinds) or None,
                 "units": list(group.units) or None}
                for group in criteria.ranking.groups
            ]  # fmt: skip
            yield Fact(key, yaml_out(groups) if groups else None)
        elif key.startswith("ranking."):
            yield Fact(key, _out(kind, getattr(criteria.ranking, key.partition(".")[2])))
        else:
            yield Fact(key, _out(kind, getattr(criteria, key)))


def _out(kind: str, value: Any) -> Cell:
    """A fact as a cell."""
    if value is None or value == "" or value == ():
        return None
    if isinstance(value, bool):
        return choices.out("truth", str(value).lower())
    if isinstance(value, Fraction):
        return number_cell(value)
    if kind in choices.CHOICES:
        return choices.out(kind, value)
    if kind == "years":
        return years_out(value) or None
    plain: Cell = lines_out(value) if kind == "lines" else value
    return plain


def key_of(label: object, key: object) -> str | None:
    """Which fact a row holds, by its key or its label."""
    if str(key or "").strip() in _KINDS:
        return str(key).strip()
    said = " ".join(fold(str(label or "")).split()).strip(" :.")
    for known, name in labels().items():
        if said and said in (fold(name), known):
            return known
    return None


def read(key: str, value: Cell, english: str) -> Any:
    """What ``set.yaml`` says of a fact; CellError for what cannot be read. An empty cell is left out before."""
    kind, what = _KINDS[key], labels()[key]
    if key == "name":
        return {"vi": shown_whole(value).strip(), "en": english}
    if kind == "text":
        return shown_whole(value)
    if kind == "number":
        return number_in(value, what)
    if kind == "whole":
        return whole_in(value, what)
    if kind == "day":
        return day_in(value, what)
    if kind == "years":
        return years_in(value, what)
    if kind == "lines":
        return lines_in(shown_whole(value))
    if kind == "grades":
        return _grades(shown_whole(value), english, what)
    if kind == "yaml":
        return yaml_in(shown_whole(value), what)
    return _choice(kind, value, what)


def _choice(kind: str, value: Cell, what: str) -> Any:
    text = {True: "true", False: "false"}[value] if isinstance(value, bool) else shown(value)
    try:
        code = choices.read(kind, text)
    except choices.ChoiceError as error:
        raise CellError(f"{what}: {error}") from None
    return code == "true" if kind == "truth" else code


def _grades(text: str, english: str, what: str) -> list[dict[str, Any]]:
    """One line a grade: "Tốt: 80"."""
    made = []
    names = english.split("\n") if english else []
    for place, line in enumerate(lines_in(text)):
        name, colon, mark = line.rpartition(":")
        if not colon or not name.strip():
            raise CellError(f"{what}: mỗi dòng ghi tên và mốc như “Tốt: 80”, không phải “{line[:40]}”")
        also = names[place].strip() if place < len(names) else ""
        words = {"vi": name.strip(), "en": "" if also == _NO_NAME else also}
        made.append({"name": words, "at_least": number_in(mark.strip().rstrip("%"), what)})
    return made


def shown_whole(cell: Cell) -> str:
    """A cell as a text, uncut."""
    return f"{cell:%Y-%m-%d}" if isinstance(cell, date) else str(cell)
