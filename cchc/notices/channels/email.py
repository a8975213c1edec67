"""E-mail by SMTP (RFC 5321), plain text, to people who have an address, where a server is set.

The Message-ID is the same at every attempt (RFC 5322, 3.6.4), so that a mail system that sees one twice can tell.
"""

from __future__ import annotations

import smtplib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from cchc.notices.channels import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc.accounts.models import User
    from cchc.notices.models import Delivery

FOR_GOOD = range(500, 600)


def wanted(person: User) -> bool:
    """People who may sign in and have an address, where this installation can send e-mail at all."""
    return bool(settings.EMAIL_HOST and person.email and person.is_active)


@contextmanager
def opened() -> Iterator[Callable[[Delivery], None]]:
    """One connection for as many messages as are due."""
    connection = get_connection()
    connection.open()

    def send(delivery: Delivery) -> None:
        try:
            connection.send_messages([message(delivery)])
        except ValueError as error:  # an address or a header that cannot be: nothing left this machine
            raise Refused(str(error), for_good=True) from error
        except smtplib.SMTPResponseException as error:
            raise Refused(
                f"{error.smtp_code} {error.smtp_error!r}", for_good=error.smtp_code in FOR_GOOD
            ) from error
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            raise Refused(str(error.recipients), for_good=all(code in FOR_GOOD for code in codes)) from error

    try:
        yield send
    finally:
        connection.close()


def message(delivery: Delivery) -> EmailMessage:
    """The notice as an e-mail, with the page it speaks of."""
    notice = delivery.notice
    url = f"{settings.SITE_URL}{notice.url}" if notice.url.startswith("/") else notice.url
    return EmailMessage(
        subject=" ".join(notice.subject.split()),
        body="\n\n".join(part for part in (notice.body, url) if part),
        to=[notice.person.email],
        headers={
            "Message-ID": f"<notice-{delivery.pk}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].strip('>')}>"
        },
    )
