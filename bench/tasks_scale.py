"""What pages of tasks cost with 50,000 tasks, 300 units and 500,000 events: queries, and milliseconds of server time.

    .venv/bin/python bench/tasks_scale.py [--folder FOLDER] [--postgres] [--runs 40] [--only words]

Bounds: lists and a task at most 12 queries, 60 ms at the median and 150 ms at the 95th percentile; matrix, dashboard,
changes and whatever is asked as it stood 15 queries, 250 and 500 ms. One process, the site's own middleware, no
network. The province is made once into the folder and used again.
"""

from __future__ import annotations

import argparse
import importlib
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

if TYPE_CHECKING:
    from collections.abc import Iterator

LIGHT = (12, 60.0, 150.0)
HEAVY = (15, 250.0, 500.0)


def pages() -> Iterator[tuple[str, str, tuple[int, float, float]]]:
    """Who asks for which address, and its bounds."""
    from cchc.tasks.models import Task

    done = Task.objects.filter(accepted_on__isnull=False).order_by("-pk")[5]
    owed = Task.objects.filter(handed_on__isnull=True, due__isnull=False).order_by("-pk")[5]
    lead = Task.objects.get(pk=owed.pk).lead.slug
    for query in (
        "",
        "?page=7",
        "?page=900",
        "?state=overdue",
        "?state=waiting&sort=handed_on",
        "?state=within&state=soon&level=government",
        "?state=returned",
        f"?lead={lead}",
        "?due_from=01/11/2026&due_to=30/11/2026",
        "?sort=lead",
        "?sort=-wording",
        "?sort=due",
        "?sort=source",
        "?q=so+hoa+ket+qua+12345",
        "?q=chi+so",
        "?risk=1&kind=single",
        "?stage=new",
        "?scope=followed",
    ):
        yield "vanphong", f"/nhiem-vu/{query}", LIGHT
    yield "lanhdao", "/nhiem-vu/", LIGHT
    yield "truong3", "/nhiem-vu/", LIGHT
    yield "vanphong", done.get_absolute_url(), LIGHT
    yield "vanphong", owed.get_absolute_url(), LIGHT
    yield "truong3", "/", LIGHT
    yield "lanhdao", "/", LIGHT
    for user in ("vanphong", "lanhdao", "truong3"):
        yield user, "/nhiem-vu/theo-don-vi/", HEAVY
    yield "vanphong", "/nhiem-vu/theo-don-vi/?group=level", HEAVY
    yield "vanphong", "/nhiem-vu/theo-don-vi/?group=directive", HEAVY
    yield "vanphong", "/nhiem-vu/theo-don-vi/?reading=first_deadline&unit_kind=commune", HEAVY
    yield "vanphong", "/nhiem-vu/theo-don-vi/?ngay=30/09/2026", HEAVY
    yield "lanhdao", "/nhiem-vu/theo-don-vi/?ngay=30/09/2026", HEAVY
    yield "vanphong", "/nhiem-vu/theo-don-vi/?ngay=31/12/2024", HEAVY
    yield "vanphong", "/nhiem-vu/?ngay=30/09/2026", HEAVY
    yield "vanphong", "/nhiem-vu/?ngay=31/12/2024&state=overdue", HEAVY
    yield "vanphong", "/nhiem-vu/thay-doi/?tu=21/11/2026", HEAVY
    yield "vanphong", "/nhiem-vu/thay-doi/?tu=01/01/2026", HEAVY
    yield "lanhdao", "/nhiem-vu/tong-quan/", HEAVY
    yield "vanphong", "/nhiem-vu/tong-quan/", HEAVY
    yield "vanphong", "/nhiem-vu/tong-quan/?ngay=30/09/2026", HEAVY
    yield from letter_pages()


