"""Whether a file that anybody attaches may be taken in: one marked as a state secret never is.

As far as the file can be read within some seconds: what cannot be read (a table, a damaged scan) is let pass, since the
mark is then not to be told by a machine. Source: practice, rule 12; Law 117/2025/QH15.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cchc.directives.engine.header import read_header
from cchc.directives.engine.pieces import Limits
from cchc.directives.engine.source import open_source
from cchc.errors import CchcError, UserError

if TYPE_CHECKING:
    from pathlib import Path

#: A person waits for the answer, so reading is cut short.
LIMITS = Limits(seconds=15.0, page_seconds=10.0, whole_seconds=20.0, scanned_pages=3)


def check(path: Path, name: str) -> None:
    """UserError where the file is marked as a state secret."""
    try:
        source = open_source(path, name, limits=LIMITS)
    except CchcError:
        return
    mark = read_header(source.text, file=source.name).secrecy
    if mark:
        raise UserError(
            _(
                "{name} is marked {mark}: documents under state secrecy are not taken in; nothing was stored."
            ).format(name=source.name, mark=mark)
        )
