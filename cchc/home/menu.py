"""The first entry of the menu."""

from django.utils.translation import gettext_lazy as _

from cchc.web.navigation import Entry

ENTRIES = (Entry(10, _("Today's work"), "home:today", "sun", short=_("Today")),)
