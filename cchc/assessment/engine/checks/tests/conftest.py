"""Sets in a few lines, and what one check says about them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from cchc.assessment.engine import checks
from cchc.assessment.engine.examining import context_of
from cchc.assessment.engine.loading import read

if TYPE_CHECKING:
    from cchc.assessment.engine.checking import Fault

HEAD = "code: thu\nname: Bộ thử\n"


class Say(Protocol):
    """Writes a set and runs one check."""

    def __call__(
        self, check: str, head: str, *areas: str, year: int = 2024, indicators: frozenset[str] | None = None
    ) -> list[Fault]: ...


@pytest.fixture
def faults(tmp_path: Path) -> Say:
    """The faults that one check finds in a set of these files, whatever reading says of it."""

    def say(
        check: str, head: str, *areas: str, year: int = 2024, indicators: frozenset[str] | None = None
    ) -> list[Fault]:
        folder = tmp_path / "thu" / str(year)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "set.yaml").write_text(HEAD + head, "utf-8")
        for number, area in enumerate(areas, 1):
            (folder / f"{number}.yaml").write_text(area, "utf-8")
        criteria, _ = read(folder, year)
        assert criteria is not None
        if criteria.completeness not in checks.found()[check].FITS:
            return []
        return list(checks.found()[check].check(criteria, context_of(folder, indicators)))

    return say
