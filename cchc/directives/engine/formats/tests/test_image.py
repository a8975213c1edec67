"""Pictures of pages."""

from __future__ import annotations

import io
import stat
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from cchc.directives.engine.formats.tests.made import HEADING, directive_page, pdf, picture
from cchc.directives.engine.paper import recognition
from cchc.directives.engine.pieces import Limits, Tools
from cchc.directives.engine.source import open_source
from cchc.errors import MissingPart, UnreadableInput
from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from pathlib import Path

PAGE = picture(pdf([directive_page()]))


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


def program(folder: Path, script: str) -> Tools:
    """A stand-in for a broken installation: the real tool, when it misbehaves, does what this script does."""
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return Tools(tesseract=str(path))


def test_a_picture_of_a_directive_reads_column_by_column(tesseract: str) -> None:
    source = open_source(PAGE, "a.pdf", isolated=False)
    lines = source.text.split("\n")
    assert source.format == "image"
    assert list(map(fold, lines[:6])) == list(map(fold, [*HEADING[0], *HEADING[1]]))
    assert lines[6] == "THÔNG BÁO"
    assert source.where(source.text.index("THÔNG BÁO")).page == 1


def test_a_tiff_of_several_pages_and_a_transparent_picture_are_read(tesseract: str) -> None:
    grey = Image.open(io.BytesIO(PAGE)).convert("L")
    two = saved(grey, "TIFF", save_all=True, append_images=[grey])
    assert {one.page for one in open_source(two, "a.tiff", isolated=False).parts} == {1, 2}
    clear = Image.new("RGBA", grey.size, (0, 0, 0, 0))
    clear.putalpha(grey.point(lambda shade: 255 - shade))
    assert "THÔNG BÁO" in open_source(saved(clear, "PNG"), "a.png", isolated=False).text


def test_a_small_picture_is_enlarged_and_a_poor_one_is_told(tesseract: str) -> None:
    small = picture(pdf([directive_page()]), dpi=100)
    assert "2025" in open_source(small, "a.png", isolated=False).text
    poor = picture(pdf([directive_page()]), dpi=30)
    with pytest.raises(UnreadableInput, match="không có chữ nào"):
        open_source(saved(Image.new("L", (600, 800), 255), "JPEG"), "a.jpg", isolated=False)
    try:
        warnings = open_source(poor, "a.png", isolated=False).warnings
    except UnreadableInput:
        warnings = ("nhận dạng kém",)
    assert any("nhận dạng kém" in one for one in warnings)


def test_too_many_pixels_and_damaged_pictures_are_refused() -> None:
    with pytest.raises(UnreadableInput, match="quá nhiều điểm ảnh"):
        open_source(PAGE, "a.png", limits=Limits(pixels=1000), isolated=False)
    huge = saved(Image.new("1", (20_000, 20_000)), "PNG")
    with pytest.raises(UnreadableInput, match="quá nhiều điểm ảnh"):
        open_source(huge, "a.png", isolated=False)
    with pytest.raises(UnreadableInput, match="tệp ảnh nhưng nội dung bị hỏng"):
        open_source(PAGE[: len(PAGE) // 2], "a.png", isolated=False)


def test_a_missing_program_or_language_says_how_to_get_it(tmp_path: Path) -> None:
    absent = Tools(tesseract="tesseract", path=str(tmp_path))
    with pytest.raises(MissingPart, match="apt-get install"):
        open_source(PAGE, "a.png", tools=absent, isolated=False)
    lacking = program(tmp_path, "echo 'Error opening data file vie.traineddata' >&2; exit 1")
    with pytest.raises(MissingPart, match="chưa có dữ liệu tiếng Việt"):
        open_source(PAGE, "a.png", tools=lacking, isolated=False)


def test_a_program_that_fails_or_never_ends_costs_one_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="Không nhận dạng được trang 1"):
        open_source(PAGE, "a.png", tools=program(tmp_path, "exit 1"), isolated=False)
    with pytest.raises(UnreadableInput, match="mất quá nhiều thời gian"):
        open_source(
            PAGE,
            "a.png",
            tools=program(tmp_path, "sleep 30"),
            limits=Limits(page_seconds=0.3),
            isolated=False,
        )


def test_a_heading_is_split_at_its_widest_white_strip() -> None:
    def word(left: int, right: int) -> recognition._Word:
        return recognition._Word("x", left, 0, right, 10, 90.0)

    assert recognition._split([word(50, 400), word(500, 900), word(60, 300)], 1000) == 450
    assert recognition._split([word(0, 1000)], 1000) is None
    assert recognition._split([], 1000) == 450
    rows = recognition._rows("head\n1\t2\n" + "5\t1\t1\t1\t1\t1\t0\t0\t5\t5\t12\t~\n")
    assert rows == []
