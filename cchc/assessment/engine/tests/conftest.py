"""Sets written in a few lines, for the tests of the engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from cchc.assessment.engine.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.assessment.engine.model import CriteriaSet

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

HEAD = "code: thu\nname: Bộ thử\n"


@pytest.fixture
def write_set(tmp_path: Path) -> Callable[..., Path]:
    """Write ``set.yaml`` and areas of a set ``thu`` for 2024 on; the folder of the set."""

    def write(head: str, *areas: str, year: int = 2024) -> Path:
        folder = tmp_path / "thu" / str(year)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "set.yaml").write_text(HEAD + head, "utf-8")
        for number, area in enumerate(areas, 1):
            (folder / f"{number}.yaml").write_text(area, "utf-8")
        return folder.parent

    return write


@pytest.fixture
def make_set(write_set: Callable[..., Path]) -> Callable[..., CriteriaSet]:
    """The same, loaded."""

    def make(head: str, *areas: str, year: int = 2024) -> CriteriaSet:
        return load(write_set(head, *areas, year=year), year)

    return make


def leaf(code: str, maximum: str | int, **more: str) -> str:
    """A leaf of given points: its code is its input."""
    extra = "".join(f", {key}: {value}" for key, value in more.items())
    return (
        f'{{code: "{code}", name: Tiêu chí {code}, maximum: {maximum}, '
        f"inputs: {{p{code}: {{kind: points}}}}, rule: {{shape: given}}{extra}}}"
    )


def area(code: str, maximum: str | int, *leaves: str, **more: str) -> str:
    """An area over leaves."""
    extra = "".join(f"{key}: {value}\n" for key, value in more.items())
    lines = "".join(f"  - {each}\n" for each in leaves)
    return f'code: "{code}"\nname: Lĩnh vực {code}\nmaximum: {maximum}\n{extra}criteria:\n{lines}'
