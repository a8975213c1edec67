"""What each page costs on the demonstration province: queries, and milliseconds of server time (median of 15).

One process, SQLite, no network: compare pages and changes with each other, not machines.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.management import call_command
from django.db import connection
from django.test import Client

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

RUNS = 15
#: Who asks: the task office, and the standing office for sheets of scores.
WHO = ("vanphong", "thuongtruc")


def pages() -> list[str]:
    """Addresses of the pages that people open all day."""
    from cchc.assessment.models import ScoreSheet
    from cchc.directives.models import Directive
    from cchc.tasks.models import Task

    sheet = ScoreSheet.objects.order_by("-units").first()
    assert sheet is not None
    unit = next(iter(sheet.inputs["units"]))
    review = Directive.objects.get(state="review")
    accepted = Directive.objects.filter(state="accepted").first()
    task = Task.objects.order_by("pk").first()
    assert accepted is not None
    assert task is not None
    return [
        "/",
        "/van-ban/",
        accepted.get_absolute_url(),
        f"/van-ban/{review.pk}/xu-ly/",
        f"/van-ban/{review.pk}/giao-nhiem-vu/",
        "/van-ban/noi-dung/",
        "/nhiem-vu/",
        "/nhiem-vu/?q=ho+so",
        "/nhiem-vu/theo-don-vi/",
        task.get_absolute_url(),
        "/don-vi/",
        task.lead.get_absolute_url(),
        "/lich-lam-viec/",
        "/tai-khoan/nguoi-dung/",
        "/nhat-ky/",
        "/chi-so/",
        "/chi-so/so-lieu/",
        "/danh-gia/",
        "/danh-gia/tinh/lao-cai/",
        "/danh-gia/so-sanh/",
        "/danh-gia/ban-do/",
        "/danh-gia/bo-tieu-chi/",
        "/danh-gia/bo-tieu-chi/minh-hoa-tinh/",
        "/danh-gia/bo-tieu-chi/minh-hoa-tinh/truong-hop/",
        "/danh-gia/bo-tieu-chi/minh-hoa-tinh/thu/",
        "/danh-gia/bo-tieu-chi/minh-hoa-tinh/khac-biet/",
        "/danh-gia/bo-tieu-chi/cach-tinh/",
        "/danh-gia/bang-diem/",
        sheet.get_absolute_url(),
        f"{sheet.get_absolute_url()}don-vi/?{urlencode({'unit': unit})}",
        f"{sheet.get_absolute_url()}neu-thay-doi/?{urlencode({'unit': unit})}",
        f"{sheet.get_absolute_url()}do-vung/?weights=10%25",
        f"{sheet.get_absolute_url()}phuong-an/?{urlencode({'unit': unit})}",
        f"{sheet.get_absolute_url()}du-bao/",
    ]


def asking(client: Client, path: str) -> tuple[list[str], HttpResponse]:
    """The statements that a page asks the database, and the page."""
    asked: list[str] = []

    def note(run: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return run(sql, *rest)

    with connection.execute_wrapper(note):
        return asked, client.get(path)


def measure() -> None:
    """Load the demonstration, then ask for each page."""
    from cchc.accounts.models import User
    from cchc.demo.load import load_demo

    call_command("migrate", verbosity=0)
    begun = time.perf_counter()
    load_demo(lambda words: None)
    print(f"demonstration loaded in {time.perf_counter() - begun:.1f} s")
    people = [Client(headers={"host": "localhost"}) for _username in WHO]
    for client, username in zip(people, WHO, strict=True):
        user = User.objects.get(username=username)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    print(f"{'page':52} {'status':>6} {'queries':>8} {'median ms':>10} {'worst ms':>9} {'kB':>6}")
    for path in pages():
        # The first to whom the page is open, as each sees what the others may not.
        client = next(each for each in people if each.get(path).status_code == 200)
        asked, answer = asking(client, path)
        times = []
        for _run in range(RUNS):
            begun = time.perf_counter()
            client.get(path)
            times.append((time.perf_counter() - begun) * 1000)
        size = len(answer.content) / 1000
        print(
            f"{path[:52]:52} {answer.status_code:>6} {len(asked):>8} {statistics.median(times):>10.1f} "
            f"{max(times):>9.1f} {size:>6.0f}"
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CCHC_DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "cchc.settings"
        sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
        import django

        django.setup()
        measure()
