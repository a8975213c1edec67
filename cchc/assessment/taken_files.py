"""An uploaded table as a file for the readers, which tell their rows by the file's own name."""

from __future__ import annotations

import re
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = (".csv", ".txt", ".xlsx", ".xls", ".ods")


@contextmanager
def on_disk(file: Any) -> Iterator[Path]:
    """The upload under its own name in a folder that is gone afterwards; UnreadableInput for another kind of file."""
    name = re.sub(r"[^\w.\- ]", "_", Path(file.name or "").name)[-120:] or "tep.csv"
    if Path(name).suffix.lower() not in _KINDS:
        raise UnreadableInput(f"{name}: nhận tệp {', '.join(_KINDS)}.")
    with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
        path = Path(folder) / name
        with path.open("wb") as out:
            for chunk in file.chunks():
                out.write(chunk)
        yield path
