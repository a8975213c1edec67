"""A day due, for all units or for each its own, and by how many days a day is late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cchc.assessment.engine.parameters import par
from cchc.assessment.engine.shape import name_of
from cchc.assessment.engine.why import shown

if TYPE_CHECKING:
    import numpy as np

    from cchc.assessment.engine.model import InputSpec


@dataclass(frozen=True)
class Due:
    """``due``: the last day on time, or ``due_input``, where it differs by unit."""

    due: date | None = par("Hạn", "Due", None)
    due_input: str = par("Số liệu ghi hạn của từng đơn vị", "Input with the day due", "")
    before: bool = par("Hạn là “trước ngày”: đúng ngày đó là quá hạn", "Due before that day", default=False)

    def days_late(self, day: date, due: date) -> int:
        """By how many days; 0 or less: on time."""
        return (day - due).days + self.before

    def array_late(self, days: np.ndarray, columns: Mapping[str, np.ndarray]) -> np.ndarray:
        """The same on ordinals; NaN where the day due is not known or, being infinity, none."""
        import numpy as np

        due = (
            columns[self.due_input]
            if self.due_input
            else np.asarray(float((self.due or date.min).toordinal()))
        )
        late: np.ndarray = days - np.where(np.isposinf(due), np.nan, due) + self.before
        return late

    def due_reads(self) -> Sequence[str]:
        """The input with the day due, where there is one."""
        return (self.due_input,) if self.due_input else ()

    def due_faults(self) -> Iterator[str]:
        """No day due or two."""
        if (self.due is None) == (not self.due_input):
            yield "cần đúng một hạn: “due” (một ngày chung) hoặc “due_input” (số liệu ghi hạn của từng đơn vị)."

    def due_said(self, specs: Mapping[str, InputSpec], language: str) -> str:
        """ "28/02/2025", "trước 01/03/2025", the name of the input."""
        due = shown(self.due, "date", language) if self.due else name_of(self.due_input, specs, language)
        return f"{'trước' if language == 'vi' else 'before'} {due}" if self.before else due
