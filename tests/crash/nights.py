"""Nights of an installation whose tick is killed: its day, the hours until a dead run is tried again, and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.crash.harness import Forge

if TYPE_CHECKING:
    from tests.crash.harness import Installation


def on(installation: Installation, day: str) -> Installation:
    """The same installation on another day."""
    installation.environ["CCHC_TODAY"] = day
    return installation


def hours_pass(installation: Installation) -> None:
    """Let the lease of every delivery, and the patience with every run that did not end, pass."""
    installation.change("UPDATE notices_delivery SET next_at = '2020-01-01 00:00:00' WHERE state != 'sent'")
    installation.change("UPDATE notices_jobrun SET started_at = '2020-01-01' WHERE finished_at IS NULL")


def to_the_end(installation: Installation, name: str = "tick", *args: Any) -> None:
    """Tick until nothing is left to do; ``name`` is the work that ticks."""
    with Forge(installation) as forge:
        for _ in range(4):
            hours_pass(installation)
            forge.run(name, *args)
    assert installation.rows("SELECT job, day, failure FROM notices_jobrun WHERE finished_at IS NULL") == []
    assert installation.rows("SELECT count(*) FROM notices_delivery WHERE state = 'waiting'") == [(0,)]
