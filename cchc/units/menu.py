"""Menu entry of the units."""

from django.utils.translation import gettext_lazy as _

from cchc.web.navigation import Entry

ENTRIES = (Entry(810, _("Units"), "units:list", "building", "unit.view", group=_("Catalogues")),)
