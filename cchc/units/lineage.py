"""The history of a unit as a drawing: what it came from, itself, what came of it, and the changes between them.

Nothing here draws: places are computed, templates draw lines and boxes from them. The list of changes says the
same in words, for a phone, a reader of the screen and paper.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cchc.units.models import ChangeKind, Unit
from cchc.units.tree import tree

if TYPE_CHECKING:
    from datetime import date

    from cchc.units.engine.model import Change
    from cchc.units.engine.model import Unit as EngineUnit
    from cchc.units.engine.tree import Tree

#: Generations drawn on each side, and boxes in one of them before "and so many others".
REACH, TALLEST = 2, 9
#: Measures of the drawing, in its own units.
WIDTH, BOX_HEIGHT, ROW, GAP = 740, 54, 66, 56
_WIDEST = 250
_LETTER = 7.2


@dataclass(frozen=True)
class Box:
    """One unit, or the others of its generation taken together (``slug`` empty)."""

    slug: str
    lines: tuple[str, ...]
    note: str
    x: float
    y: float
    width: float
    is_self: bool = False

    @property
    def middle(self) -> float:
        return self.y + BOX_HEIGHT / 2

    @property
    def text_at(self) -> float:
        return self.x + 12

    @property
    def baselines(self) -> list[tuple[float, str]]:
        """Each line of the name with where it stands."""
        return [(self.y + 19 + 14 * number, line) for number, line in enumerate(self.lines)]

    @property
    def note_at(self) -> float:
        return self.y + 19 + 14 * len(self.lines) + 1


@dataclass(frozen=True)
class Line:
    """One line between boxes as the path of an SVG; ``part``: only a part of the unit went this way."""

    path: str
    part: bool


@dataclass(frozen=True)
class Told:
    """One change in words: its day, kind, law, and the units on both sides."""

    day: date
    kind: str
    basis: str
    verified: bool
    sources: tuple[Unit, ...]
    targets: tuple[Unit, ...]
    is_here: bool

    @property
    def words(self) -> str:
        """The kind of change in words."""
        return str(ChangeKind(self.kind).label)


@dataclass
class Lineage:
    """The whole history of one unit."""

    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    days: list[tuple[float, float, str]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    height: float = 0

    width = WIDTH
    box_height = BOX_HEIGHT


@dataclass
class _Found:
    """Units by generation (0 is the unit itself) and the links between them."""

    generations: dict[int, list[str]]
    links: list[tuple[str, str, Change]]


def lineage(unit: Unit) -> Lineage:
    """The history of a unit; without boxes where nothing ever became of it. Two queries beyond the tree's stamp."""
    standing = tree()
    found = _find(standing, unit.slug)
    changes = list({id(change): change for _a, _b, change in found.links}.values())
    drawn = Lineage(told=_tell(standing, changes, unit))
    if found.links:
        boxes = _place(standing, found, unit.slug)
        drawn.boxes = list({id(box): box for box in boxes.values()}.values())
        drawn.lines = _connect(found, boxes)
        drawn.days = _days(found, boxes)
        drawn.height = max(box.y for box in drawn.boxes) + BOX_HEIGHT + 24
    return drawn


def _find(standing: Tree, slug: str) -> _Found:
    found = _Found({0: [slug]}, [])
    seen = {slug}
    for step in (-1, 1):
        here = [slug]
        for depth in range(1, REACH + 1):
            here = _next_generation(standing, here, step, seen, found)
            if not here:
                break
            found.generations[step * depth] = here
    return found


def _next_generation(standing: Tree, here: list[str], step: int, seen: set[str], found: _Found) -> list[str]:
    """The units one change before (−1) or after (+1) those given."""
    others: list[str] = []
    for slug in here:
        for change in standing.changes_of(slug):
            near, far = (change.targets, change.sources) if step < 0 else (change.sources, change.targets)
            if slug not in near:
                continue
            for other in far:
                if other == slug:
                    continue
                found.links.append((other, slug, change) if step < 0 else (slug, other, change))
                if other not in seen:
                    seen.add(other)
                    others.append(other)
    return others


