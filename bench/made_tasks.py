"""A province at scale, made once into a folder: units, people, tasks with their lives, reports, the trail.

Lives are drawn at random from one seed: given over three years, taken up, extended, returned, confirmed, moved,
paused or stopped in about the shares that offices tell of. Past standings follow from the same days as the facts.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TODAY = date(2026, 11, 28)
BEGUN = date(2023, 11, 1)
BATCH = 2_000
VERBS = (
    "Rà soát",
    "Xây dựng",
    "Triển khai",
    "Tổng hợp, báo cáo",
    "Đôn đốc",
    "Kiểm tra",
    "Hoàn thiện",
    "Thẩm định",
)
THINGS = (
    "kế hoạch cải cách hành chính",
    "danh mục thủ tục hành chính nội bộ",
    "số hóa kết quả giải quyết thủ tục hành chính",
    "phương án sắp xếp đơn vị sự nghiệp",
    "việc giải ngân vốn đầu tư công",
    "quy chế phối hợp liên thông",
    "kết quả chuyển đổi số",
    "chỉ số hài lòng của người dân",
)
WHERE = ("trên địa bàn", "tại các xã, phường", "trong toàn ngành", "theo quy định", "bảo đảm tiến độ")


@dataclass
class Life:
    """The facts of one task as they changed: the last of ``steps`` holds now, the others are past standings."""

    given: date
    facts: dict[str, Any]
    steps: list[tuple[date, dict[str, Any]]] = field(default_factory=list)

    def step(self, day: date, **changes: Any) -> None:
        """From a day on these facts hold; days never fall, and none lies ahead."""
        day = max(self.given, min(day, TODAY))
        self.facts = {**self.facts, **changes}
        if self.steps and self.steps[-1][0] >= day:
            self.steps[-1] = (self.steps[-1][0], self.facts)
        else:
            self.steps.append((day, self.facts))


def drawn(rng: random.Random, leads: list[int]) -> Life:
    """One life."""
    given = BEGUN + timedelta(rng.randrange((TODAY - BEGUN).days + 1))
    due = given + timedelta(rng.randrange(7, 150)) if rng.random() < 0.75 else None
    life = Life(given, {"lead_id": rng.choice(leads), "due": due, "due_first": due})
    life.step(given)
    taken = given + timedelta(rng.randrange(0, 5))
    if taken > TODAY:
        return life
    if rng.random() < 0.9:
        life.step(taken, received_on=taken)
    if rng.random() < 0.02:
        life.step(taken + timedelta(20), lead_id=rng.choice(leads))
    if due and rng.random() < 0.1 and due - timedelta(3) <= TODAY:
        due += timedelta(rng.randrange(10, 60))
        life.step(due - timedelta(70), due=due)
    if rng.random() < 0.03:
        day = taken + timedelta(rng.randrange(5, 60))
        if day <= TODAY:
            life.step(day, **{rng.choice(("paused_on", "stopped_on")): day})
            return life
    handed = (due or given + timedelta(90)) + timedelta(int(rng.gauss(-6, 12)))
    handed = max(handed, taken)
    if handed > TODAY or rng.random() < 0.06:
        return life
    _finish(rng, life, handed)
    return life


def _finish(rng: random.Random, life: Life, handed: date) -> None:
    """Handed in, for one in eight returned and handed in again, then confirmed."""
    life.step(
        handed, handed_on=handed, handed_first=handed, received_on=life.facts.get("received_on") or handed
    )
    if rng.random() < 0.12:
        back = handed + timedelta(rng.randrange(1, 6))
        if back <= TODAY:
            life.step(back, handed_on=None, returned_on=back)
            again = back + timedelta(rng.randrange(2, 20))
            if again > TODAY:
                return
            handed = again
            life.step(again, handed_on=again, returned_on=None)
    accepted = handed + timedelta(rng.randrange(1, 9))
    if accepted <= TODAY:
        life.step(accepted, accepted_on=accepted)


def units(count: int) -> list[Any]:
    """A province, its office, departments and communes."""
    from cchc.units.models import Unit

    province = Unit.objects.create(slug="phu-tho-2025", kind="province", name="Tỉnh Phú Thọ")
    office = Unit.objects.create(
        slug="phu-tho-2025/vp", kind="office", name="Văn phòng UBND tỉnh", parent=province, province=province
    )
    rows = [
        Unit(
            slug=f"phu-tho-2025/dv-{n}",
            kind="department" if n < 25 else "commune",
            name=f"Sở số {n}" if n < 25 else f"Ủy ban nhân dân xã số {n}",
            parent=province,
            province=province,
        )
        for n in range(count)
    ]
    for row in rows:
        row.fold()
    Unit.objects.bulk_create(rows)
    return [office, *Unit.objects.filter(slug__startswith="phu-tho-2025/dv-").order_by("pk")]


def people(rows: list[Any]) -> list[Any]:
    """Three officers of the office, a leader, and a head and an officer in every unit."""
    from cchc.accounts.models import Holding, User

    office, *leads = rows
    wanted = [("vanphong", "task_office", office), ("lanhdao", "province_leader", office)]
    wanted += [(f"theodoi{n}", "task_office", office) for n in range(12)]
    for n, unit in enumerate(leads):
        wanted += [(f"truong{n}", "unit_head", unit), (f"cv{n}", "unit_officer", unit)]
    made = [
        User(username=name, full_name=f"Nguyễn Văn {name}", password="!") for name, _role, _unit in wanted
    ]
    for row in made:
        row.fold()
    User.objects.bulk_create(made)
    Holding.objects.bulk_create(
        Holding(user=user, role=role, unit=unit, valid_from=BEGUN)
        for user, (_name, role, unit) in zip(made, wanted, strict=True)
    )
    return made


def parts(rows: Iterable[Any], size: int = BATCH) -> Iterator[list[Any]]:
    """Rows in lists of a size."""
    left = iter(rows)
    while part := list(islice(left, size)):
        yield part


def moment(day: date) -> datetime:
    """Nine in the morning."""
    return datetime(day.year, day.month, day.day, 2, tzinfo=UTC)


def task_of(rng: random.Random, number: int, life: Life, office: list[Any], staff: list[Any]) -> Any:
    """The task of a life, with words of a usual length."""
    from cchc.tasks.models import Task

    words = f"{rng.choice(VERBS)} {rng.choice(THINGS)} {rng.choice(WHERE)}, hoàn thành nội dung số {number}"
    since, facts = life.steps[-1]
    document = number // 12
    handed = facts.get("handed_on")
    row = Task(
        **facts,
        since=since,
        wording=words,
        assigner="Chủ tịch UBND tỉnh",
        level=rng.choices(
            ("chairman", "committee", "prime_minister", "government", "party"), (60, 20, 8, 7, 5)
        )[0],
        given_on=life.given,
        deadline_kind="by" if facts["due"] else "none",
        due_written=facts["due_first"],
        due_basis="Ý kiến gia hạn" if facts["due"] != facts["due_first"] else "",
        report_to="Chủ tịch UBND tỉnh",
        product="Báo cáo, kế hoạch",
        source_label=f"{document}/TB-VPUBND ({life.given:%m/%Y})",
        source_sentence=f"{words}. " * 4,
        source_start=0,
        source_end=100,
        follow_up=rng.choice(office),
        leader=office[1],
        assignee=rng.choice(staff) if rng.random() < 0.4 else None,
        percent=100 if handed else rng.choice((None, 10, 40, 70)),
        progress_on=handed or (life.given + timedelta(15) if rng.random() < 0.5 else None),
        created_at=moment(life.given),
        created_by=office[0],
    )
    row.fold()
    return row


def standings(task: Any, life: Life) -> Iterator[Any]:
    """The past standings of a task."""
    from cchc.tasks.models import Standing

    for (since, facts), (until, _later) in zip(life.steps, life.steps[1:], strict=False):
        yield Standing(task=task, since=since, until=until, **facts)


def reports(task: Any, life: Life, by: Any) -> Iterator[Any]:
    """A report for each time a result was handed in."""
    from cchc.tasks.models import Report

    before = None
    for day, facts in life.steps:
        handed = facts.get("handed_on")
        if handed and handed != before:
            yield Report(
                task=task,
                by=by,
                at=moment(day),
                complete=True,
                percent=100,
                words="Đã ban hành báo cáo kết quả thực hiện nhiệm vụ. " * 3,
                submitted_on=handed,
                approved_on=handed,
                approved_by=by,
                handed_on=handed,
                accepted_on=task.accepted_on if handed == task.handed_on else None,
                returned_on=None if handed == task.handed_on else handed,
            )
        before = handed


def events(tasks: list[Any], each: int, by: Any) -> Iterator[Any]:
    """The trail: so many events a task."""
    from cchc.audit.models import Event
    from cchc.audit.trail import snapshot

    for task in tasks:
        for number in range(each):
            yield Event(
                at=moment(task.given_on) + timedelta(days=number),
                by_id=by.pk,
                by_name=by.full_name,
                unit="Sở số 1",
                verb="task.give" if number == 0 else "task.edit",
                kind="tasks.task",
                record=str(task.pk),
                label=task.wording[:120],
                before={"percent": number} if number else {},
                after={"percent": number + 1, "lead_id": task.lead_id} if number else snapshot(task),
            )


def chase(count: int = 100) -> None:
    """Letters to so many units, half of them issued, and a page for the weekly meeting, by the actions themselves."""
    from cchc.accounts.models import User
    from cchc.tasks.actions import lettering
    from cchc.tasks.models import Task
    from cchc.units.models import Unit

    by = User.objects.get(username="vanphong")
    late = lettering.overdue(TODAY).order_by().values("lead")
    wanted = Unit.objects.filter(pk__in=late).order_by("pk")[:count]
    letters = lettering.urge_by_letter(wanted, by=by, answer_by=TODAY + timedelta(7), day=TODAY)
    for number, letter in enumerate(letters[::2]):
        lettering.issue(letter, by=by, number=f"{number + 1}/VP-KSTT", on=TODAY)
    lettering.paper_for_meeting("week", by=by, day=TODAY)
    print(f"{len(letters)} letters of {Task.objects.filter(letters__in=letters).count()} tasks")


def build(tasks: int = 50_000, unit_count: int = 300, each: int = 10) -> None:
    """Make it all; takes a minute or two."""
    from cchc.audit.models import Event
    from cchc.tasks.models import Coordination, Explanation, Report, Standing, Task

    rng = random.Random(20261128)
    rows = units(unit_count)
    staff = people(rows)
    leads = [unit.pk for unit in rows[1:]]
    office = staff[:14]
    lives = [drawn(rng, leads) for _ in range(tasks)]
    lives.sort(key=lambda life: life.given)
    for part in parts(enumerate(lives)):
        made = [task_of(rng, number, life, office, staff[14:]) for number, life in part]
        Task.objects.bulk_create(made)
        for first in range(0, len(made), 40):  # a task of several units, and its parts
            Task.objects.filter(pk=made[first].pk).update(kind="group")
            keys = [task.pk for task in made[first + 1 : first + 4]]
            Task.objects.filter(pk__in=keys).update(parent=made[first])
        pairs = [(task, life) for task, (_number, life) in zip(made, part, strict=True)]
        Standing.objects.bulk_create(row for task, life in pairs for row in standings(task, life))
        Report.objects.bulk_create(row for task, life in pairs for row in reports(task, life, staff[20]))
        shared = [(task, key) for task in made for key in rng.sample(leads, rng.choice((0, 0, 1, 2)))]
        Coordination.objects.bulk_create(
            Coordination(task=task, unit_id=key) for task, key in shared if key != task.lead_id
        )
        Explanation.objects.bulk_create(
            Explanation(
                task=task,
                asked_by=office[1],
                asked_on=TODAY - timedelta(9),
                question="Vì sao chậm?",
                answer_by=TODAY - timedelta(rng.randrange(-3, 5)),
            )
            for task in made
            if task.handed_on is None and rng.random() < 0.05
        )
        for some in parts(events(made, each, office[0]), 5_000):
            Event.objects.bulk_create(some)
