"""The two-column heading of a directive, read column by column: the agency on the left, the state on the right.

Source: Decree 30/2020/NĐ-CP, annex I: the agency, number and subject at the left, the national motto, place and
date at the right, side by side on the first page. Party documents (Guideline 36-HD/VPTW) stand likewise.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cchc.lib.vntext import unaccent

if TYPE_CHECKING:
    from cchc.directives.engine.paper.layout import Line

_MOTTO = re.compile(r"cong hoa xa hoi|hoi chu nghia|doc lap\s*[-–—.]|dang cong san viet")
_DATED = re.compile(r"ngay\b.{0,20}\bthang\b.{0,14}\bnam\b")
_UPPER = 0.4
_RIGHT_HALF = 0.33


def is_motto(text: str) -> bool:
    """A line of the national motto or of the Party's name, as written or as recognised."""
    return _MOTTO.search(unaccent(text).casefold()) is not None


def bottom_of(lines: list[Line], height: float) -> float:
    """Where the heading ends, from the top of the page: under the motto, or under place and date; 0 without one."""
    upper = [line for line in lines if line.bottom < height * _UPPER]
    mottos = [line.bottom for line in upper if is_motto(line.text)]
    if not mottos:
        return 0.0
    dated = [line.bottom for line in upper if _DATED.search(unaccent(line.text).casefold())]
    return max(mottos + dated)


def in_columns(lines: list[Line], width: float, height: float) -> list[Line]:
    """Lines of a first page with those of the heading's left column before those of its right.

    Only lines that stand wholly in one half are moved; without a motto in the right half nothing is.
    """
    bottom = bottom_of(lines, height)
    heading = [line for line in lines if line.bottom <= bottom + 1]
    edges = [line.left for line in heading if is_motto(line.text)]
    if not edges or min(edges) < width * _RIGHT_HALF:
        return lines
    middle = min(edges) - width * 0.05
    left = sorted(
        (line for line in heading if line.right < width * 0.5 and line.left < middle), key=lambda one: one.top
    )
    right = [line for line in heading if not any(line is one for one in left)]
    rest = [line for line in lines if line.bottom > bottom + 1]
    return [*(replace(line, alone=True) for line in [*left, *right]), *rest]
