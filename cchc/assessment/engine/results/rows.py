"""A published figure of a unit in a year, as a file has it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cchc.lib.words import Words

#: The indices that results are kept of, with their names.
INDICES = {
    "par": Words("PAR INDEX – Chỉ số cải cách hành chính", "PAR INDEX"),
    "sipas": Words("SIPAS – Chỉ số hài lòng", "SIPAS"),
    "papi": Words("PAPI – Chỉ số hiệu quả quản trị và hành chính công", "PAPI"),
    "pci": Words("PCI – Chỉ số năng lực cạnh tranh", "PCI"),
    "dti": Words("DTI – Chỉ số chuyển đổi số", "DTI"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """``unit``: the label as printed; ``node``: "total", or the code or name of an area or component.

    ``score`` None: only a rank was published. ``computed``: summed by whoever made the file, not printed by the
    publisher. ``place``: the row of the file.
    """

    index: str
    year: int
    unit: str
    node: str
    score: Decimal | None
    rank: int | None = None
    of: int | None = None
    source: str = ""
    note: str = ""
    computed: bool = False
    place: str = ""

    @property
    def key(self) -> tuple[str, int, str, str]:
        """What the figure is of: index, year, unit and node."""
        return self.index, self.year, self.unit, self.node
