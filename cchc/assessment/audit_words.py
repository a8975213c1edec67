"""What was done in assessment, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "result.import": _("took in published results"),
}

#: Keys of the trail that are no fields.
LABELS = {
    "file": _("file"),
    "rows": _("rows"),
    "added": _("added"),
}
