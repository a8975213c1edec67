"""The wording of the decision beside the rule that scores: where it can be read and says otherwise, one is wrong.

In Excel both stand in one row; who changes the words alone would change nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc.assessment.engine import wording
from cchc.assessment.engine.checking import SCORABLE, Fault, Ruled, at, ruled
from cchc.assessment.engine.loading import rule_of
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Lời văn và quy tắc khác nhau", "Wording and rule differ")
FITS = SCORABLE


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """One fault for each rule whose wording is read as another rule of the same shape."""
    for each in ruled(criteria):
        rule = each.node.rule
        if rule is None or not rule.text:
            continue
        got = wording.read(rule.text, each.maximum)
        if isinstance(got, str) or got.shape != rule.shape or len(got.inputs) != len(each.node.inputs):
            continue
        read = rule_of(got.named(each.node.inputs).rule, each.node.inputs)
        if read.params is not None and _gist(each, read.params) != _gist(each, each.params):
            said = each.shape.say(read.params, each.maximum, criteria.inputs, "vi")
            used = each.shape.say(each.params, each.maximum, criteria.inputs, "vi")
            sentence = (
                f"lời văn được hiểu là “{said}”, quy tắc là “{used}”; sửa cho khớp, hoặc bỏ một trong hai."
            )
            yield at(each.node, "rule.text", sentence)


def _gist(each: Ruled, params: Any) -> Any:
    """What a rule gives, without the names of answers and inputs."""
    if each.shape.__name__.endswith(".levels"):  # type: ignore[attr-defined]
        return sorted(params.of(each.maximum).values())
    return each.shape.say(params, each.maximum, {}, "vi")
