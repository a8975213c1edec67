"""What the preview of a set from Excel shows: each row with the office's words, the rule read from them, its faults."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from cchc.assessment import own_sets
from cchc.assessment.actions import sheets_on
from cchc.assessment.engine.difference import compare
from cchc.assessment.engine.dumping import files
from cchc.assessment.engine.loading import SetError
from cchc.assessment.kept_sets import kept
from cchc.assessment.set_pages import COMPLETENESS, KIND_WORDS, exact, lines
from cchc.assessment.shipped import folder_of
from cchc.assessment.speaking import said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from cchc.assessment.engine.checking import Fault
    from cchc.assessment.engine.difference import Change
    from cchc.assessment.engine.model import CriteriaSet
    from cchc.assessment.engine.workbook.nodes import Understood
    from cchc.assessment.engine.workbook.reading import Imported
    from cchc.assessment.models import OwnSet
    from cchc.assessment.set_pages import Line


@dataclass(frozen=True)
class Row:
    """A node: its line of the tree, what the office wrote of its rule, whether a person must confirm the reading."""

    line: Line
    words: str
    cell: str
    reason: str
    asked: bool
    ticked: bool
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """The page. ``stands``: the version that holds now; ``read``: the codes that were ticked."""

    found: Imported
    criteria: CriteriaSet
    file: str
    year: int
    read: frozenset[str]
    stands: OwnSet | None

    @cached_property
    def digest(self) -> str:
        """Of the set as it would be kept."""
        return own_sets.digest_of(files(self.criteria))

    @cached_property
    def name(self) -> str:
        """The name of the set."""
        return said(self.criteria.name)

    @property
    def maximum(self) -> Decimal | None:
        """The most points."""
        return exact(self.criteria.maximum)

    @property
    def completeness(self) -> str:
        """How complete it is, in words."""
        return str(COMPLETENESS[self.criteria.completeness])

    @cached_property
    def rows(self) -> list[Row]:
        """Every node in the order of the file."""
        understood: dict[str, Understood] = {row.code: row for row in self.found.understood}
        of_node: dict[str, list[str]] = defaultdict(list)
        for fault in self.found.faults:
            got = understood.get(fault.code)
            if fault.check != "reading" or got is None or not got.reason:
                of_node[fault.code].append(fault.sentence)  # a rule that could not be read is told beside
        rows = []
        for line in lines(self.criteria):
            code = line.node.code
            got = understood.get(code)
            asked = got is not None and bool(got.said) and (not got.given or bool(got.reason))
            rows.append(
                Row(
                    line,
                    got.text if got is not None else "",
                    got.cell if got is not None else "",
                    got.reason if got is not None else "",
                    asked,
                    code in self.read,
                    tuple(of_node[code]),
                )
            )
        return rows

    @property
    def asked(self) -> int:
        """How many rules a person must confirm."""
        return sum(row.asked for row in self.rows)

    @property
    def left(self) -> int:
        """How many of them are not ticked yet."""
        return sum(row.asked and not row.ticked for row in self.rows)

    @property
    def left_words(self) -> str:
        """The same in words."""
        told = ngettext(
            "%(n)s rule is not confirmed yet: compare it with its words and tick it.",
            "%(n)s rules are not confirmed yet: compare them with their words and tick them.",
            self.left,
        )
        return told % {"n": self.left}

    @property
    def errors(self) -> Sequence[Fault]:
        """What keeps it from being kept."""
        return self.found.errors

    @property
    def warnings(self) -> list[Fault]:
        """What is only said."""
        return [fault for fault in self.found.faults if fault.severity != "error"]

    @cached_property
    def changes(self) -> list[tuple[str, Change]]:
        """What differs from the version that holds now or, where none does, from the year before."""
        before = _before(self.criteria.code, self.year)
        if before is None:
            return []
        found = compare(before, self.criteria)
        return [(str(KIND_WORDS.get(change.kind, change.kind)), change) for change in found]

    @property
    def compared_with(self) -> int | None:
        """The year of the version that the changes are counted from."""
        before = _before(self.criteria.code, self.year)
        return before.year if before is not None else None

    @property
    def sheets(self) -> int:
        """How many sheets of scores would follow from it at once."""
        return sheets_on(self.criteria.code, self.year) if self.stands is not None else 0


def _before(code: str, year: int) -> CriteriaSet | None:
    try:
        folder = folder_of(code)
    except SetError:
        return None
    for earlier in (year, year - 1):
        try:
            return kept(code, earlier, folder)
        except SetError:
            continue
    return None


def shown(found: Imported, file: str, year: int, read: frozenset[str]) -> Preview:
    """The page of what was read; ``found`` must have a set."""
    if found.criteria is None:
        raise ValueError("what could not be read has no preview")
    code = found.criteria.code
    return Preview(found, found.criteria, file, year, read, own_sets.current(code).get(code, {}).get(year))
