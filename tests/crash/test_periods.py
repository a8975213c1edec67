"""The night on which hundreds of periods open, killed at any moment and run again: each opens once, none is missed.

One test kills the process before its first statement, then before its third, and so on, so that kills fall before,
between and inside the parts however fast the machine is; the other kills by the clock.
"""

from __future__ import annotations

import re
import signal
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.crash.harness import Forge, Installation, kill_points
from tests.crash.nights import hours_pass, on, to_the_end

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.crash
#: A Monday; then the night on which the year begins for most schedules.
EVE, NIGHT = "2026-12-14", "2026-12-15"
#: A unit has more periods than one part takes, so that it is told in several messages.
UNITS, EACH, AT_ONCE = 4, 32, 20
WRITTEN = {
    "periods": "SELECT parent_id, period, lead_id, wording, given_on, since, due_written, due, due_first, due_basis, "
    "deadline_words, follow_up_id, folded FROM tasks_task WHERE period != '' ORDER BY parent_id, period",
    "shared": "SELECT parent_id, period, unit_id FROM tasks_coordination JOIN tasks_task ON tasks_task.id = task_id "
    "WHERE period != '' ORDER BY parent_id, period, unit_id",
    "events": "SELECT parent_id, period, verb, unit, before, after FROM audit_event JOIN tasks_task "
    "ON record = CAST(tasks_task.id AS TEXT) WHERE verb LIKE 'task.%' ORDER BY parent_id, period, verb",
    "messages": "SELECT key, person_id, subject, body FROM notices_notice ORDER BY key",
}


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    """An installation on the eve, whose series have all that began until then."""
    made = Installation(tmp_path / "a", CCHC_TODAY=EVE)
    with Forge(made) as forge:
        forge.run("series_to_open", UNITS, EACH)
        forge.run("tick")
    assert count(made) == 0
    return on(made, NIGHT)


def written(installation: Installation) -> dict[str, list[tuple[object, ...]]]:
    """All that opening periods wrote."""
    return {name: installation.rows(query) for name, query in WRITTEN.items()}


def count(installation: Installation) -> int:
    """How many periods the tick opened."""
    rows = installation.rows("SELECT count(*) FROM tasks_task WHERE period LIKE '2027-%'")
    return int(rows[0][0])


def check_whole(installation: Installation) -> None:
    """Whatever moment it died at: each period that is there has all that belongs to it, once."""
    assert installation.is_sound()
    periods = "SELECT id FROM tasks_task WHERE period LIKE '2027-%'"
    opened = Counter(str(pk) for (pk,) in installation.rows(periods))
    events = Counter(
        record
        for (record,) in installation.rows(
            "SELECT record FROM audit_event WHERE verb = 'task.occur' AND by_name = 'tick'"
        )
    )
    assert events == opened
    shared = installation.rows(f"SELECT task_id FROM tasks_coordination WHERE task_id IN ({periods})")
    assert Counter(str(pk) for (pk,) in shared) == opened
    owed = dict(
        installation.rows(
            "SELECT holding.user_id, count(*) FROM tasks_task task JOIN accounts_holding holding "
            "ON holding.unit_id = task.lead_id WHERE task.period LIKE '2027-%' GROUP BY holding.user_id"
        )
    )
    told: Counter[int] = Counter()
    for person, subject in installation.rows(
        "SELECT person_id, subject FROM notices_notice WHERE key LIKE 'periods:2026-12-15:%'"
    ):
        told[person] += int(re.findall(r"\d+", subject)[0])
    assert told == owed


def undisturbed(installation: Installation, folder: Path) -> Installation:
    """What a twin comes to that nobody kills."""
    twin = installation.twin(folder)
    to_the_end(twin, "tick_in_parts", AT_ONCE)
    check_whole(twin)
    return twin


def test_killed_before_any_statement_each_period_opens_once_with_all_that_belongs_to_it(
    installation: Installation, tmp_path: Path
) -> None:
    twin = undisturbed(installation, tmp_path / "b")
    stood = []
    with Forge(installation) as forge:
        for number in range(1, 1000, 2):
            forge.start("open_periods_until", AT_ONCE, number)
            ended = forge.ended()
            check_whole(installation)
            stood.append(count(installation))
            hours_pass(installation)
            if ended != -signal.SIGKILL:
                break
    assert ended == 0
    assert len(stood) > 20
    assert stood == sorted(stood)
    assert stood[0] == 0
    assert len(set(stood)) > 4, "no kill fell between two parts"
    assert max(Counter(stood).values()) > 4, "no kill fell into a part"
    to_the_end(installation, "tick_in_parts", AT_ONCE)
    check_whole(installation)
    assert written(installation) == written(twin)


def test_killed_at_any_moment_of_the_clock_the_night_comes_to_the_same(
    installation: Installation, tmp_path: Path
) -> None:
    twin, kills = undisturbed(installation, tmp_path / "b"), 0
    with Forge(installation) as forge:
        for moment in kill_points(12, 0.6):
            kills += forge.killed_at(moment, "tick_in_parts", AT_ONCE) == -signal.SIGKILL
            check_whole(installation)
            hours_pass(installation)
    to_the_end(installation, "tick_in_parts", AT_ONCE)
    check_whole(installation)
    assert written(installation) == written(twin)
    assert kills > 4, "the tick was too fast to be killed"
