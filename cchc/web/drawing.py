"""The rows of a table as HTML, written straight: a page of rows costs a template some thousand steps."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from django.utils.formats import localize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cchc.web.templatetags.cchc import or_dash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.web.table import Cell

#: So much of a row's name is read aloud beside its box.
_NAME = 80


def shown(value: Any) -> str:
    """A value as a template writes it: escaped, save what is HTML already; numbers by the language."""
    if isinstance(value, SafeString):
        return str(value)
    if not isinstance(value, str):
        value = localize(value)
        return str(value) if isinstance(value, SafeString) else escape(str(value))
    return escape(value)


def drawn_rows(rows: Iterable[dict[str, Any]], *, picked: bool) -> SafeString:
    """The body of a table, from ``Table.rows``; ``picked``: each row has a box to be chosen by."""
    choose, opens = _("Choose %(name)s"), shown(_("Open"))
    # Every part is escaped where it is written below.
    return mark_safe("".join(_row(row, choose if picked else "", opens) for row in rows))


def _row(row: dict[str, Any], choose: str, opens: str) -> str:
    url = shown(row["url"])
    begin = f'\n      <tr role="row"{" data-opens" if url else ""}>'
    box = _box(row, choose) if choose else ""
    return begin + box + "".join(_cell(cell, url, opens) for cell in row["cells"]) + "</tr>"


def _box(row: dict[str, Any], choose: str) -> str:
    words = str(row["record"])
    name = choose % {"name": shown(words if len(words) <= _NAME else f"{words[: _NAME - 1]}…")}
    return (
        '<td role="cell" class="is-pick no-print"><input type="checkbox" name="row" '
        f'value="{shown(row["key"])}" form="bulk" aria-label="{name}"></td>'
    )


def _cell(cell: Cell, url: str, opens: str) -> str:
    look = f"{cell.look}{' is-first' if cell.first else ''}{' is-blank' if cell.blank else ''}"
    if cell.first and url:
        inner = f'<a class="row-link" href="{url}">{opens if cell.blank else shown(cell.words)}</a>'
    elif cell.blank:
        inner = str(or_dash(cell.words))
    else:
        inner = f"<span>{shown(cell.words)}</span>"
    return f'<td role="cell" class="{look}" data-label="{shown(cell.label)}">{inner}</td>'
