"""Bands that leave an end unsaid get it from their neighbours: "trên 90%: 2; trên 70%: 1; còn lại: 0"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from cchc.assessment.engine.ranges import Range


def _low(span: Range) -> tuple[Fraction, int] | None:
    return (span.gt, 1) if span.gt is not None else ((span.ge, 0) if span.ge is not None else None)


def _high(span: Range) -> tuple[Fraction, int] | None:
    return (span.lt, 0) if span.lt is not None else ((span.le, 1) if span.le is not None else None)


def closed(span: Range, spans: Sequence[Range]) -> dict[str, Fraction]:
    """The ends of a band; an open end reaches to the next band where there is one on that side."""
    low, high = _low(span), _high(span)
    if high is None and low is not None:
        above = [mark for mark in map(_low, spans) if mark is not None and mark > low]
        high = min(above, default=None)
    elif low is None and high is not None:
        below = [mark for mark in map(_high, spans) if mark is not None and mark < high]
        low = max(below, default=None)
    if high is not None and high[1] and not span.percent:
        whole = [mark for mark in map(_low, spans) if mark == (high[0] + 1, 0)]
        high = whole[0] if whole else high
    ends = {} if low is None else {"gt" if low[1] else "ge": low[0]}
    return ends if high is None else {**ends, "le" if high[1] else "lt": high[0]}


def rest(spans: Sequence[Range]) -> dict[str, Fraction]:
    """What lies below every band, or above where the bands begin at the bottom."""
    lows, highs = [_low(span) for span in spans], [_high(span) for span in spans]
    if None not in lows:
        value, after = min(mark for mark in lows if mark is not None)
        return {"le" if after else "lt": value}
    value, with_it = max(mark for mark in highs if mark is not None)
    return {"gt" if with_it else "ge": value}
