"""What was done to units, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "unit.add": _("added the unit"),
    "unit.edit": _("changed the unit"),
    "unit.change": _("recorded what became of units"),
    "unit.load": _("loaded the province"),
}

#: Keys of the trail that are no fields.
LABELS = {
    "added": _("added"),
    "updated": _("brought up to date"),
    "changes": _("changes of units"),
    "sources": _("from"),
    "targets": _("to"),
    "groups": _("groups of units"),
}
