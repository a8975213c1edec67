"""What the trail says of the outbox."""

from django.utils.translation import gettext_lazy as _

WORDS = {"outbox.send_again": _("had a message sent again")}
