"""A row as what the file of an area says of a node: the rule from its notation or from its wording."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc.assessment.engine import wording
from cchc.assessment.engine.parameters import number_out
from cchc.assessment.engine.workbook import choices
from cchc.assessment.engine.workbook.cells import (
    CellError,
    day_in,
    lines_in,
    number_in,
    yaml_in,
    years_in,
)
from cchc.assessment.engine.workbook.layout import INPUTS
from cchc.assessment.engine.workbook.writing import said

if TYPE_CHECKING:
    from fractions import Fraction

    from cchc.assessment.engine.model import CriteriaSet
    from cchc.assessment.engine.workbook.rows import Branch
    from cchc.assessment.engine.workbook.sheet import Found

_CHOICES = {
    "kind": "kind",
    "assessment": "assessment",
    "not_applicable": "policy",
    "nothing_arose": "policy",
}
_UNCOMPARED = "lời văn chưa đối chiếu được với cột Quy tắc; điểm tính theo cột Quy tắc"
_COMMAS = r"[\n,;]+"


class Understood(NamedTuple):
    """A rule text, where it stands, and how it was understood: said back in words, or why it was not.

    ``given``: the rule stands in our notation beside the words, and goes before them.
    """

    cell: str
    code: str
    text: str
    shape: str = ""
    said: str = ""
    reason: str = ""
    given: bool = False


@dataclass
class Nodes:
    """Makes raw nodes of branches and remembers which row each code has."""

    table: Found
    inputs: Mapping[str, Any]
    tell: Callable[[str, str], None]
    branches: dict[str, Branch] = field(default_factory=dict)
    every: list[Branch] = field(default_factory=list)
    understood: list[Understood] = field(default_factory=list)
    ruled: int = 0
    complete: bool = True

    def raw(self, branch: Branch) -> dict[str, Any]:
        """The node and all below it."""
        line = branch.line
        self.branches.setdefault(branch.code, branch)
        self.every.append(branch)
        raw: dict[str, Any] = {"code": branch.code, "name": line.text("name") or branch.code}
        if not line.text("name"):
            self.tell(self.table.cell(line.number, "name"), "chưa ghi tên tiêu chí.")
        if line.text("name_en"):
            raw["name"] = {"vi": raw["name"], "en": line.text("name_en")}
        maximum = self._cell(branch, "maximum", lambda cell: number_in(cell, "Điểm tối đa"))
        if maximum is not None:
            raw["maximum"] = number_out(maximum)
        for key, of in _CHOICES.items():
            raw[key] = self._cell(branch, key, partial(_choice, of, key))
        raw["evidence"] = lines_in(line.text("evidence")) or None
        for key in ("owner", "legal", "note", "aggregate"):
            raw[key] = line.text(key)
        raw["checked"] = self._cell(branch, "checked", lambda cell: day_in(cell, "Kiểm tra lần cuối"))
        raw["years"] = self._cell(branch, "years", lambda cell: years_in(cell, "Năm áp dụng"))
        weight = self._cell(branch, "weight", lambda cell: number_in(cell, "Trọng số"))
        raw["weight"] = None if weight is None else number_out(weight)
        self._rule(branch, raw, maximum)
        raw["criteria"] = [self.raw(child) for child in branch.children] or None
        return {key: value for key, value in raw.items() if value not in (None, "", {})}

    def _cell(self, branch: Branch, key: str, read: Callable[[Any], Any]) -> Any:
        """A cell as it is read; None, and told, where it cannot be."""
        if key not in branch.line.cells:
            return None
        try:
            return read(branch.line.cells[key])
        except CellError as error:
            self.tell(self.table.cell(branch.line.number, key), f"{error}.")
            return None

    def _rule(self, branch: Branch, raw: dict[str, Any], maximum: Fraction | None) -> None:
        """The rule from its notation, else from its wording."""
        codes = lines_in(branch.line.text("inputs"), _COMMAS)
        raw["inputs"] = {code: None if code in self.inputs else {} for code in codes}
        for code in codes if self.inputs else ():
            if code not in self.inputs:
                cell = self.table.cell(branch.line.number, "inputs")
                known = ", ".join(list(self.inputs)[:8])
                self.tell(cell, f"không có mã số liệu “{code}” ở trang “{INPUTS}”; các mã: {known}.")
        text = "; ".join([*filter(None, [branch.line.text("rule_text")]), *branch.rule_lines])
        if "rule" in branch.line.cells:
            notation = self._cell(branch, "rule", lambda cell: _notation(str(cell)))
            if notation is not None:
                raw["rule"] = {**notation, **({"text": text} if text else {})}
                self.ruled += 1
                cell = self.table.cell(branch.line.number, "rule_text")
                self.understood.append(Understood(cell, branch.code, text, notation["shape"], given=True))
            return
        if branch.children:
            if text and branch.line.text("rule_text"):
                raw["note"] = "\n".join(filter(None, [raw.get("note"), text]))
            return
        self.complete = self.complete and bool(text) and maximum is not None
        if text:
            self._worded(branch, raw, text, maximum, codes)

    def _worded(
        self, branch: Branch, raw: dict[str, Any], text: str, maximum: Fraction | None, codes: list[str]
    ) -> None:
        """Read the wording; what cannot be read is kept as a note and told."""
        key = "rule_text" if branch.line.text("rule_text") else "name"
        cell = self.table.cell(branch.line.number, key)
        got = wording.read(text, maximum)
        if isinstance(got, str):
            self.complete = False
            self.understood.append(Understood(cell, branch.code, text, reason=got))
            raw["note"] = "\n".join(filter(None, [raw.get("note"), f"Cách tính chưa đọc được: {text}"]))
            return
        self.ruled += 1
        made = got.named(codes or auto_codes(branch.code, len(got.inputs)))
        raw["rule"] = {**made.rule, "text": text}
        for code, spec in made.inputs.items():
            declared = self.inputs.get(code)
            raw["inputs"][code] = None if declared is not None else spec
        self.understood.append(Understood(cell, branch.code, text, made.rule["shape"]))

    def confirm(self, criteria: CriteriaSet) -> None:
        """Say each rule that was read from its wording back in words."""
        for place, row in enumerate(self.understood):
            node = criteria.by_code.get(row.code)
            if row.shape and node is not None:
                words = said(criteria, node)
                apart = row.given and row.text and row.text != words
                unread = apart and isinstance(wording.read(row.text, node.maximum), str)
                self.understood[place] = row._replace(said=words, reason=_UNCOMPARED if unread else "")


def auto_codes(code: str, count: int) -> list[str]:
    """Codes for inputs that nobody named: tc_1_1_2, tc_1_1_2_b …"""
    stem = "tc_" + "".join(char if char.isalnum() else "_" for char in code)
    return [stem if place == 0 else f"{stem}_{chr(97 + place)}" for place in range(count)]


def _choice(of: str, key: str, cell: object) -> str:
    try:
        return choices.read(of, str(cell))
    except choices.ChoiceError as error:
        raise CellError(f"{key}: {error}") from None


def _notation(text: str) -> Mapping[str, Any]:
    """A rule as ``{shape: …, parameters}``."""
    raw = yaml_in(text, "Quy tắc")
    if not isinstance(raw, Mapping) or not isinstance(raw.get("shape"), str):
        raise CellError(f"Quy tắc: cần dạng {{shape: …, tham số}}, không phải “{text[:40]}”")
    return raw
