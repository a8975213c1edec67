"""The recipes of CONTRIBUTING.md work as they stand, and the tutorial's notice is read as the tutorial says."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from fractions import Fraction
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from cchc.assessment.engine import cases, checks, wording
from cchc.assessment.engine.composite_method import read_method
from cchc.assessment.engine.loading import of_raw
from cchc.assessment.engine.rules.tests import build as rules
from cchc.cli import main
from cchc.directives.desk import Desk
from cchc.directives.engine import discovery
from cchc.directives.engine.alarming import all_alarms
from cchc.directives.engine.alarms.tests.build import ISSUED, context, due, task
from cchc.directives.engine.tasks import find_tasks
from cchc.indicators.engine.computed import computed
from cchc.indicators.engine.dictionary import gather
from cchc.indicators.engine.indicator import faults as faults_of
from cchc.indicators.engine.window import Window
from cchc.tasks.engine.schedule import occurrences
from cchc.tasks.engine.schedule_files import load as load_schedules
from cchc.workcal.engine.calendar import Calendar
from cchc.workcal.engine.deadlines import DeadlineRule
from tests.docs.papers import ROOT, Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType

    from cchc.directives.engine.model import Task

RECIPES = {
    fence.body.partition("\n")[0].removeprefix("# "): fence.body
    for fence in Paper(ROOT / "CONTRIBUTING.md").fences
    if fence.language in ("python", "yaml")
}


@pytest.fixture
def cook(tmp_path: Path) -> Iterator[Callable[[str], ModuleType]]:
    """Makes the module of a recipe, by the path in its first line; its folder finds it as if the file stood there."""
    placed: dict[str, ModuleType | None] = {}
    paths: list[tuple[ModuleType, list[str]]] = []

    def make(path: str) -> ModuleType:
        folder, _, file = path.rpartition("/")
        (tmp_path / file).write_text(RECIPES[path], encoding="utf-8")
        package = import_module(folder.replace("/", "."))
        paths.append((package, list(package.__path__)))
        package.__path__ = [str(tmp_path), *package.__path__]
        forget(package)
        name = f"{package.__name__}.{file.removesuffix('.py')}"
        placed[name] = sys.modules.pop(name, None)
        return import_module(name)

    yield make
    for name, standing in placed.items():
        del sys.modules[name]
        if standing is not None:
            sys.modules[name] = standing
    for package, path in paths:
        package.__path__ = path
        forget(package)


def forget(package: ModuleType) -> None:
    """Empty what discovery remembers of a folder's members."""
    for holder in (discovery, package):
        for kept in list(vars(holder).values()):
            if hasattr(kept, "cache_clear"):
                kept.cache_clear()


def found(text: str) -> tuple[Task, ...]:
    return find_tasks(f"THÔNG BÁO\n{text}", issued=date(2026, 3, 2), posted=None)


def test_the_pattern_finds_its_example(cook: Callable[[str], ModuleType]) -> None:
    cook("cchc/directives/engine/patterns/cu_x.py")
    (only,) = found("Cử Sở Nội vụ tham gia đoàn công tác.")
    assert (only.found_by, only.lead[0].text) == ("cu_x", "Sở Nội vụ")


def test_the_negative_takes_its_example_out(cook: Callable[[str], ModuleType]) -> None:
    sentence = "Giao Sở Nội vụ tham khảo kinh nghiệm của tỉnh bạn."
    assert len(found(sentence)) == 1
    cook("cchc/directives/engine/negatives/reference_only.py")
    assert found(sentence) == ()


def test_the_deadline_form_reads_its_example(cook: Callable[[str], ModuleType]) -> None:
    cook("cchc/directives/engine/deadlines/session.py")
    (only,) = found("Giao Sở Nội vụ trình Đề án trước kỳ họp giữa năm của HĐND tỉnh.")
    assert (only.deadline.kind, only.deadline.date) == ("upon", None)
    assert only.deadline.raw == "trước kỳ họp giữa năm của HĐND tỉnh"


def test_the_alarm_tells_its_case_and_no_other(cook: Callable[[str], ModuleType]) -> None:
    cook("cchc/directives/engine/alarms/deadline_same_day.py")
    told = all_alarms(context(task(deadline=due(ISSUED)), task(2, "nộp", deadline=due(date(2025, 6, 2)))))
    assert [(alarm.code, alarm.task) for alarm in told] == [("deadline-same-day", "t01")]


def test_the_verb_prints_the_day(
    cook: Callable[[str], ModuleType], capsys: pytest.CaptureFixture[str], settings: Any
) -> None:
    settings.FIXED_TODAY = "2026-11-23"
    verb = cook("cchc/directives/verbs/today.py")
    assert verb.run(Namespace(iso=False), {}) == 0
    assert capsys.readouterr().out == "23/11/2026\n"


def test_the_card_and_the_job_are_what_discovery_asks_for(
    db: Any, cook: Callable[[str], ModuleType], rf: Any
) -> None:
    (card,) = cook("cchc/units/cards.py").cards(rf.get("/"))
    assert card.lines[0].count == 0
    ((name, job),) = cook("cchc/units/jobs.py").JOBS
    assert name == "units.tell"
    job(date(2026, 11, 23))


def test_the_normaliser_is_known_by_its_name_and_gives_its_figures(cook: Callable[[str], ModuleType]) -> None:
    member = cook("cchc/assessment/engine/normalisers/relmean.py")
    method = read_method("relmean")
    assert method.normaliser is member
    assert member.normalise([1, None, 3], method.params({})) == [Fraction(1, 2), None, Fraction(3, 2)]
    assert member.normalise([-1, 1], method.params({})) == [None, None]
    assert "trung bình bằng 0" in member.doubt([-1, 1], method.params({})).vi
    draws = member.array(np.array([[1, np.nan, 3], [-1, 0, 1]]), method.params({}))
    np.testing.assert_allclose(draws, [[0.5, np.nan, 1.5], [np.nan] * 3])


