"""A chart of a page as an SVG file of its own, for a report or a slide: ``?picture=<title of the chart>``.

The chart is the very one of the page; its look is taken from the rules ``.chart …`` of the style sheets, with the light
theme's colours.
"""

from __future__ import annotations

import re
from functools import cache, wraps
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.http import Http404, HttpResponse

from cchc.lib.vntext import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

_CSS = Path(__file__).parent / "static" / "web" / "css"
_ROOT = Path(__file__).parents[1]
_TOKEN = re.compile(r"--([a-z0-9-]+):\s*([^;]+);")
#: A picture leads nowhere: the pages behind its figures are not beside the file.
_LINK = re.compile(r"</?a\b[^>]*>")
_VAR = re.compile(r"var\(--([a-z0-9-]+)(?:,\s*([^()]*(?:\([^()]*\))?))?\)")


@cache
def _style() -> str:
    """The rules of charts with the tokens' values in place of their names."""
    tokens: dict[str, str] = {}
    for name, colour in _TOKEN.findall((_CSS / "tokens.css").read_text("utf-8")):
        tokens.setdefault(name, colour.strip())
    rules = [
        line.replace(".chart ", "")
        for file in (_CSS / "components.css", *sorted(_ROOT.glob("*/static/*/*.css")))
        for line in file.read_text("utf-8").splitlines()
        if line.startswith((".chart text", ".chart .")) and "details" not in line
    ]

    def value(found: re.Match[str]) -> str:
        return tokens.get(found[1], _VAR.sub(value, found[2] or ""))

    return "".join(_VAR.sub(value, rule) for rule in rules)


def with_pictures(
    view: Callable[..., HttpResponse],
) -> Callable[..., HttpResponse]:
    """A view whose charts can be had as files; 404 for a title that no chart of the page has."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        page = view(request, *args, **kwargs)
        title = request.GET.get("picture", "")
        return _picture(page, title) if title and page.status_code == 200 else page

    return answer


def _picture(page: HttpResponse, title: str) -> HttpResponse:
    label = re.escape(escape(title, quote=True).replace("&#x27;", "&#39;"))  # as the template writes it
    found = re.search(rf'<svg ([^>]*aria-label="{label}")>(.*?)</svg>', page.content.decode(), re.DOTALL)
    if found is None:
        raise Http404
    marks = f"<title>{escape(title)}</title><style>{_style()}</style>{_LINK.sub('', found[2])}"
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" {found[1]}>{marks}</svg>\n'
    name = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:60] or "bieu-do"
    file = HttpResponse(drawn, content_type="image/svg+xml")
    file["Content-Disposition"] = f"attachment; filename=\"{name}.svg\"; filename*=UTF-8''{quote(name)}.svg"
    return file
