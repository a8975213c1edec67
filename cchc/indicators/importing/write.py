"""Writing the checked rows of an import, all in one transaction: all of them or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from cchc.indicators import actions
from cchc.indicators.models import IndicatorValue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.indicators.importing.check import Row


@transaction.atomic
def write_rows(rows: Iterable[Row], *, by: Any, file: str) -> tuple[int, int]:
    """Write the right rows: (values declared, values corrected). Wrong and unchanged rows are left out.

    ``Stale`` or UserError when a value was changed since the rows were checked; then nothing is written.
    """
    added = changed = 0
    for row in rows:
        if row.state == "new":
            actions.declare(IndicatorValue(**row.values), by=by)
            added += 1
        elif row.state == "changed" and row.stands is not None:
            for name, value in row.changes.items():
                setattr(row.stands, name, value)
            actions.correct(row.stands, reason=f"{file}, dòng {row.line.number}", by=by)
            changed += 1
    return added, changed
