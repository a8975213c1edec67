"""Menu entry of the working calendar."""

from django.utils.translation import gettext_lazy as _

from cchc.web.navigation import Entry

ENTRIES = (
    Entry(820, _("Working calendar"), "workcal:year", "calendar", "calendar.view", group=_("Catalogues")),
)
