"""What goes on just now: taken up, passed on, reported, returned, waiting, asked for; every page has something."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from cchc.accounts import tokens
from cchc.accounts.models import User
from cchc.demo.documents import day_of
from cchc.tasks import actions
from cchc.tasks.actions import explaining, extending, lettering
from cchc.tasks.models import Report, Task
from cchc.units.models import Unit
from cchc.web.clock import today

#: So many of the open tasks given last are not taken up yet.
NEW = 4


@transaction.atomic
def load_tracking(province: Unit) -> None:
    """Let the units and the office act on what is open, once."""
    if Report.objects.filter(accepted_on__isnull=True).exists():
        return
    people = {user.username: user for user in User.objects.all()}
    Task.objects.filter(leader__isnull=True).update(leader=people["lanhdao"])
    _take_up(people)
    _in_the_department(province, people)
    _elsewhere(province, people)
    _papers(province, people)


def _take_up(people: dict[str, User]) -> None:
    """Units take up what they were given, the day after; the newest wait."""
    owed = Task.objects.counted().open().filter(received_on__isnull=True).order_by("given_on", "pk")
    for task in list(owed)[:-NEW]:
        day = min(task.given_on + timedelta(days=1), today())
        actions.receive(task, by=people["vanphong"], on=max(day, task.since))


def _owed(province: Unit, place: str) -> list[Task]:
    """What a unit owes, the first due first."""
    rows = Task.objects.counted().open().filter(lead__slug=f"{province.slug}/{place}", due__isnull=False)
    return list(rows.order_by("due", "pk"))


def _in_the_department(province: Unit, people: dict[str, User]) -> None:
    """Sở Tài chính: one task passed on with progress, the result of another before the head."""
    passed, *others = _owed(province, "so-tai-chinh")
    actions.assign(passed, by=people["taichinh"], assignee=people["duocgiao"], division="Phòng Ngân sách")
    words = "Đã tổng hợp số liệu của 7/10 đơn vị; còn ba xã chưa gửi báo cáo"
    progress = actions.write(passed, by=people["duocgiao"], words=words, complete=False, percent=70)
    actions.hand_in_progress(progress, by=people["taichinh"])
    for task in others[:1]:
        result = actions.write(
            task, by=people["taichinh"], words="Báo cáo đã dự thảo xong, kèm phụ lục", complete=True
        )
        actions.submit(result, by=people["taichinh"])


def _elsewhere(province: Unit, people: dict[str, User]) -> None:
    """A result returned, another waiting for confirmation, an extension asked for, an explanation not given yet."""
    officer, leader = people["vanphong"], people["lanhdao"]
    returned, *others = _owed(province, "so-khoa-hoc-va-cong-nghe")
    result = actions.write(returned, by=people["khcn"], words="Báo cáo tiến độ dự án", complete=True)
    actions.approve_by_paper(
        result,
        by=people["khcn"],
        number="318/BC-SKHCN",
        dated=day_of(-3),
        signer="Phùng Văn Giám",
        scan=None,
        on=day_of(-3),
    )
    actions.give_back(
        result, by=officer, why="Chưa có số liệu giải ngân; bổ sung phụ lục 2", again_by=day_of(5)
    )
    for task in others[:1]:
        result = actions.write(task, by=people["khcn"], words="Danh sách 12 sáng kiến", complete=True)
        actions.approve_by_paper(
            result,
            by=people["khcn"],
            number="325/TTr-SKHCN",
            dated=day_of(-1),
            signer="Phùng Văn Giám",
            scan=None,
        )
    ahead = [task for task in _owed(province, "so-noi-vu") if extending.hindrance(task) == ""]
    for task in ahead[:1]:
        wanted = task.due + timedelta(days=21) if task.due else today()
        extending.ask(task, by=people["thuongtruc"], reason="Chờ hướng dẫn của bộ về phân cấp", wanted=wanted)
    for task in _owed(province, "phuong-viet-tri")[:1]:
        explaining.ask(task, by=leader, question="Vì sao chưa báo cáo, vướng ở khâu nào", answer_by=day_of(3))


def _papers(province: Unit, people: dict[str, User]) -> None:
    """An urging letter and the page for the meeting as drafts; a token for the office's document system."""
    units = Unit.objects.filter(slug__startswith=f"{province.slug}/")
    lettering.urge_by_letter(units, by=people["vanphong"], answer_by=day_of(5))
    lettering.paper_for_meeting("week", by=people["vanphong"])
    tokens.give(
        unit=units.get(slug=f"{province.slug}/van-phong-ubnd"),
        name="Hệ thống quản lý văn bản (minh hoạ)",
        by=people["quantri"],
        may_write=True,
        everywhere=True,
        valid_to=None,
    )
