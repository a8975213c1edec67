"""A process that is killed while it sends leaves no message sent twice and none lost unseen."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from cchc.notices.tests.smtp_sink import Sink, serving
from tests.crash.harness import Forge, Installation, kill_points

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.crash
MESSAGES = 120


def test_killed_at_any_moment_no_message_is_sent_twice_and_none_is_lost_unseen(tmp_path: Path) -> None:
    sink = Sink()
    with serving(sink) as port:
        installation = Installation(tmp_path, CCHC_EMAIL_HOST="127.0.0.1", CCHC_EMAIL_PORT=str(port))
        with Forge(installation) as forge:
            forge.run("write_notices", MESSAGES)
            for moment in kill_points(30, 0.12):
                forge.killed_at(moment, "deliver")
                assert installation.is_sound()
                leases_end(installation)
            while waiting(installation):
                leases_end(installation)
                forge.run("deliver")
            leases_end(installation)
            forge.run("deliver")
    taken = Counter(re.search(r"Message-ID: <notice-(\d+)@", mail)[1] for mail in sink.taken)  # type: ignore[index]
    states = {str(pk): state for pk, state in installation.rows("SELECT id, state FROM notices_delivery")}
    assert max(taken.values()) == 1
    assert {states[pk] for pk in taken} <= {"sent", "doubtful"}
    assert [pk for pk, state in states.items() if state == "sent" and not taken[pk]] == []
    assert set(states.values()) <= {"sent", "doubtful"}
    assert len(states) == MESSAGES
    assert list(states.values()).count("doubtful") <= 30


def test_two_processes_at_once_write_each_key_once_and_send_each_message_once(tmp_path: Path) -> None:
    sink = Sink()
    with serving(sink) as port:
        installation = Installation(tmp_path, CCHC_EMAIL_HOST="127.0.0.1", CCHC_EMAIL_PORT=str(port))
        with Forge(installation) as one, Forge(installation) as other:
            for work in (("write_notices", MESSAGES), ("deliver",)):
                for forge in (one, other):
                    forge.start(*work)
                assert (one.ended(), other.ended()) == (0, 0)
    assert installation.rows("SELECT count(*) FROM notices_notice") == [(MESSAGES,)]
    assert installation.rows("SELECT state, count(*) FROM notices_delivery GROUP BY state") == [
        ("sent", MESSAGES)
    ]
    assert len(sink.taken) == MESSAGES


def leases_end(installation: Installation) -> None:
    """Let the lease of every claim pass."""
    installation.change("UPDATE notices_delivery SET next_at = '2020-01-01 00:00:00' WHERE state != 'sent'")


def waiting(installation: Installation) -> int:
    """How many messages are still due."""
    return int(installation.rows("SELECT count(*) FROM notices_delivery WHERE state = 'waiting'")[0][0])
