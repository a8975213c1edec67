"""What was done to units, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "unit.add": _("added the unit"),
    "unit.edit": _("changed the unit"),
    "unit.change": _("recorded what became of units"),
    "unit.load": _("loaded the province"),
}
