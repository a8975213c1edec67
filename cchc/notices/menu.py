"""Menu entry of the outbox; one's own notices hang on the bell of every page."""

from django.utils.translation import gettext_lazy as _

from cchc.web.navigation import Entry

ENTRIES = (Entry(940, _("Outbox"), "notices:outbox", "send", "outbox.view", group=_("Administration")),)
