"""What pages of a sheet of scores show: its run, standings, one unit's lost points."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _

from cchc.assessment.engine.loading import SetError
from cchc.assessment.engine.outcome import WORDS
from cchc.assessment.engine.placing import standings
from cchc.assessment.engine.recipe import inputs_in
from cchc.assessment.engine.scoring import score
from cchc.assessment.engine.why import rounded
from cchc.assessment.findings import waterfall_told
from cchc.assessment.kept_sets import kept
from cchc.assessment.models import ScoreSheet
from cchc.assessment.set_pages import exact
from cchc.assessment.speaking import language, said
from cchc.web.access import get_or_404, require
from cchc.web.chart import bars
from cchc.web.waterfall import waterfall

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from django.http import HttpRequest

    from cchc.assessment.engine.given import Inputs
    from cchc.assessment.engine.model import CriteriaSet, Node
    from cchc.assessment.engine.outcome import NodeResult
    from cchc.assessment.engine.placing import Standing
    from cchc.assessment.engine.scoring import ScoreRun, UnitResult

#: Lost points drawn as bars on a unit's page; the table has all.
MOST_BARS = 10


@dataclass(frozen=True)
class Opened:
    """A sheet with its set and its run, computed when first asked for."""

    sheet: ScoreSheet
    criteria: CriteriaSet

    @cached_property
    def inputs(self) -> Inputs:
        """What units gave."""
        return inputs_in(self.sheet.inputs)

    @cached_property
    def run(self) -> ScoreRun:
        """The exact run."""
        return score(self.criteria, self.inputs)

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Ranks and grades."""
        return standings(self.run)

    @property
    def units(self) -> list[str]:
        """Units, ranked ones first."""
        return [row.unit for row in in_order(self)]


def opened(request: HttpRequest, pk: int) -> Opened:
    """The sheet for one who may see scores; 404 where it, its set or its year is not there."""
    require(request.user, "score.view")
    sheet = get_or_404(ScoreSheet.objects.all(), pk=pk)
    try:
        return Opened(sheet, kept(sheet.criteria, sheet.year))
    except SetError as error:
        raise Http404 from error


def earlier(sheet: Opened) -> Opened | None:
    """The latest sheet of the same set for an earlier year; None where there is none or its set cannot be read."""
    row = (
        ScoreSheet.objects.filter(criteria=sheet.sheet.criteria, year__lt=sheet.sheet.year)
        .order_by("-year", "-at")
        .first()
    )
    if row is None:
        return None
    try:
        return Opened(row, kept(row.criteria, row.year))
    except SetError:
        return None


def drift(sheet: Opened, before: Opened) -> dict[str, Fraction]:
    """By how many points of the index each unit moved a year between two sheets."""
    years = sheet.sheet.year - before.sheet.year
    return {
        row.unit: (row.index - then.index) / years
        for row in sheet.run.units
        if (then := before.run.by_unit.get(row.unit)) and row.index is not None and then.index is not None
    }


def in_order(sheet: Opened) -> list[UnitResult]:
    """Results, best rank first, then those without a rank as given."""
    found = sheet.standings
    return sorted(
        sheet.run.units, key=lambda row: (found[row.unit].rank is None, found[row.unit].rank or 0, row.unit)
    )


def unit_of(request: HttpRequest, sheet: Opened) -> UnitResult:
    """The unit that the address asks for; 404 for one that is not on the sheet."""
    row = sheet.run.by_unit.get(request.GET.get("unit", ""))
    if row is None:
        raise Http404
    return row


def row_of(sheet: Opened, row: UnitResult) -> dict[str, Any]:
    """A unit as a line of the ranking."""
    standing, criteria = sheet.standings[row.unit], sheet.criteria
    return {
        "unit": row.unit,
        "rank": standing.rank,
        "of": standing.of,
        "points": figure(row.points, criteria.places),
        "maximum": figure(row.maximum, criteria.places),
        "index": figure(row.index, criteria.index_places),
        "grade": said(standing.grade) if standing.grade else "",
        "group": said(standing.group) if standing.group else "",
        "status": row.status,
        "status_words": said(WORDS[row.status]),
        "reason": said(standing.reason) if standing.reason else "",
    }


