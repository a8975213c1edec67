"""How much stands on the one page for a meeting: as many tasks of each kind as surely fit, the others only counted.

Reckoned with the layout of ``cchc.web.paper`` (A4, 257 by 165 mm between the margins, 13 points, single lines, 6 points
below a paragraph: NĐ 30/2020/NĐ-CP, Appendix I). A line is taken for shorter and the page for lower than they are,
since programs and fonts differ by a little; nothing is set smaller than the decree has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: Of each kind at most so many tasks.
MOST = 5
#: Words of one task: cut behind a word before so many characters, before fewer where more tasks stand then.
SHORT, SHORTER = 100, 60
#: Characters that surely stand on a line of 165 mm at 13 points, and by how many the indent shortens the first.
A_LINE, INDENT = 78, 6
#: Points: a line, the space below a paragraph, the height between the margins.
LINE, BELOW, PAGE = 15, 6, 728
#: Points for heading, title and table at the top, the signature at the bottom, and what is left free for safety.
TOP, BOTTOM, FREE = 200, 105, 24


def height(words: str) -> int:
    """How high a paragraph is at most, in points."""
    return -(-(len(words) + INDENT) // A_LINE) * LINE + BELOW


def cut(words: str, most: int) -> str:
    """The words, or their beginning up to the end of a word and "…"."""
    if len(words) <= most:
        return words
    return words[: most - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"


def chosen(lists: Callable[[int], Sequence[Sequence[str]]], after: str) -> list[Sequence[str]]:
    """The paragraphs of each list that stand on the page; ``lists`` tells them with words of so many characters."""
    for most in (SHORT, SHORTER):
        told = lists(most)
        counts = fitting(told, after)
        if all(count == min(MOST, len(one)) for count, one in zip(counts, told, strict=True)):
            break
    return [one[:count] for one, count in zip(told, counts, strict=True)]


def fitting(lists: Sequence[Sequence[str]], after: str) -> list[int]:
    """How many paragraphs of each list stand on the page, with a head and a line for the rest of each, and ``after``.

    One of each list in turn, so that none takes the page alone; a list that is short leaves its place to the others.
    """
    left = PAGE - TOP - BOTTOM - FREE - height(after) - len(lists) * 2 * (LINE + BELOW)
    counts = [0] * len(lists)
    for place in range(MOST):
        for number, paragraphs in enumerate(lists):
            if counts[number] == place < len(paragraphs) and height(paragraphs[place]) <= left:
                left -= height(paragraphs[place])
                counts[number] += 1
    return counts
