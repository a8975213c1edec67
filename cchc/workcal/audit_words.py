"""What was done to the working calendar, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "calendar.add": _("set a special day"),
    "calendar.edit": _("changed a special day"),
    "calendar.remove": _("removed a special day"),
    "calendar.load": _("loaded the calendar"),
    "calendar.announce": _("noted the announcement of a year"),
}

#: Keys of the trail that are no fields.
LABELS = {"corrected": _("corrected"), "removed": _("removed"), "years": _("announced years")}
