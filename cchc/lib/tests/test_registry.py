"""Members of a package are found by their file, in order, and say what they are."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

import pytest

from cchc.lib.registry import MemberError, discover

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package with two members and things that are none."""
    folder = tmp_path / "family_of_members"
    (folder / "tests").mkdir(parents=True)
    (folder / "tests" / "__init__.py").write_text("")
    for name in ("__init__", "b_second", "a_first", "_hidden", "test_a_first"):
        (folder / f"{name}.py").write_text(f'"""What {name} does."""\nNAME = {name!r}\n')
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    yield folder
    for name in [name for name in sys.modules if name.startswith("family_of_members")]:
        del sys.modules[name]


@pytest.mark.usefixtures("family")
def test_members_are_found_in_order_without_tests_and_hidden_files() -> None:
    assert [module.NAME for module in discover("family_of_members")] == ["a_first", "b_second"]


@pytest.mark.usefixtures("family")
def test_a_package_may_be_given_as_a_module() -> None:
    package = importlib.import_module("family_of_members")
    assert discover(package) == discover("family_of_members")


def test_a_member_without_docstring_is_named(family: Path) -> None:
    (family / "c_third.py").write_text("NAME = 'c'\n")
    importlib.invalidate_caches()
    with pytest.raises(MemberError, match=r"c_third\.py"):
        discover("family_of_members")
