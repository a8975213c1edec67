"""The shown fields of notices and deliveries, declared once."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cchc.lib.columns import Column
from cchc.notices.models import DeliveryState

#: For each state of a delivery, the state of the design system that draws it.
BADGES = {
    DeliveryState.WAITING: "future",
    DeliveryState.SENDING: "sending",
    DeliveryState.SENT: "sent",
    DeliveryState.DOUBTFUL: "warning",
    DeliveryState.FAILED: "given_up",
}
CHANNELS = {"email": _("E-mail"), "gateway": _("SMS or Zalo gateway")}


def next_attempt(delivery: object) -> object:
    """When it is tried again; nothing where it is not."""
    waits = getattr(delivery, "state", "") == DeliveryState.WAITING
    return timezone.localtime(delivery.next_at) if waits else None  # type: ignore[attr-defined]


NOTICES = (
    Column("subject", _("Notice"), lambda notice: notice.subject),
    Column("at", _("When"), lambda notice: timezone.localtime(notice.at), "datetime"),
    Column("read", _("Read"), lambda notice: str(_("Read") if notice.read_at else _("Unread"))),
)

DELIVERIES = (
    Column("subject", _("Notice"), lambda delivery: delivery.notice.subject),
    Column("person", _("To"), lambda delivery: delivery.notice.person.full_name),
    Column(
        "channel",
        _("Channel"),
        lambda delivery: str(CHANNELS.get(delivery.channel, delivery.channel)),
        "choice",
    ),
    Column("state", _("State"), lambda delivery: str(delivery.get_state_display()), "choice"),
    Column("attempts", _("Attempts"), lambda delivery: delivery.attempts, "int"),
    Column("next_at", _("Next attempt"), next_attempt, "datetime"),
    Column("failure", _("Last failure"), lambda delivery: delivery.failure),
    Column("again", _("Send again"), lambda delivery: "", where=frozenset({"list"})),
)
