"""What charts of results say, in one sentence computed from their figures; nothing where they say nothing.

A rank is told with the number of units it is out of; a change never reaches over a break of the series.
"""

from __future__ import annotations

from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cchc.assessment.node_names import TOTAL
from cchc.assessment.templatetags.results import brief
from cchc.web.templatetags.cchc import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc.assessment.engine.results.standing import Figure
    from cchc.assessment.result_pages import Index, Line


def _shown(score: Decimal) -> str:
    return number(brief(score))


def _before(years: Sequence[int], year: int, breaks: Mapping[int, str]) -> int | None:
    """The last of the years before ``year`` that no break parts from it."""
    earlier = max((each for each in years if each < year), default=None)
    return None if earlier is None or any(earlier <= cut < year for cut in breaks) else earlier


def place_of(figure: Figure) -> str:
    """A rank with what it is out of: 5/63."""
    return f"{number(figure.rank)}/{number(figure.of)}" if figure.of else number(figure.rank)


def rank_told(index: Index, slug: str, name: str, until: int | None = None, since: int | None = None) -> str:
    """ "Phú Thọ tăng 3 bậc, lên thứ 5/63 năm 2024": the last rank (``until`` a year) beside the one before."""
    ranks = {
        year: rank
        for year, rank in index.ranks(slug).items()
        if (until is None or year <= until) and (since is None or year >= since)
    }
    if not ranks:
        return ""
    year = max(ranks)
    words: dict[str, Any] = {"name": name, "year": year, "place": place_of(index.by_year[year][slug])}
    before = _before(sorted(ranks), year, index.breaks)
    if before is None:
        return _("%(name)s ranks %(place)s in %(year)s") % words
    n = ranks[before] - ranks[year]
    words |= {"n": abs(n), "before": before}
    if not n:
        return _("%(name)s keeps rank %(place)s in %(year)s, as in %(before)s") % words
    near = before == year - 1
    if n > 0 and near:
        told = ngettext(
            "%(name)s rises %(n)s place, to %(place)s in %(year)s",
            "%(name)s rises %(n)s places, to %(place)s in %(year)s",
            n,
        )
    elif n > 0:
        told = ngettext(
            "%(name)s rises %(n)s place since %(before)s, to %(place)s in %(year)s",
            "%(name)s rises %(n)s places since %(before)s, to %(place)s in %(year)s",
            n,
        )
    elif near:
        told = ngettext(
            "%(name)s falls %(n)s place, to %(place)s in %(year)s",
            "%(name)s falls %(n)s places, to %(place)s in %(year)s",
            -n,
        )
    else:
        told = ngettext(
            "%(name)s falls %(n)s place since %(before)s, to %(place)s in %(year)s",
            "%(name)s falls %(n)s places since %(before)s, to %(place)s in %(year)s",
            -n,
        )
    return told % words


def score_told(index: Index, slug: str, name: str) -> str:
    """The last score, its change since the one before, and how far it is from the median where that is known."""
    scores = index.scores(slug)
    if not scores:
        return ""
    year = max(scores)
    words: dict[str, Any] = {"name": name, "year": year, "score": _shown(scores[year])}
    before = _before(sorted(scores), year, index.breaks)
    if before is None:
        told = _("%(name)s has %(score)s points in %(year)s") % words
    else:
        by = scores[year] - scores[before]
        words |= {"by": _shown(abs(by)), "before": before}
        if by > 0:
            told = _("%(name)s gains %(by)s points since %(before)s, to %(score)s in %(year)s") % words
        elif by < 0:
            told = _("%(name)s loses %(by)s points since %(before)s, to %(score)s in %(year)s") % words
        else:
            told = _("%(name)s stays at %(score)s points in %(year)s, as in %(before)s") % words
    return told + _beside_median(index, year, scores[year])


def _beside_median(index: Index, year: int, score: Decimal) -> str:
    known = [figure.score for figure in index.by_year[year].values() if figure.score is not None]
    if len(known) < 10:
        return ""
    apart = score - Decimal(median(known))
    if not apart:
        return _(", at the median")
    words = {"by": _shown(abs(apart))}
    return (_(", %(by)s above the median") if apart > 0 else _(", %(by)s below the median")) % words


def gap_told(points: Mapping[str, Mapping[str, Decimal]], year: int) -> str:
    """Of the units compared: who has most in a year and by how much it leads; ``points``: by name and node."""
    totals = {name: nodes[TOTAL] for name, nodes in points.items() if TOTAL in nodes}
    if len(totals) < 2:
        return ""
    order = sorted(totals, key=lambda name: -totals[name])
    first, second = order[:2]
    words = {"first": first, "second": second, "year": year, "by": _shown(totals[first] - totals[second])}
    if totals[first] == totals[second]:
        return _("%(first)s and %(second)s are equal in %(year)s") % words
    if len(order) == 2:
        return _("%(first)s is %(by)s points above %(second)s in %(year)s") % words
    return _("%(first)s is highest in %(year)s, %(by)s points above %(second)s") % words


def ranking_told(lines: Sequence[Line], year: int) -> str:
    """Who is first and with what, who rose and who fell most since the year before."""
    first = [line for line in lines if line.figure.rank == 1]
    if not first:
        return ""
    words: dict[str, Any] = {"name": ", ".join(line.name for line in first), "year": year}
    if len(first) == 1 and first[0].figure.score is not None:
        words["score"] = _shown(first[0].figure.score)
        told = _("%(name)s is first in %(year)s with %(score)s points") % words
    else:
        told = _("%(name)s: first in %(year)s") % words
    moved = [(line.places, line.name) for line in lines if line.places]
    if not moved:
        return told
    most, least = max(moved, key=lambda pair: pair[0]), min(moved, key=lambda pair: pair[0])
    if most[0] > 0:
        n = most[0]
        told += ngettext(
            "; %(name)s rises most, by %(n)s place", "; %(name)s rises most, by %(n)s places", n
        ) % {"name": most[1], "n": n}
    if least[0] < 0:
        n = -least[0]
        told += ngettext(
            "; %(name)s falls most, by %(n)s place", "; %(name)s falls most, by %(n)s places", n
        ) % {"name": least[1], "n": n}
    return told


def map_told(highest: Mapping[str, tuple[int, int]], year: int) -> str:
    """Where the highest group lies; ``highest``: by region how many of its provinces are in it, and how many it has."""
    found = sum(count for count, _all in highest.values())
    if found < 4:
        return ""
    region = max(highest, key=lambda name: (highest[name][0], -highest[name][1]))
    n, every = highest[region]
    words = {"region": region, "n": n, "all": every, "found": found, "year": year}
    return (
        pgettext(
            "map",
            "%(region)s has %(n)s of the %(found)s provinces of the highest group in %(year)s (of its %(all)s)",
        )
        % words
    )


def waterfall_told(losses: Sequence[tuple[str, Decimal]]) -> str:
    """Which area took most of the points lost; ``losses``: of areas, by label."""
    real = [(label, loss) for label, loss in losses if loss > 0]
    if not real:
        return ""
    lost = sum(loss for _label, loss in real)
    label, most = max(real, key=lambda pair: pair[1])
    return _("Most is lost in “%(area)s”: %(most)s of the %(lost)s points lost") % {
        "area": label,
        "most": _shown(most),
        "lost": _shown(Decimal(lost)),
    }
