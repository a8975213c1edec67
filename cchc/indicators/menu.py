"""Indicators in the menu."""

from django.utils.translation import gettext_lazy as _

from cchc.web.navigation import Entry

_GROUP = _("Indicators and figures")
ENTRIES = (
    Entry(700, _("Dictionary of indicators"), "indicators:list", "book", "indicator.view", group=_GROUP),
    Entry(710, _("Values of indicators"), "indicators:values", "database", "indicator.view", group=_GROUP),
)
