"""Loading the demonstration: each step adds what is missing, so that running it again changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from cchc.accounts.models import User
from cchc.assessment.shipped_results import load_results
from cchc.demo.documents import load_documents
from cchc.demo.indicators import load_indicators
from cchc.demo.people import load_people
from cchc.demo.recurring import load_recurring
from cchc.demo.scores import load_scores
from cchc.demo.tracking import load_tracking
from cchc.demo.work import load_work
from cchc.errors import UserError
from cchc.tasks.actions import load_schedules
from cchc.units.loading import load_province
from cchc.web.frame import DEMO_MARK, is_demo
from cchc.workcal.actions import load_years

if TYPE_CHECKING:
    from collections.abc import Callable

#: The province of the demonstration.
PROVINCE = "phu-tho-2025"


def load_demo(say: Callable[[str], None]) -> None:
    """Fill this installation; UserError where it holds anything of its own. ``say`` is told each step."""
    if not is_demo():
        if User.objects.exists():
            raise UserError(
                "Hệ thống này đã có người dùng thật nên không nạp dữ liệu minh hoạ; hãy đặt CCHC_DATA_DIR là một "
                "thư mục mới."
            )
        (settings.DATA_DIR / DEMO_MARK).write_text("dữ liệu minh hoạ\n", encoding="utf-8")
    say("Lịch làm việc, chế độ báo cáo")
    load_years(by="demo")
    load_schedules(by="demo")
    say("Tỉnh Phú Thọ: đơn vị hiện nay và trước 01/7/2025")
    province = load_province(PROVINCE, by="demo").province
    say("Người dùng theo vai trò")
    load_people(province)
    say("Văn bản chỉ đạo")
    load_documents(province)
    say("Nhiệm vụ của một năm qua")
    load_work(province)
    load_recurring(province)
    load_tracking(province)
    say("Số liệu chỉ tiêu minh hoạ")
    load_indicators(province)
    say("Bảng điểm theo bộ tiêu chí minh hoạ")
    load_scores()
    say("Kết quả đã công bố, có nguồn")
    load_results(by="demo")
