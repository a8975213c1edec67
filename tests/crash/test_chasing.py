"""A tick that is killed at any moment and run again, days missed or not, chases each thing once and misses none."""

from __future__ import annotations

import contextlib
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from cchc.notices.tests.smtp_sink import Sink, serving
from tests.crash.harness import ROOT, Forge, Installation, kill_points
from tests.crash.nights import hours_pass, on, to_the_end

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.crash
#: A Monday; then nobody ticks until Thursday; then Friday.
DAYS = ("2026-06-15", "2026-06-18", "2026-06-19")
UNITS = 5
WRITTEN = {
    "notices": "SELECT key, person_id, subject, body FROM notices_notice ORDER BY key",
    "urgings": "SELECT task_id, rung, day, due FROM tasks_urging ORDER BY task_id, rung, due",
    "listed": "SELECT task_id, due, days_late, kept FROM tasks_criticismrow ORDER BY task_id, due",
    "lists": "SELECT stage, made_on FROM tasks_criticismlist",
    "events": "SELECT verb, record FROM audit_event WHERE verb = 'task.urge' ORDER BY record, id",
}


@contextlib.contextmanager
def province(folder: Path) -> Iterator[tuple[Installation, Sink]]:
    """An installation with tasks to chase, whose mail a sink takes."""
    sink = Sink()
    with serving(sink) as port:
        installation = Installation(
            folder, CCHC_EMAIL_HOST="127.0.0.1", CCHC_EMAIL_PORT=str(port), CCHC_TODAY=DAYS[0]
        )
        with Forge(installation) as forge:
            forge.run("tasks_to_chase", UNITS)
        yield installation, sink


def written(installation: Installation) -> dict[str, list[tuple[object, ...]]]:
    """All that chasing wrote."""
    return {name: installation.rows(query) for name, query in WRITTEN.items()}


def undisturbed(installation: Installation, folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """What a twin writes over the same days when nobody kills it."""
    sink = Sink()
    with serving(sink) as port:
        twin = installation.twin(folder, CCHC_EMAIL_PORT=str(port))
        for day in DAYS:
            to_the_end(on(twin, day))
    states = dict(twin.rows("SELECT state, count(*) FROM notices_delivery GROUP BY state"))
    assert states == {"sent": len(sink.taken)}
    return written(twin)


def check_mail(installation: Installation, sink: Sink, kills: int) -> None:
    """Nothing was sent twice; what was sent and is not known to have been is doubtful, and shown."""
    found = (re.search(r"Message-ID: <notice-(\d+)@", mail) for mail in sink.taken)
    taken = Counter(match[1] for match in found if match)
    states = {str(pk): state for pk, state in installation.rows("SELECT id, state FROM notices_delivery")}
    assert max(taken.values()) == 1
    assert set(states.values()) <= {"sent", "doubtful"}
    assert [pk for pk, state in states.items() if state == "sent" and not taken[pk]] == []
    assert list(states.values()).count("doubtful") <= kills


def test_killed_at_any_moment_the_tick_writes_what_it_would_have_written_undisturbed(tmp_path: Path) -> None:
    kills, cut = 0, set()
    with province(tmp_path / "a") as (installation, sink):
        expected = undisturbed(installation, tmp_path / "b")
        for day in DAYS:
            with Forge(on(installation, day)) as forge:
                for moment in kill_points(16, 0.9):
                    kills += forge.killed_at(moment, "tick") == -signal.SIGKILL
                    assert installation.is_sound()
                    unended = "SELECT job FROM notices_jobrun WHERE finished_at IS NULL"
                    cut |= {job for (job,) in installation.rows(unended)}
                    hours_pass(installation)
            to_the_end(installation)
        assert written(installation) == expected
        check_mail(installation, sink, kills)
    rungs = Counter(rung for _task, rung, *_rest in expected["urgings"])
    assert set(rungs) == {"remind", "second", "listed"}
    assert {str(key).split(":")[0] for key, *_rest in expected["notices"]} >= {
        "remind",
        "ladder",
        "listed",
        "digest",
    }
    assert kills > 12, "the tick was too fast to be killed"
    assert {"tasks.ladder", "tasks.remind", "tasks.digest"} & cut, "no kill fell into a job"


def test_the_real_process_killed_at_random_moments_chases_each_thing_once(tmp_path: Path) -> None:
    chance, kills = random.Random(7), 0
    with province(tmp_path / "a") as (installation, sink):
        expected = undisturbed(installation, tmp_path / "b")
        for day in DAYS:
            on(installation, day)
            for _ in range(3):
                kills += real_tick_killed(installation, chance.uniform(0.6, 2.6))
                assert installation.is_sound()
                hours_pass(installation)
            to_the_end(installation)
        assert written(installation) == expected
        check_mail(installation, sink, kills)


def real_tick_killed(installation: Installation, moment: float) -> int:
    """Begin ``manage.py tick`` and kill it after so many seconds; 1 where it was still running."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "tick"], env=installation.environ, cwd=ROOT, stderr=subprocess.DEVNULL
    )
    time.sleep(moment)
    process.kill()
    return int(process.wait() == -signal.SIGKILL)


def test_a_day_left_half_done_is_finished_on_a_later_day_without_a_word_twice(tmp_path: Path) -> None:
    with province(tmp_path / "a") as (installation, sink):
        kills = 0
        with Forge(installation) as forge:
            for moment in kill_points(8, 0.5):
                kills += forge.killed_at(moment, "tick") == -signal.SIGKILL
                hours_pass(installation)
        to_the_end(on(installation, DAYS[1]))
        said = installation.rows("SELECT person_id, body FROM notices_notice WHERE key LIKE 'remind:%'")
        lines = Counter((person, line) for person, body in said for line in told(body))
        assert max(lines.values()) == 1
        late = installation.rows("SELECT count(*) FROM tasks_task WHERE due < ?", DAYS[1])[0][0]
        urged = installation.rows("SELECT count(DISTINCT task_id) FROM tasks_urging")[0][0]
        assert urged == late
        twice = "SELECT task_id FROM tasks_urging GROUP BY task_id, rung, due HAVING count(*) > 1"
        assert installation.rows(twice) == []
        today = [body for _person, body in said if "hạn 18/06/2026, hôm nay là ngày làm việc cuối" in body]
        assert len(today) == 2 * UNITS
        check_mail(installation, sink, kills)


def told(body: str) -> list[str]:
    """The tasks of a message, each with its line of days."""
    return re.findall(r"- .*\n  .*", body)
