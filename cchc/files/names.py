"""Names of files as people gave them, made safe to keep, show and send."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.files.kinds import Kind

LONGEST = 200
UNNAMED = "tep"


def clean(name: str, kind: Kind) -> str:
    """The last part of the name in NFC, without control and direction marks, with an ending that says its kind.

    ``bao-cao.pdf`` that is no PDF but HTML becomes ``bao-cao.pdf.html``: nobody opens it as what it is not.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    kept = "".join(
        letter for letter in last if unicodedata.category(letter)[0] != "C" and letter not in '<>:"|?*'
    )
    path = PurePosixPath(" ".join(kept.split()).strip(". ") or UNNAMED)
    stem, ending = path.stem, path.suffix.lower()
    if ending not in kind.endings:
        stem, ending = path.name, kind.endings[0]
    return stem[: LONGEST - len(ending)].rstrip(". ") + ending
