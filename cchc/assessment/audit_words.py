"""What was done in assessment, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "result.import": _("took in published results"),
    "score.keep": _("kept a sheet of scores"),
    "score.fill": _("filled a sheet from indicators"),
    "score.remove": _("removed a sheet of scores"),
    "set.keep": _("kept a criteria set"),
    "set.remove": _("removed a criteria set"),
}

#: Keys of the trail that are no fields.
LABELS = {
    "file": _("file"),
    "rows": _("rows"),
    "added": _("added"),
    "set": _("criteria set"),
    "filled": _("inputs filled"),
    "number": _("version"),
}
