"""The pages that the portal's addresses offer, found as a person finds them: by following links from the first."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.visitor import Visitor

HREF = re.compile(r"""<a\b[^>]*?\bhref=["']([^"'#]+)""")


@dataclass(frozen=True)
class Answer:
    """A page that a link led to."""

    name: str
    path: str
    status: int
    is_page: bool
    found_on: str


#: Not pages of ours: Django's own administration, and the interface of other systems.
OTHERS = {"admin", "api"}


def names(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[str]:
    """Every named address of a page of the site, as ``tasks:list``."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver) and entry.namespace not in OTHERS:
            yield from names(entry, f"{entry.namespace}:" if entry.namespace else prefix)
        elif isinstance(entry, URLPattern) and entry.name:
            yield f"{prefix}{entry.name}"


def name_of(path: str) -> str:
    """The name of the address behind a path; nothing where it is none of ours."""
    try:
        found = resolve(path)
    except Resolver404:
        return "?"
    return "" if found.namespace in OTHERS or not found.url_name else found.view_name


def crawled(window: Visitor, start: str = "/") -> dict[str, Answer]:
    """One page for each named address that links lead to from ``start``, in the order they are met."""
    found: dict[str, Answer] = {}
    waiting = deque([(start, start)])
    while waiting:
        path, found_on = waiting.popleft()
        name = name_of(urlsplit(path).path)
        if not name or name in found:
            continue
        response = window.context.request.get(f"{window.portal.url}{path}")
        is_page = response.headers.get("content-type", "").startswith("text/html")
        found[name] = Answer(name, path, response.status, is_page, found_on)
        if is_page and response.ok:
            waiting.extend((link, path) for link in links(response.text(), path))
    return found


def links(page: str, path: str) -> Iterator[str]:
    """Paths within the site that a page links to."""
    for href in HREF.findall(page):
        parts = urlsplit(urljoin(f"http://portal{path}", href.replace("&amp;", "&")))
        if parts.netloc == "portal":
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path