def test_the_rule_shape_keeps_the_form_and_scores_its_example(cook: Callable[[str], ModuleType]) -> None:
    cook("cchc/assessment/engine/rules/steps.py")
    rule, shown = rules.example("steps")
    assert rule.faults() == []
    assert rule.said(**shown.given) == "Tỷ lệ hồ sơ trực tuyến: 4 nấc × 0,1, được 0,4/1 điểm."
    for value in (0, 9, Fraction("9.99"), 10, 70, 100, 120):
        rules.check(rule, online=value)
    assert (rule.say(), rule.say("en")) == ("Cứ mỗi 10: 0,1 điểm", "Every 10: 0.1 points")
    assert rules.Ruled("steps", {"every": 0, "each": 1}, shown.inputs).faults() == [
        "“every” là 0; cần số lớn hơn 0."
    ]


def test_the_check_of_sets_warns_of_capitals(cook: Callable[[str], ModuleType]) -> None:
    check = cook("cchc/assessment/engine/checks/name_in_capitals.py")
    area = {"code": "1", "name": "LĨNH VỰC", "criteria": [{"code": "1.1", "name": "KẾ HOẠCH"}]}
    criteria, faults = of_raw({"code": "thu", "name": "Thử"}, [area], 2026, "thu")
    assert criteria is not None
    assert faults == []
    assert [fault.say() for fault in checks.run(criteria) if fault.check == "name_in_capitals"] == [
        "thu · 1.1: name: “KẾ HOẠCH” viết hoa toàn bộ; chỉ viết hoa tên lĩnh vực."
    ]
    assert check.TITLE.en


def test_the_wording_reads_its_example_and_leaves_others(cook: Callable[[str], ModuleType]) -> None:
    cook("cchc/assessment/engine/wording/target.py")
    got = wording.read("Đạt mục tiêu 98%: 1; không đạt mục tiêu: 0", Fraction(1))
    assert not isinstance(got, str)
    assert got.named(["a"]).rule == {"shape": "minimum_target", "target": 98}
    other = wording.read("Đạt yêu cầu: 1; không đạt: 0", Fraction(1))
    assert not isinstance(other, str)
    assert other.shape == "pass_fail"


def test_the_schedule_is_loaded_and_gives_its_days(tmp_path: Path) -> None:
    path = "data/schedules/kiem-soat-tthc.yaml"
    (tmp_path / path.rpartition("/")[2]).write_text(RECIPES[path], encoding="utf-8")
    (schedule,) = load_schedules(tmp_path)
    found = occurrences(
        schedule.plan, date(2026, 1, 1), date(2026, 12, 1), Calendar(), DeadlineRule(roll=True)
    )
    assert [(one.code, one.due) for one in found] == [
        ("2025-Y", date(2026, 1, 5)),
        ("2026-H1", date(2026, 6, 30)),
        ("2026-Y", date(2027, 1, 5)),
    ]


def test_the_criteria_set_has_no_faults_and_keeps_its_cases(tmp_path: Path) -> None:
    for path, body in RECIPES.items():
        if path.startswith("data/criteria/"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(body, encoding="utf-8")
    folder = tmp_path / "data" / "criteria" / "thi-du"
    results = cases.run(folder, 2026)
    assert [result.faults for result in results] == [(), ()]
    assert {code for result in results for code in result.reached} == {"1.1", "1.2"}
    assert main(["sets", "check", str(folder)], {}) == 0


def test_the_indicator_of_a_file_is_read_without_a_fault(tmp_path: Path) -> None:
    path = "data/indicators/vi-du.yaml"
    (tmp_path / path.rpartition("/")[2]).write_text(RECIPES[path], encoding="utf-8")
    known, faults = gather(tmp_path, computed())
    assert faults == []
    assert known.get("tiep_cong_dan_dung_lich").rated


@pytest.mark.django_db
def test_the_computed_indicator_is_declared_and_counts_its_tasks(
    cook: Callable[[str], ModuleType], django_user_model: Any
) -> None:
    from cchc.conftest import make_unit
    from cchc.tasks.models import Task
    from cchc.web.clock import now

    module = cook("cchc/tasks/indicators/undated.py")
    assert faults_of(module.INDICATOR) == []
    unit = make_unit("phu-tho-2025/so-tai-chinh", "Sở Tài chính")
    by = django_user_model.objects.create_user("an", "Nguyễn Thị An")
    day = date(2026, 6, 15)
    Task.objects.create(
        wording="x", lead=unit, given_on=day, since=day, source_label="x", created_at=now(), created_by=by
    )
    value = module.compute([unit], Window.parse("2026-Q2"), date(2026, 7, 1))[unit.slug]
    assert value.said() == "1"


def test_the_notice_of_the_tutorial_is_read_as_the_tutorial_says() -> None:
    reading = Desk().read(ROOT / "docs" / "tutorials" / "thong-bao-mau.txt", today=date(2026, 11, 23))
    assert (reading.header.number, reading.header.issued) == ("530/TB-VPUBND", date(2026, 11, 20))
    assert [one.triage for one in reading.tasks] == ["track"] * 5 + ["keep", "track", "keep"]
    assert sum(len(one.lead) for one in reading.tasks if one.triage == "track") == 7
    assert [(alarm.code, alarm.task) for alarm in reading.alarms] == [
        ("deadline-day-off", "t02"),
        ("deadline-before-issue", "t05"),
    ]