def _place(standing: Tree, found: _Found, own: str) -> dict[str, Box]:
    """A box for each unit; those beyond ``TALLEST`` of a generation share one."""
    columns = sorted(found.generations)
    width = min((WIDTH - GAP * (len(columns) - 1)) / len(columns), _WIDEST)
    step = (WIDTH - width) / max(len(columns) - 1, 1)
    tallest = max(min(len(found.generations[column]), TALLEST) for column in columns)
    boxes: dict[str, Box] = {}
    for number, column in enumerate(columns):
        slugs = found.generations[column]
        shown = slugs if len(slugs) <= TALLEST else slugs[: TALLEST - 1]
        count = len(shown) + (len(shown) < len(slugs))
        x, top = number * step, 24 + (tallest - count) * ROW / 2
        for row, slug in enumerate(shown):
            boxes[slug] = _box(standing, slug, x, top + row * ROW, width, own=own)
        if len(shown) < len(slugs):
            words = _("and {count} others").format(count=len(slugs) - len(shown))
            rest = Box("", (words,), "", x, top + len(shown) * ROW, width)
            boxes |= dict.fromkeys(slugs[len(shown) :], rest)
    return boxes


def _box(standing: Tree, slug: str, x: float, y: float, width: float, *, own: str) -> Box:
    unit = standing[slug]
    note = span(unit)
    if unit.tier == "body":
        note = f"{standing[standing.province_of(slug)].short} · {note}".strip(" ·")
    return Box(unit.slug, wrap(unit.name, int((width - 20) / _LETTER)), note, x, y, width, slug == own)


def span(unit: EngineUnit | Unit) -> str:
    """From when to when, as short as it can be said."""
    begin, end = unit.valid_from, unit.valid_to
    if begin and end:
        return f"{begin:%d/%m/%Y} – {end:%d/%m/%Y}"
    if begin:
        return _("since {day}").format(day=f"{begin:%d/%m/%Y}")
    return _("until {day}").format(day=f"{end:%d/%m/%Y}") if end else ""


def wrap(name: str, letters: int) -> tuple[str, ...]:
    """The name in at most two lines of so many letters; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > 2:
        lines = [lines[0], lines[1][: max(letters - 1, 1)].rstrip() + "…"]
    return tuple(line if len(line) <= letters + 2 else line[: letters - 1] + "…" for line in lines)


def _connect(found: _Found, boxes: dict[str, Box]) -> list[Line]:
    lines: dict[str, Line] = {}
    for source, target, change in found.links:
        begin, end = boxes.get(source), boxes.get(target)
        if begin is None or end is None or begin.x >= end.x:
            continue
        x1, x2 = begin.x + begin.width, end.x
        bend, y1, y2 = (x1 + x2) / 2, begin.middle, end.middle
        path = f"M{x1:.1f} {y1:.1f}C{bend:.1f} {y1:.1f} {bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        part = source in change.partial
        if path not in lines or not part:
            lines[path] = Line(path, part)
    return list(lines.values())


def _days(found: _Found, boxes: dict[str, Box]) -> list[tuple[float, float, str]]:
    """The days of the changes between two generations, above the gap that they cross."""
    gaps: dict[float, set[date]] = {}
    for source, target, change in found.links:
        begin, end = boxes.get(source), boxes.get(target)
        if begin is not None and end is not None and begin.x < end.x:
            gaps.setdefault((begin.x + begin.width + end.x) / 2, set()).add(change.date)
    top = min(box.y for box in boxes.values()) - 8
    return [
        (x, top, f"{min(days):%d/%m/%Y}" if len(days) == 1 else f"{min(days):%Y} – {max(days):%Y}")
        for x, days in gaps.items()
    ]


def _tell(standing: Tree, changes: list[Change], unit: Unit) -> list[Told]:
    slugs = {slug for change in changes for slug in (*change.sources, *change.targets)}
    rows = (
        {row.slug: row for row in Unit.objects.filter(slug__in=slugs).select_related("province")}
        if slugs
        else {}
    )
    own = [change for change in standing.changes_of(unit.slug) if change.kind == ChangeKind.RENAME]
    every = list({id(change): change for change in [*changes, *own]}.values())
    rows.setdefault(unit.slug, unit)
    told = [
        Told(
            change.date,
            change.kind,
            change.basis,
            change.verified,
            tuple(rows[slug] for slug in change.sources if slug in rows),
            tuple(rows[slug] for slug in change.targets if slug in rows),
            unit.slug in change.sources + change.targets,
        )
        for change in every
    ]
    return sorted(told, key=lambda item: item.day, reverse=True)
