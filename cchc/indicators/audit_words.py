"""What was done to values of indicators, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "indicator.declare": _("declared a value"),
    "indicator.verify": _("verified a value"),
    "indicator.publish": _("published a value"),
    "indicator.correct": _("corrected a value"),
}
