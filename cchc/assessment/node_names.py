"""What nodes of published results are called, and in which order they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.assessment.kept_sets import SetError, kept
from cchc.assessment.shipped import shipped_codes
from cchc.assessment.speaking import said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.assessment.engine.model import CriteriaSet, Node

TOTAL = "total"
#: What parts of an index are called, by the node that files have.
PARTS = {
    "comp:assessed": gettext_lazy("Verified points"),
    "comp:sipas_points": gettext_lazy("SIPAS points"),
    "comp:leader_survey": gettext_lazy("Survey of leaders"),
    "comp:socioeconomic_impact": gettext_lazy("Socio-economic impact"),
    "mean": gettext_lazy("Mean of the country"),
    "region_mean": gettext_lazy("Mean of the region"),
    "min": gettext_lazy("Lowest of the country"),
    "internal_total": gettext_lazy("Total of the province's own index"),
    "SIPAS_index_%": gettext_lazy("SIPAS index (%)"),
    "QĐ766_index": gettext_lazy("Index by Quyết định 766"),
}


def _set_of(index: str, year: int) -> CriteriaSet | None:
    """The structure of an index in a year, where one is shipped under its code."""
    if index not in shipped_codes():
        return None
    try:
        return kept(index, year)
    except SetError:
        return None


def named(index: str, year: int, nodes: Iterable[str]) -> dict[str, str]:
    """Names by node, in the order in which they are read: the total, the set's own order, then by name."""
    criteria = _set_of(index, year)
    known = {node.code: said(node.name) for node in criteria.walk()} if criteria else {}
    order = [TOTAL, *known, *PARTS]
    place = {node: number for number, node in enumerate(order)}
    found = sorted(set(nodes), key=lambda node: (place.get(node, len(place)), node))
    return {node: _name(node, known) for node in found}


def depths(index: str, year: int) -> dict[str, int]:
    """How deep nodes stand below the total, by node; nodes that no set tells of are left out."""
    criteria = _set_of(index, year)
    found = {TOTAL: 0}

    def below(nodes: Iterable[Node], depth: int) -> None:
        for node in nodes:
            found[node.code] = depth
            below(node.children, depth + 1)

    below(criteria.nodes if criteria else (), 1)
    return found


def _name(node: str, known: dict[str, str]) -> str:
    if node == TOTAL:
        return _("Total")
    if node in known:
        return f"{node} {known[node]}"
    return str(PARTS.get(node, node.partition(":")[2] or node))
