"""The folder of shipped facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc import data
from cchc.errors import MissingPart

if TYPE_CHECKING:
    from pathlib import Path


def test_the_folder_holds_units_and_holidays() -> None:
    assert (data.folder() / "units" / "provinces.csv").is_file()
    assert (data.folder() / "holidays" / "2025.yaml").is_file()


def test_a_package_without_its_data_says_so_with_exit_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "__file__", str(tmp_path / "cchc" / "data.py"))
    with pytest.raises(MissingPart, match="Thiếu thư mục dữ liệu") as caught:
        data.folder()
    assert caught.value.exit == 3
