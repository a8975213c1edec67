"""A year of work: what was handed in on time, late or not at all, what passed to other units on 1/7/2025."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from cchc.accounts.models import User
from cchc.demo.documents import day_of, given_tasks
from cchc.tasks import actions
from cchc.tasks.actions import transferring
from cchc.tasks.actions.papers import Paper
from cchc.tasks.models import Task
from cchc.units.models import Unit
from cchc.units.tree import successors
from cchc.web.clock import today

#: The day on which the work of three provinces passed to one, and the (made up) paper by which it did.
HANDED_OVER = date(2025, 7, 1)
PAPER = Paper("16/QĐ-UBND", HANDED_OVER)
#: The unit of which nobody has confirmed yet what becomes of its tasks: for the visitor to do.
NOT_CONFIRMED = "/so-tu-phap"

#: Orders by word of mouth over the past year: what, lead below the province, given and due in working days from
#: the demonstration's day, and when it was handed in (None: still open).
ORAL = (
    (
        "Báo cáo số liệu hồ sơ trễ hẹn của ba tỉnh cũ chuyển sang",
        "so-khoa-hoc-va-cong-nghe",
        -240,
        -220,
        -222,
    ),
    ("Đề xuất nhân sự Tổ giúp việc Ban Chỉ đạo cải cách hành chính", "so-noi-vu", -230, -215, -210),
    ("Rà soát phí, lệ phí thống nhất trên địa bàn tỉnh mới", "so-tai-chinh", -215, -190, -178),
    ("Công bố địa chỉ nơi tiếp nhận hồ sơ của 148 xã, phường", "van-phong-ubnd", -210, -200, -200),
    ("Báo cáo tình hình trụ sở dôi dư sau sắp xếp", "so-tai-chinh", -190, -160, -165),
    ("Chuẩn hóa danh mục dịch vụ công trực tuyến toàn trình", "van-phong-ubnd", -180, -140, -128),
    ("Tập huấn nghiệp vụ tư pháp - hộ tịch cho công chức cấp xã", "so-tu-phap", -170, -130, -134),
    ("Khảo sát mức độ hài lòng tại 20 Trung tâm Phục vụ hành chính công", "so-noi-vu", -150, -110, -109),
    (
        "Xử lý phản ánh về chậm cấp giấy chứng nhận quyền sử dụng đất",
        "so-nong-nghiep-va-moi-truong",
        -140,
        -120,
        -95,
    ),
    ("Kiểm tra việc niêm yết công khai TTHC ngành y tế", "so-y-te", -120, -90, -92),
    ("Báo cáo kết quả số hóa học bạ, văn bằng", "so-giao-duc-va-dao-tao", -110, -80, -80),
    ("Rà soát quy trình nội bộ cấp giấy phép xây dựng", "so-xay-dung", -100, -60, -71),
    ("Cắt giảm thời gian thẩm định báo cáo đầu tư", "so-tai-chinh", -90, -45, -40),
    ("Khắc phục lỗi đồng bộ hồ sơ lên Cổng Dịch vụ công quốc gia", "so-khoa-hoc-va-cong-nghe", -70, -30, -31),
    ("Báo cáo tiến độ dự án đầu tư Trung tâm dữ liệu tỉnh", "so-khoa-hoc-va-cong-nghe", -60, -12, None),
    ("Giải trình nguyên nhân hồ sơ quá hạn quý trước", "phuong-viet-tri", -40, -6, None),
    ("Đề xuất danh mục TTHC phân cấp cho cấp xã", "so-noi-vu", -35, 3, None),
    ("Báo cáo kết quả thực hiện dự toán kinh phí cải cách hành chính", "so-tai-chinh", -30, 4, None),
    ("Lập danh sách sáng kiến đề nghị công nhận cấp tỉnh", "so-khoa-hoc-va-cong-nghe", -25, 18, None),
    ("Xây dựng dự thảo kế hoạch cải cách hành chính năm sau", "so-noi-vu", -20, 25, None),
    ("Rà soát, cập nhật quy chế làm việc của UBND phường", "phuong-viet-tri", -15, 28, None),
)

MEETING = "Giao ban Chủ tịch UBND tỉnh"

#: Orders to districts of Hòa Bình before they ended: what, unit, due. The first went to the communes, of the second
#: nothing was left to be done.
DISTRICTS_GIVEN = date(2025, 4, 14)
DISTRICTS = (
    ("Lập danh mục hồ sơ đất đai của huyện chuyển về cấp xã", "huyen-luong-son", date(2025, 9, 30)),
    ("Tự kiểm tra Bộ phận Tiếp nhận và Trả kết quả của UBND huyện", "huyen-cao-phong", date(2025, 10, 31)),
)


def load_work(province: Unit) -> None:
    """Enter the orders by word of mouth, hand in results, pass on what was open when the provinces merged."""
    officer = User.objects.get(username="vanphong")
    if not Task.objects.filter(source_label__startswith=MEETING).exists():
        _oral(province, officer)
        _districts(officer)
    if not Task.objects.filter(directive_link__isnull=False, accepted_on__isnull=False).exists():
        with transaction.atomic():
            for number, task in enumerate(list(given_tasks())):
                _live(task, number, officer)


@transaction.atomic
def _oral(province: Unit, officer: User) -> None:
    for words, place, given, due, done in ORAL:
        day, last = day_of(given), day_of(due)
        task = Task(
            wording=words,
            lead=Unit.objects.get(slug=f"{province.slug}/{place}"),
            assigner="Chủ tịch UBND tỉnh",
            level="chairman",
            given_on=day,
            deadline_kind="by",
            deadline_words=f"trước ngày {last:%d/%m/%Y}",
            due_written=last,
            due=last,
            source_label=f"{MEETING} ({day:%d/%m/%Y})",
            follow_up=officer,
        )
        actions.enter(task, by=officer)
        if done is not None:
            actions.enter_result(
                task, by=officer, words=f"Báo cáo ngày {day_of(done):%d/%m/%Y}", on=day_of(done)
            )


@transaction.atomic
def _districts(officer: User) -> None:
    """Orders that districts still had when they ended: shared out among communes, or no longer followed."""
    for number, (words, place, last) in enumerate(DISTRICTS):
        task = Task(
            wording=words,
            lead=Unit.objects.get(slug=f"hoa-binh/{place}"),
            assigner="Chủ tịch UBND tỉnh Hòa Bình",
            given_on=DISTRICTS_GIVEN,
            deadline_kind="by",
            deadline_words=f"trước ngày {last:%d/%m/%Y}",
            due_written=last,
            due=last,
            source_label=f"{MEETING} Hòa Bình ({DISTRICTS_GIVEN:%d/%m/%Y})",
            follow_up=officer,
        )
        actions.enter(task, by=officer)
        if today() < HANDED_OVER:
            continue
        if number:
            transferring.stop(task, by=officer, paper=PAPER, day=HANDED_OVER)
        else:
            _hand_over(task, number, officer)


def _live(task: Task, number: int, officer: User) -> None:
    """Give a task of a paper the life it may have had: most in time, some late, a few still open."""
    due, ended = task.due, task.lead.valid_to
    if ended is not None and (due is None or due > ended):
        if today() >= HANDED_OVER and not task.lead.slug.endswith(NOT_CONFIRMED):
            _hand_over(task, number, officer)
    elif due is not None and due < today() and number % 7 != 3:
        _result(task, officer, 9 if number % 5 == 2 else -2)


def _result(task: Task, officer: User, after: int) -> None:
    """Enter the result of a task so many days after it was due, as far as that has come."""
    if task.due is not None:
        day = max(min(task.due + timedelta(days=after), today()), task.since)
        actions.enter_result(task, by=officer, words=f"Báo cáo ngày {day:%d/%m/%Y}", on=day)


def _hand_over(task: Task, number: int, officer: User) -> None:
    """A unit ended before its task was due: moved to the one that took its place, shared out among several."""
    if task.kind == "group":
        return
    heirs = successors(task.lead, HANDED_OVER)
    for period in task.parts.filter(due__lt=HANDED_OVER).select_related("lead", "parent"):
        _result(period, officer, -2)
    if not heirs:
        transferring.stop(task, by=officer, paper=PAPER, day=HANDED_OVER)
    elif len(heirs) == 1:
        transferring.move(task, heirs[0], by=officer, paper=PAPER, day=HANDED_OVER)
    else:
        transferring.share(task, heirs, by=officer, paper=PAPER, day=HANDED_OVER)
    if task.kind == "series" and task.is_open:
        actions.occur(task, today(), by=officer, first=HANDED_OVER)
    for place, one in enumerate([task] if task.is_open else list(task.heirs.select_related("lead")), number):
        if (
            one.kind == "single"
            and one.is_open
            and one.due is not None
            and one.due < today()
            and place % 6 != 1
        ):
            _result(one, officer, 12 if place % 4 == 2 else -3)
