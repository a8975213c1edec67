"""The sheet of inputs as what ``set.yaml`` says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc.assessment.engine.workbook import choices
from cchc.assessment.engine.workbook.cells import lines_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.assessment.engine.workbook.sheet import Found, Line


def raw_inputs(table: Found, tell: Callable[[str, str], None]) -> dict[str, dict[str, Any]]:
    """Inputs by code; ``tell`` hears what cannot be read."""
    made: dict[str, dict[str, Any]] = {}
    for line in table.lines:
        code = line.text("code")
        if not code:
            tell(table.cell(line.number, "code"), "chưa ghi mã số liệu; mỗi dòng cần một mã.")
        elif code in made:
            tell(table.cell(line.number, "code"), f"mã “{code}” có hai lần; mỗi mã một dòng.")
        else:
            made[code] = _raw(table, line, tell)
    return made


def _raw(table: Found, line: Line, tell: Callable[[str, str], None]) -> dict[str, Any]:
    raw: dict[str, Any] = {}
    for key in ("name", "short", "denominator"):
        if line.text(key):
            raw[key] = {"vi": line.text(key), "en": line.text(f"{key}_en")}
    if line.text("kind"):
        try:
            raw["kind"] = choices.read("input", line.text("kind"))
        except choices.ChoiceError as error:
            tell(table.cell(line.number, "kind"), f"Loại: {error}.")
    if line.text("indicator"):
        raw["indicator"] = line.text("indicator")
    if line.text("levels"):
        raw["levels"] = lines_in(line.text("levels"))
    return raw
