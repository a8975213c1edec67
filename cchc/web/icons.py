"""Icons: simple lines on a grid of 20, drawn once in ``static/web/icons.svg`` and used by name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html

SPRITE = Path(__file__).parent / "static" / "web" / "icons.svg"


@cache
def names() -> frozenset[str]:
    """Every name the sprite holds."""
    return frozenset(re.findall(r'<symbol id="([a-z0-9-]+)"', SPRITE.read_text(encoding="utf-8")))


def icon(name: str, *, small: bool = False, extra: str = "", words: Any = "") -> str:
    """The icon as HTML. ``words`` say what it means where no text stands beside it; else it is hidden from
    readers of the screen. KeyError for a name that the sprite lacks."""
    return _drawn(name, small, extra, str(words))


@lru_cache(maxsize=512)
def _drawn(name: str, small: bool, extra: str, words: str) -> str:
    """The HTML of one icon; a list shows the same few hundreds of times."""
    if name not in names():
        raise KeyError(f"{name} is no icon of {SPRITE.name}")
    classes = " ".join(part for part in ("icon", "icon-small" if small else "", extra) if part)
    use = format_html('<use href="{}#{}"></use>', static("web/icons.svg"), name)
    if words:
        return format_html('<svg class="{}" role="img" aria-label="{}">{}</svg>', classes, words, use)
    return format_html('<svg class="{}" aria-hidden="true" focusable="false">{}</svg>', classes, use)
