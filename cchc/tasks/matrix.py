"""The matrix: counts of tasks by state and their rates, by unit, by level or by directive, on whatever day.

Counted from dated facts alone: one query of tasks, for a past day one more of past standings. The parts of the legal
partition are counted each by its own condition and the whole by none, so that their sum proves something.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from cchc.lib.columns import Column
from cchc.tasks.counting import CURRENT, PARTS, part_query, state_query
from cchc.tasks.models import Level
from cchc.tasks.models.task import ABOVE
from cchc.units.models import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.db.models import QuerySet

    from cchc.tasks.counting import Reading
    from cchc.tasks.models import Task
    from cchc.tasks.standing import AsOf

#: What is counted beside the parts: due soon, and waiting for confirmation, are both of what is open within time.
BESIDE = ("soon", "waiting")

#: The columns of counts in the order they are shown.
SHOWN = ("done_on_time", "done_late", "open_within", "soon", "waiting", "open_overdue", "undated", "stopped")


def share(part: int, whole: int) -> Decimal | None:
    """A share of 1; None where there are no cases, which is neither 0 nor 1."""
    return Decimal(part) / whole if whole else None


@dataclass(frozen=True)
class Counts:
    """How many tasks there are in each part, beside it, and in all (counted apart)."""

    by: Mapping[str, int] = field(default_factory=dict)
    total: int = 0

    def of(self, name: str) -> int:
        """How many there are in a part, or beside it."""
        return self.by.get(name, 0)

    def __add__(self, other: Counts) -> Counts:
        names = {**self.by, **other.by}
        return Counts({name: self.of(name) + other.of(name) for name in names}, self.total + other.total)

    @property
    def done(self) -> int:
        """Done, of those with a deadline."""
        return self.of("done_on_time") + self.of("done_late")

    @property
    def dated(self) -> int:
        """All with a deadline that are followed: the legal partition's whole."""
        return self.done + self.of("open_within") + self.of("open_overdue")

    @property
    def due(self) -> int:
        """Those due: done on time, done late, open and overdue."""
        return self.done + self.of("open_overdue")

    @property
    def on_time_of_due(self) -> Decimal | None:
        """Done on time, of those due."""
        return share(self.of("done_on_time"), self.due)

    @property
    def overdue_of_all(self) -> Decimal | None:
        """Open and overdue, of all with a deadline."""
        return share(self.of("open_overdue"), self.dated)

    @property
    def overdue_of_due(self) -> Decimal | None:
        """Open and overdue, of those due."""
        return share(self.of("open_overdue"), self.due)

    @property
    def done_of_all(self) -> Decimal | None:
        """Done, of all with a deadline."""
        return share(self.done, self.dated)

    @property
    def adds_up(self) -> bool:
        """Whether the parts, each counted by its own condition, are all there is."""
        return sum(self.of(part) for part in PARTS) == self.total


@dataclass(frozen=True)
class Row:
    """One line: what it counts, the filter of the list that opens it, its counts."""

    label: str
    counts: Counts
    link: Mapping[str, Any]
    unit: Unit | None = None

    @property
    def cells(self) -> list[tuple[str, int]]:
        """Each column with its count."""
        return [(name, self.counts.of(name)) for name in SHOWN]


@dataclass(frozen=True)
class Section:
    """Lines that belong together, with their sum; ``label`` is empty where there is only one."""

    label: Any
    rows: Sequence[Row]
    sum: Row


#: What the rows may be: the field of a task that groups, and whether it is a dated fact.
GROUPS = {"unit": ("lead", True), "level": ("level", False), "directive": ("source_label", False)}

GROUP_WORDS = {"unit": _("By unit"), "level": _("By level it comes from"), "directive": _("By directive")}


def counted(
    tasks: QuerySet[Task], asked: AsOf, *, group: str = "unit", facts: Q | None = None, by: Reading = CURRENT
) -> dict[Any, Counts]:
    """Counts by the group's value. ``facts``: a further condition on the dated facts. At most two queries."""
    field_name, dated = GROUPS[group]
    counting = {part: Count("pk", part_query(part, asked.day, by)) for part in PARTS}
    counting |= {name: Count("pk", state_query(name, asked.day, by)) for name in BESIDE}
    sources: list[tuple[Any, str]] = [(asked.now(tasks).order_by(), field_name)]
    if asked.past:
        sources.append((asked.before(tasks), field_name if dated else f"task__{field_name}"))
    found: dict[Any, Counts] = {}
    for rows, name in sources:
        kept = rows if facts is None else rows.filter(facts)
        for row in kept.values(name).annotate(total=Count("pk"), **counting).order_by():
            counts = Counts({part: row[part] for part in counting}, row["total"])
            found[row[name]] = found.get(row[name], Counts()) + counts
    return found


