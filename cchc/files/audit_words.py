"""What the trail says of files."""

from django.utils.translation import gettext_lazy as _

WORDS = {"file.put": _("put in a file"), "file.remove": _("removed a file in an emergency")}
