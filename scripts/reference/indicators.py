"""The dictionary of indicators as a page: by file, with formula, source and owner."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cchc.indicators.engine.indicator import SOURCE_KINDS
from cchc.indicators.engine.telling import formula, measured
from cchc.indicators.shipped import dictionary

if TYPE_CHECKING:
    from cchc.indicators.engine.indicator import Indicator

HEAD = """# Indicators

Every indicator that the system knows: what is counted out of what, who answers for it, what it stands on.
`cchc indicators show CODE` tells all of one. An indicator marked † has a usual name and a counting of ours: no paper
says it so. How they are declared: [data/indicators](../../data/indicators/README.md); why:
[Indicators explained](../explanation/indicators.md).
"""


def draw() -> str:
    """The whole page."""
    rows = sorted(dictionary(), key=lambda one: (one.place, one.code))
    parts = [_part(place, list(group)) for place, group in groupby(rows, key=lambda one: one.place)]
    return "\n".join([HEAD, *parts])


def _part(place: str, rows: list[Indicator]) -> str:
    where = f"data/{place}" if place.endswith(".yaml") else place
    lines = [
        f"## `{where}`",
        "",
        "| code | name | counted, out of | measure | values from | owner | stands on |",
    ]
    lines.append("|---|---|---|---|---|---|---|")
    return "\n".join([*lines, *(_line(one) for one in rows), ""])


def _line(one: Indicator) -> str:
    mark = " †" if one.illustrative else ""
    stands = f"[{one.source}]({one.url})" if one.url else one.source
    name = f"{one.name.vi}{mark}<br>{one.name.en}"
    counted = f"{formula(one)}<br>{formula(one, 'en')}"
    kind = SOURCE_KINDS[one.source_kind].en
    return f"| `{one.code}` | {name} | {counted} | {measured(one, 'en')} | {kind} | {one.owner} | {stands} |"