def letter_pages() -> Iterator[tuple[str, str, tuple[int, float, float]]]:
    """The pages of chasing: which units owe (counted by unit, as the matrix is), words to copy, letters and papers."""
    from django.urls import reverse

    from cchc.tasks.models import Letter

    urging = Letter.objects.filter(kind="urge").select_related("unit")
    drafted, issued = urging.filter(stage="draft")[:1].get(), urging.filter(stage="issued")[:1].get()
    assert drafted.unit
    yield "vanphong", reverse("tasks:owing"), HEAVY
    yield "vanphong", reverse("tasks:words_to_copy", args=[drafted.unit.slug]), LIGHT
    yield "vanphong", reverse("tasks:letters"), LIGHT
    yield "vanphong", f"{reverse('tasks:letters')}?stage=issued", LIGHT
    yield "vanphong", reverse("tasks:meeting"), LIGHT
    yield "vanphong", drafted.get_absolute_url(), LIGHT
    yield "vanphong", issued.get_absolute_url(), LIGHT
    yield "vanphong", Letter.objects.filter(kind="week")[:1].get().get_absolute_url(), LIGHT
    yield "vanphong", reverse("tasks:letter_file", args=[drafted.pk]), HEAVY


def asking(client: Any, path: str) -> tuple[list[tuple[float, str]], Any]:
    """The statements that a page asks the database with their milliseconds, and the page."""
    from django.db import connection

    asked: list[tuple[float, str]] = []

    def note(run: Any, sql: str, params: Any, *rest: Any) -> Any:
        begun = time.perf_counter()
        try:
            return run(sql, params, *rest)
        finally:
            asked.append(((time.perf_counter() - begun) * 1000, f"{sql} -- {params}"))

    with connection.execute_wrapper(note):
        return asked, client.get(path)


def measure(runs: int, only: str, slow: float) -> bool:
    """Ask for each page; whether all keep their bounds."""
    from django.test import Client

    from cchc.accounts.models import User

    clients: dict[str, Any] = {}
    good = True
    print(f"{'who':9} {'page':66} {'queries':>7} {'median':>8} {'p95':>8} {'cpu':>6} {'kB':>5}")
    for user, path, (most, median, worst) in pages():
        if only not in path:
            continue
        if user not in clients:
            clients[user] = Client(headers={"host": "localhost"})
            backend = "django.contrib.auth.backends.ModelBackend"
            clients[user].force_login(User.objects.get(username=user), backend=backend)
        client = clients[user]
        if client.get(path).status_code == 404:
            continue
        asked, answer = asking(client, path)
        times, spent = [], []
        for _run in range(runs):
            begun, at_work = time.perf_counter(), time.process_time()
            client.get(path)
            times.append((time.perf_counter() - begun) * 1000)
            spent.append((time.process_time() - at_work) * 1000)
        p95 = statistics.quantiles(times, n=20)[-1]
        kept = len(asked) <= most and statistics.median(times) <= median and p95 <= worst
        good &= kept and answer.status_code == 200
        print(
            f"{user:9} {path[:66]:66} {len(asked):>7} {statistics.median(times):>8.1f} {p95:>8.1f} "
            f"{statistics.median(spent):>6.1f} "
            f"{len(answer.content) / 1000:>5.0f}{'' if kept else '  over its bound'}",
            flush=True,
        )
        for took, sql in asked:
            if slow and took > slow:
                print(f"    {took:.0f} ms {sql[:6000]}")
    return good


def main() -> int:
    """Make the province where it is not there yet, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", default=str(Path(tempfile.gettempdir()) / "cchc-bench-tasks"))
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--tasks", type=int, default=50_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--slow", type=float, default=0, help="print statements slower than so many ms")
    options = parser.parse_args()
    folder = Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {"CCHC_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "cchc.settings"}
    if options.postgres:
        sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
        from postgres import server

        with server() as address:
            os.environ["CCHC_DATABASE_URL"] = address
            return run(options)
    return run(options)


def run(options: argparse.Namespace) -> int:
    """With the environment set: migrate, make, measure."""
    from made_tasks import TODAY, build, chase

    os.environ["CCHC_TODAY"] = TODAY.isoformat()
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    from cchc.tasks.models import Letter, Standing, Task

    call_command("migrate", verbosity=0)
    if not Task.objects.exists():
        begun = time.perf_counter()
        with transaction.atomic():
            build(options.tasks)
        print(f"made in {time.perf_counter() - begun:.0f} s")
    if not Letter.objects.exists():
        chase()
    importlib.import_module("cchc.wsgi")  # as a worker of the server begins
    print(f"{connection.vendor}: {Task.objects.count()} tasks, {Standing.objects.count()} past standings")
    return 0 if measure(options.runs, options.only, options.slow) else 1


if __name__ == "__main__":
    sys.exit(main())