def figure(value: Fraction | None, places: int) -> Decimal | None:
    """A figure as it is published."""
    return None if value is None else rounded(value, places)


def lines_of(criteria: CriteriaSet, unit: UnitResult) -> list[dict[str, Any]]:
    """All nodes of a unit with points, lost points and reasons."""
    return [
        {
            "code": row.code,
            "words": node.name,
            "depth": depth,
            "leaf": node.leaf,
            "owner": node.owner,
            "points": figure(row.points, criteria.places),
            "maximum": exact(row.maximum),
            "lost": figure(row.lost, criteria.places) if part else None,
            "status": row.status,
            "status_words": said(WORDS[row.status]),
            "why": [why.say(language()) for why in row.why],
        }
        for (node, depth, part), row in zip(_depths(criteria), unit.nodes, strict=True)
    ]


def _depths(criteria: CriteriaSet) -> list[tuple[Node, int, bool]]:
    """Every node with its depth, and whether it counts in the maximum: a bonus not won is no lost point."""
    found: list[tuple[Node, int, bool]] = []

    def below(node: Node, depth: int, *, part: bool) -> None:
        found.append((node, depth, part))
        for child in node.children:
            below(child, depth + 1, part=part)

    for top in criteria.nodes:
        below(top, 0, part=top.kind == "part")
    return found


def losing(criteria: CriteriaSet, unit: UnitResult) -> list[tuple[NodeResult, Node]]:
    """Leaves that lost points, most first."""
    pairs = zip(_depths(criteria), unit.nodes, strict=True)
    lost = [
        (row, node) for (node, _depth, part), row in pairs if part and node.leaf and row.lost and row.lost > 0
    ]
    return sorted(lost, key=lambda pair: -(pair[0].lost or 0))


def lost_chart(criteria: CriteriaSet, unit: UnitResult) -> dict[str, Any] | None:
    """The leaves that lost most, as bars, and the sentence that says what they come to."""
    lost = losing(criteria, unit)
    if not lost:
        return None
    top = lost[:MOST_BARS]
    total, share = (
        sum((row.lost or Fraction(0) for row, _node in rows), Fraction(0)) for rows in (lost, top)
    )
    rows = [(f"{row.code} {said(node.name)}", rounded(row.lost or 0, criteria.places)) for row, node in top]
    title = _("%(n)s criteria hold %(share)s of the %(all)s points lost") % {
        "n": len(top),
        "share": shown(rounded(share, criteria.places)),
        "all": shown(rounded(total, criteria.places)),
    }
    return {"chart": bars(rows, highlight=rows[0][0]), "title": title}


def lost_by_area(criteria: CriteriaSet, unit: UnitResult) -> dict[str, Any] | None:
    """From the maximum that applies down by what each area lost, up by bonus, to the points; None without points.

    With the sentence that names the area where most is lost.
    """
    if unit.points is None or not unit.maximum:
        return None
    places = criteria.places
    steps, parts = [], []
    for node in criteria.nodes:
        row = unit.node(node.code)
        loss = row.lost if node.kind == "part" else row.points
        if loss:
            signed = -loss if node.kind == "bonus" else loss
            steps.append((f"{node.code} {said(node.name)}", rounded(signed, places)))
            parts += [steps[-1]] if node.kind == "part" else []
    whole = (_("Most points that apply"), rounded(unit.maximum, places))
    chart = waterfall(whole, steps, (_("Points reached"), rounded(unit.points, places)))
    title = waterfall_told(parts) or _("Where the points went, by area")
    return {"chart": chart, "title": title} if chart else None


def shown(value: Decimal) -> str:
    """A number as the page writes it."""
    from cchc.web.templatetags.cchc import number

    return str(number(value))
