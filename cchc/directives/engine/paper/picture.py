"""Pictures of pages made ready for recognition: bounded, upright, grey, on white, of a size that reads well."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from cchc.directives.engine.paper.layout import Pages
from cchc.directives.engine.paper.recognition import check_count, recognise
from cchc.directives.engine.pieces import damaged
from cchc.errors import UnreadableInput

if TYPE_CHECKING:
    from PIL.Image import Image

    from cchc.directives.engine.pieces import Draft, Tools

WHAT = "tệp ảnh"
#: A page whose longer side has fewer pixels than this reads better at twice the size.
_SMALL = 2000


def read_picture(data: bytes, draft: Draft, tools: Tools) -> None:
    """Write all pages of a picture into the draft."""
    from PIL import Image, ImageSequence

    pages = Pages()
    try:
        with warnings.catch_warnings(action="ignore"):
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
            for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
                check_count(number, draft)
                _check_size(frame, draft)
                page = _ready(frame)
                lines = recognise(page, draft, tools, number, first=number == 1)
                for piece in pages.pieces(lines, number, page.height):
                    draft.add(piece)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(draft) from error
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        TypeError,
        KeyError,
        IndexError,
        OverflowError,
    ) as error:
        # Pillow's readers tell a damaged file by all of these.
        raise damaged(draft.name, WHAT) from error


def _too_many_pixels(draft: Draft) -> UnreadableInput:
    allowed = draft.limits.pixels // 1_000_000
    return UnreadableInput(
        f"Ảnh “{draft.name}” có quá nhiều điểm ảnh; chỉ nhận ảnh không quá {allowed} triệu điểm ảnh."
    )


def _check_size(image: Image, draft: Draft) -> None:
    """Asked before the picture is unpacked."""
    if image.width * image.height > draft.limits.pixels:
        raise _too_many_pixels(draft)


def _ready(frame: Image) -> Image:
    """The picture as tesseract reads it best."""
    from PIL import Image, ImageOps

    image = ImageOps.exif_transpose(frame)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        white.alpha_composite(image)
        image = white
    grey = image.convert("L")
    if max(grey.size) < _SMALL:
        grey = grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.LANCZOS)
    return grey