def _summed(label: Any, rows: Iterable[Row], link: Mapping[str, Any] | None = None) -> Row:
    return Row(str(label), sum((row.counts for row in rows), Counts()), link or {})


def _by_unit(found: dict[Any, Counts]) -> list[Section]:
    units = Unit.objects.filter(pk__in=list(found)).select_related("province")
    ordered = sorted(
        units.defer("folded", "other_names", "province__folded", "province__other_names"),
        key=lambda unit: (unit.valid_to is not None, unit.place, unit.sort_key),
    )
    rows = [Row(unit.name, found[unit.pk], {"lead": unit.slug}, unit) for unit in ordered]
    return [Section("", rows, _summed("", rows))]


def _by_level(found: dict[Any, Counts]) -> list[Section]:
    sections = []
    for label, above in ((_("From above"), True), (_("From the province"), False)):
        rows = [
            Row(str(level.label), found[level.value], {"level": level.value})
            for level in Level
            if level.value in found and (level in ABOVE) == above
        ]
        if rows:
            levels = [row.link["level"] for row in rows]
            sections.append(Section(label, rows, _summed(label, rows, {"level": levels})))
    return sections


def _by_directive(found: dict[Any, Counts]) -> list[Section]:
    rows = [Row(label, counts, {"from": label}) for label, counts in found.items()]
    rows.sort(key=lambda row: (-row.counts.of("open_overdue"), -row.counts.of("open_within"), row.label))
    return [Section("", rows, _summed("", rows))]


def matrix(
    tasks: QuerySet[Task], asked: AsOf, *, group: str = "unit", facts: Q | None = None, by: Reading = CURRENT
) -> dict[str, Any]:
    """Sections of rows, and the sum of all. Only what is counted: not the parents of parts and occurrences."""
    found = counted(tasks.counted(), asked, group=group, facts=facts, by=by)  # type: ignore[attr-defined]
    sections = {"unit": _by_unit, "level": _by_level, "directive": _by_directive}[group](found)
    whole = _summed(_("Sum"), [section.sum for section in sections])
    return {"states": SHOWN, "sections": sections, "sum": whole, "group": group, "day": asked.day}


def lines(found: dict[str, Any]) -> list[Row]:
    """Every line of a matrix and the sum, for Excel."""
    return [row for section in found["sections"] for row in section.rows] + [found["sum"]]


def _count(name: str) -> Any:
    return lambda row: row.counts.of(name)


#: The words of the columns of counts.
COUNT_WORDS = {
    "done_on_time": _("Done on time"),
    "done_late": _("Done late"),
    "open_within": _("Open, within time"),
    "soon": _("of these: due soon"),
    "waiting": _("Waiting for confirmation"),
    "open_overdue": _("Open, overdue"),
    "undated": _("Without a deadline"),
    "stopped": _("No longer followed"),
}

#: The rates, each with the denominator in its words.
RATE_WORDS = {
    "on_time_of_due": _("On time, of those due"),
    "overdue_of_due": _("Overdue, of those due"),
    "overdue_of_all": _("Overdue, of all with a deadline"),
    "done_of_all": _("Done, of all with a deadline"),
}

COLUMNS = (
    Column("label", _("Unit, level or directive"), lambda row: row.label),
    Column("total", _("All"), lambda row: row.counts.total, kind="int"),
    *(Column(name, words, _count(name), kind="int") for name, words in COUNT_WORDS.items()),
    Column("due", _("Those due"), lambda row: row.counts.due, kind="int"),
    Column("dated", _("All with a deadline"), lambda row: row.counts.dated, kind="int"),
    Column(
        "on_time_of_due", RATE_WORDS["on_time_of_due"], lambda row: row.counts.on_time_of_due, kind="percent"
    ),
    Column(
        "overdue_of_due", RATE_WORDS["overdue_of_due"], lambda row: row.counts.overdue_of_due, kind="percent"
    ),
    Column(
        "overdue_of_all", RATE_WORDS["overdue_of_all"], lambda row: row.counts.overdue_of_all, kind="percent"
    ),
    Column("done_of_all", RATE_WORDS["done_of_all"], lambda row: row.counts.done_of_all, kind="percent"),
)
