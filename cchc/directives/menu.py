"""Directives in the menu."""

from django.utils.translation import gettext_lazy as _

from cchc.web.navigation import Entry

ENTRIES = (
    Entry(
        20,
        _("Directives"),
        "directives:list",
        "document",
        ("directive.view", "directive.read_own"),
        short=_("Documents"),
    ),
)
