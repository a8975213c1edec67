"""A sound entry of a file of indicators, and a folder to write one with something changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: Property tests measure nothing: a busy machine must not fail them.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

SOUND = {
    "code": "ho_so_dung_han",
    "name": '{vi: "Hồ sơ đúng hạn", en: "Dossiers on time"}',
    "numerator": '{vi: "Hồ sơ trả đúng hạn", en: "dossiers on time"}',
    "denominator": '{vi: "hồ sơ đã giải quyết", en: "dossiers resolved"}',
    "measure": "percent",
    "direction": "up",
    "precision": "2",
    "valid_from": "2020-01-01",
    "source": '"Thông tư 01/2020/TT-VPCP"',
    "url": '"https://example.vn/tt"',
    "owner": '"Văn phòng UBND tỉnh"',
    "source_kind": "dossier_kpi",
    "checked": "2026-11-28",
}


def written(*entries: dict[str, str | None]) -> str:
    """The text of a file whose entries are the sound one with these keys changed; None leaves a key out."""
    lines = ["indicators:"]
    for changes in entries:
        keys = {key: value for key, value in {**SOUND, **changes}.items() if value is not None}
        lines += [
            f"  {'-' if at == 0 else ' '} {key}: {value}" for at, (key, value) in enumerate(keys.items())
        ]
    return "\n".join(lines) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Write files (``name="text"``) into a folder named ``indicators``; the folder."""

    def write(**files: Any) -> Path:
        made = tmp_path / "indicators"
        made.mkdir(exist_ok=True)
        for name, text in files.items():
            (made / f"{name}.yaml").write_text(text, "utf-8")
        return made

    return write
