"""An input taken from an indicator that the dictionary of indicators does not have."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from cchc.assessment.engine.checking import EVERY, Fault, of_set
from cchc.lib.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.assessment.engine.checking import Context
    from cchc.assessment.engine.model import CriteriaSet

TITLE = Words("Chỉ tiêu không có trong danh mục", "Unknown indicators")
FITS = EVERY


def check(criteria: CriteriaSet, context: Context) -> Iterator[Fault]:
    """One fault for each input; none where the indicators are not to be had."""
    if context.indicators is None:
        return
    for code, spec in criteria.inputs.items():
        if spec.indicator and spec.indicator not in context.indicators:
            near = get_close_matches(spec.indicator, sorted(context.indicators), 1)
            hint = f"; có phải “{near[0]}” không" if near else f"; danh mục có {len(context.indicators)} mã"
            sentence = f"không có chỉ tiêu “{spec.indicator}” trong danh mục{hint}."
            yield of_set(criteria, f"inputs.{code}.indicator", sentence)
