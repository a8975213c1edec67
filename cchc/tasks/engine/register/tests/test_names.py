"""Several units in one cell are cut only where each part is known."""

from __future__ import annotations

import pytest

from cchc.lib.vntext import fold
from cchc.tasks.engine.register.names import parts

KNOWN = {
    fold(name)
    for name in (
        "Sở Tài chính", "Sở Nội vụ", "Sở Y tế", "Sở Nông nghiệp và Môi trường", "Sở Văn hóa, Thể thao và Du lịch",
        "Văn phòng UBND tỉnh", "STC", "Công an tỉnh",
    )
}  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Sở Tài chính", ["Sở Tài chính"]),
        ("Sở Tài chính, Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Sở Tài chính; Sở Nội vụ; Sở Tài chính", ["Sở Tài chính", "Sở Nội vụ"]),
        ("- Sở Tài chính\n- Sở Y tế", ["Sở Tài chính", "Sở Y tế"]),
        ("Sở Tài chính và Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Sở Tài chính/Công an tỉnh", ["Sở Tài chính", "Công an tỉnh"]),
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        (
            "Sở Văn hóa, Thể thao và Du lịch, Sở Nông nghiệp và Môi trường",
            ["Sở Văn hóa, Thể thao và Du lịch", "Sở Nông nghiệp và Môi trường"],
        ),
        (
            "Các Sở: Tài chính, Nội vụ, Nông nghiệp và Môi trường",
            ["Sở Tài chính", "Sở Nội vụ", "Sở Nông nghiệp và Môi trường"],
        ),
        ("Sở Tài chính, Sở Lạ", ["Sở Tài chính", "Sở Lạ"]),
        ("Sở Lạ", ["Sở Lạ"]),
        ("; ,", []),
    ],
)
def test_the_names_of_a_cell(cell: str, names: list[str]) -> None:
    assert parts(cell, lambda words: fold(words) in KNOWN) == names


def test_a_long_text_is_no_list() -> None:
    text = ", ".join(f"việc {number}" for number in range(100))
    assert parts(text, lambda _words: False) == [text]
