"""Menu entry of the trail of changes."""

from django.utils.translation import gettext_lazy as _

from cchc.web.navigation import Entry

ENTRIES = (Entry(930, _("Change log"), "audit:list", "history", "audit.view", group=_("Administration")),)
