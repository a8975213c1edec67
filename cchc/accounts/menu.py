"""Menu entry of people and roles."""

from django.utils.translation import gettext_lazy as _

from cchc.web.navigation import Entry

ENTRIES = (
    Entry(910, _("People"), "accounts:people", "people", "person.view", group=_("Administration")),
    Entry(
        960,
        _("Tokens of other systems"),
        "accounts:tokens",
        "shield",
        "token.edit",
        group=_("Administration"),
    ),
)
