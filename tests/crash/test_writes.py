"""A process killed while it gives tasks or imports units or a register leaves all of them or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crash.harness import Forge, Installation, kill_points
from tests.crash.test_files import KILLED

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.crash

SENTENCES = 40
UNITS = 60
TASKS = 80


def notice(number: int) -> str:
    """A notice with many orders to one department."""
    lines = [
        f"- Báo cáo kết quả nội dung số {line} trước ngày {1 + line % 28:02}/12/2026."
        for line in range(1, SENTENCES + 1)
    ]
    head = f"UBND TỈNH PHÚ THỌ\nSố: {number}/TB-UBND\nPhú Thọ, ngày 02 tháng 3 năm 2026\n\nTHÔNG BÁO\n"
    return head + "Kết luận của Chủ tịch UBND tỉnh\n\n1. Sở Tài chính\n" + "\n".join(lines) + "\n"


def test_killed_at_any_moment_a_document_has_all_its_tasks_or_none(tmp_path: Path) -> None:
    installation = Installation(tmp_path)
    states = set()
    with Forge(installation) as forge:
        for number, moment in enumerate(kill_points(30, 1.2), start=1):
            ended = forge.killed_at(moment, "enter_and_accept", number, notice(number))
            assert ended in (KILLED, 0)
            assert installation.is_sound()
            for pk, state in installation.rows("SELECT id, state FROM directives_directive"):
                items = installation.rows("SELECT count(*) FROM directives_item WHERE directive_id = ?", pk)[
                    0
                ][0]
                tasks = installation.rows(
                    "SELECT count(*) FROM directives_link l JOIN directives_item i ON i.id = l.item_id "
                    "WHERE i.directive_id = ?",
                    pk,
                )[0][0]
                assert items == SENTENCES
                assert tasks == (SENTENCES if state == "accepted" else 0)
                states.add(state)
            given = installation.rows("SELECT count(*) FROM tasks_task")[0][0]
            told = installation.rows("SELECT count(*) FROM audit_event WHERE verb = 'task.give'")[0][0]
            linked = installation.rows("SELECT count(*) FROM directives_link")[0][0]
            assert given == told == linked
    assert states == {"review", "accepted"}, "the moments did not fall before and after the giving"


def test_killed_at_any_moment_an_import_is_whole_or_not_there(tmp_path: Path) -> None:
    installation = Installation(tmp_path)
    first = installation.rows("SELECT count(*) FROM units_unit")[0][0]
    whole = set()
    with Forge(installation) as forge:
        for seed, moment in enumerate(kill_points(30, 0.5)):
            ended = forge.killed_at(moment, "import_units", seed, UNITS)
            assert ended in (KILLED, 0)
            assert installation.is_sound()
            added = installation.rows("SELECT count(*) FROM units_unit")[0][0] - first
            assert added % UNITS == 0
            told = installation.rows("SELECT count(*) FROM audit_event WHERE verb = 'unit.add'")[0][0]
            assert told == added
            whole.add(added)
    assert len(whole) > 1, "no import came through before its kill"
    assert max(whole) < UNITS * 30, "no import was killed before its end"


def test_killed_at_any_moment_a_register_is_whole_or_not_there(tmp_path: Path) -> None:
    installation = Installation(tmp_path)

    def count(query: str) -> int:
        return int(installation.rows(f"SELECT count(*) FROM {query}")[0][0])

    whole = set()
    with Forge(installation) as forge:
        for seed, moment in enumerate(kill_points(30, 1.5)):
            ended = forge.killed_at(moment, "import_tasks", seed, TASKS)
            assert ended in (KILLED, 0)
            assert installation.is_sound()
            given = count("tasks_task")
            assert given % TASKS == 0
            assert count("tasks_coordination") == given
            assert count("tasks_report") == count("tasks_standing") == given // 2
            assert count("tasks_task WHERE accepted_on IS NOT NULL") == given // 2
            assert count("audit_event WHERE verb = 'task.give'") == given
            assert count("audit_event WHERE verb = 'task.accept'") == given // 2
            assert count("audit_event WHERE verb = 'task.import'") == given // TASKS
            whole.add(given)
    assert len(whole) > 1, "no import came through before its kill"
    assert max(whole) < TASKS * 30, "no import was killed before its end"
