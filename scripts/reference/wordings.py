"""The page of rule wordings: texts of decisions and the rules that they are read as, drawn from the tests' cases."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cchc.assessment.engine.understanding import Understanding

CASES = Path("cchc/assessment/engine/wording/tests/cases/wordings.yaml")


def draw() -> str:
    """A table of what is understood, and one of what is not and why."""
    from cchc.assessment.engine import wording
    from cchc.lib.yamlfile import load

    read, unread = [], []
    for case in load(Path(__file__).resolve().parents[2] / CASES):
        got = wording.read(case["text"], Fraction(case["max"]))
        text = _cell(case["text"])
        if isinstance(got, str):
            unread.append(f"| {text or '(trống)'} | {_cell(got)} |")
        else:
            read.append(f"| {text} | {_number(case['max'])} | `{got.shape}` | {_cell(_said(got, case))} |")
    return "\n".join(
        [
            "# Wordings of rules",
            "",
            "Cách tính điểm viết bằng lời trong tệp Excel và quy tắc được hiểu; luôn được nói lại để xác nhận.",
            "Rule texts in an Excel sheet and the rule each is read as, said back for confirmation.",
            "Every row is a test. Dashes of any length, ≥ or >=, spaces before %, points or commas make no difference.",
            "",
            "| cách tính trong tệp / text | điểm tối đa / maximum | dạng / shape | được hiểu là / understood as |",
            "|---|---|---|---|",
            *read,
            "",
            "## Chưa đọc được / Not understood",
            "",
            "| cách tính trong tệp / text | câu trả lời / what is said |",
            "|---|---|",
            *unread,
        ]
    )


def _said(got: Understanding, case: dict[str, Any]) -> str:
    """The rule in Vietnamese words."""
    from cchc.assessment.engine.loading import rule_of
    from cchc.assessment.engine.model import InputSpec
    from cchc.assessment.engine.rules import found
    from cchc.lib.words import Words

    made = got.named([chr(97 + place) for place in range(max(1, len(got.inputs)))])
    rule = rule_of(made.rule, tuple(made.inputs))
    specs = {
        code: InputSpec(
            code, Words(spec.get("name", "số liệu")), spec["kind"], levels=tuple(spec.get("levels", ()))
        )
        for code, spec in made.inputs.items()
    }
    return found()[rule.shape].say(rule.params, Fraction(case["max"]), specs, "vi")


def _number(value: Any) -> str:
    return str(value).replace(".", ",")


def _cell(text: str) -> str:
    """Text for a cell of a Markdown table."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>").replace("*", "\\*")
