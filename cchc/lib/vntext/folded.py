"""Folded text that knows where each of its characters came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from cchc.lib.vntext.folding import FOLDING, is_mark


class _Segment(NamedTuple):
    """A stretch of folded text from ``start``, its stretch of the original, whether one to one."""

    start: int
    origin_start: int
    origin_end: int
    one_to_one: bool


def _irregular(text: str) -> re.Pattern[str]:
    """The stretches of this text that do not fold character by character.

    White space of two characters or more (marks and zero-width characters in it included), and characters
    that fold to none or several.
    """
    characters = sorted(set(text))
    dropped = "".join(re.escape(char) for char in characters if not FOLDING[ord(char)])
    several = "".join(re.escape(char) for char in characters if len(FOLDING[ord(char)]) > 1)
    odd = (rf"|[{dropped}]+" if dropped else "") + (rf"|[{several}]" if several else "")
    return re.compile(rf"\s[\s{dropped}]+{odd}")


class Folded:
    """Text folded for matching, with the way back to the original.

    ``text``: unaccented, lower case, white-space runs squeezed to one space (not stripped), the same for NFC
    and NFD input. ``origin(start, end)`` gives the half-open range of the original that a range of ``text``
    stands for; combining marks belong to the letter before them. Building is linear in the text.
    """

    __slots__ = ("_segments", "_starts", "original", "text")

    def __init__(self, text: str) -> None:
        self.original = text
        self._segments: list[_Segment] = []
        pieces: list[str] = []
        length = position = 0
        for match in _irregular(text).finditer(text):
            length = self._append(pieces, length, position, match.start(), one_to_one=True)
            length = self._append(pieces, length, *match.span(), one_to_one=False)
            position = match.end()
        self._append(pieces, length, position, len(text), one_to_one=True)
        self.text = "".join(pieces)
        self._starts = [segment.start for segment in self._segments]

    def _append(self, pieces: list[str], length: int, start: int, end: int, *, one_to_one: bool) -> int:
        """Fold ``original[start:end]`` onto the pieces; the new length of the folded text."""
        piece = self.original[start:end].translate(FOLDING)
        if not one_to_one and piece.startswith(" "):
            piece = " "
        if piece:
            pieces.append(piece)
            self._segments.append(_Segment(length, start, end, one_to_one))
        return length + len(piece)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that ``text[start:end]`` came from.

        ``0 <= start <= end <= len(text)``, else IndexError. An empty range gives an empty range.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"range {start}:{end} is outside the folded text of {len(self.text)} characters")
        if start == end:
            position = self._span(start)[0] if start < len(self.text) else len(self.original)
            return position, position
        return self._span(start)[0], self._with_marks(self._span(end - 1)[1])

    def _span(self, index: int) -> tuple[int, int]:
        """The range of the original that the folded character at this index came from."""
        segment = self._segments[bisect_right(self._starts, index) - 1]
        if not segment.one_to_one:
            return segment.origin_start, segment.origin_end
        position = segment.origin_start + index - segment.start
        return position, position + 1

    def _with_marks(self, end: int) -> int:
        """The end moved behind the combining marks that follow."""
        while end < len(self.original) and is_mark(self.original[end]):
            end += 1
        return end
