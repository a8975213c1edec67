"""Two hundred signed-in people, one save each every ten seconds, on a real PostgreSQL: is anything lost or refused?

    bench/load.py [--minutes 5] [--people 200] [--every 10]

Two people share each task, so that saves collide. Each opens the page that corrects a task, types, and saves what
the page held with the new words. Counted: saves taken, second comers told (and whether the page they were shown
still holds what they typed), errors. At the end each task must hold the words of its last save that was taken, and
its version must have risen once a save: else an update was lost. The server is `cchc run` with two web workers.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
PORT = 8765
SECRET = "m" * 32


@dataclass
class Tally:
    """What came of all requests. ``last`` and ``taken``: by task, the words of the last save taken, and how many."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    opened: list[float] = field(default_factory=list)
    saved: list[float] = field(default_factory=list)
    told: int = 0
    forgotten: int = 0
    errors: list[str] = field(default_factory=list)
    taken: dict[int, list[str]] = field(default_factory=dict)


class Person:
    """One signed-in browser: keeps its connection, opens the page of its task, types, saves."""

    def __init__(self, number: int, session: str, task: int, tally: Tally) -> None:
        self.number, self.task, self.tally = number, task, tally
        self.head = {"Cookie": f"sessionid={session}; csrftoken={SECRET}", "Host": f"127.0.0.1:{PORT}"}
        self.wire = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)

    def ask(self, method: str, body: str = "") -> tuple[int, str, float]:
        """One request to the page of the own task: status, page, seconds."""
        head = {**self.head, **({"Content-Type": "application/x-www-form-urlencoded"} if body else {})}
        begun = time.perf_counter()
        self.wire.request(method, f"/nhiem-vu/{self.task}/sua/", body or None, head)
        answer = self.wire.getresponse()
        page = answer.read().decode()
        return answer.status, page, time.perf_counter() - begun

    def live(self, until: float, every: float, rng: random.Random) -> None:
        """Save once every so many seconds until the end."""
        time.sleep(rng.random() * every)
        turn = 0
        while time.monotonic() < until:
            begun, turn = time.monotonic(), turn + 1
            try:
                self.save(f"người {self.number} lần {turn}", rng.random() * 1.5)
            except (OSError, http.client.HTTPException) as error:
                self.wire.close()
                with self.tally.lock:
                    self.tally.errors.append(f"{type(error).__name__}: {error}")
            time.sleep(max(0.0, every - (time.monotonic() - begun)))

    def save(self, words: str, thinking: float) -> None:
        """Open, type for a while, save."""
        status, page, seconds = self.ask("GET")
        if status != 200:
            raise http.client.HTTPException(f"opening answered {status}")
        fields = typed(page, words)
        time.sleep(thinking)
        status, page, spent = self.ask("POST", urlencode(fields))
        with self.tally.lock:
            self.tally.opened.append(seconds)
            self.tally.saved.append(spent)
            if status == 302:
                self.tally.taken.setdefault(self.task, []).append(words)
            elif status == 422:
                self.tally.told += 1
                self.tally.forgotten += words not in page
            else:
                self.tally.errors.append(f"saving answered {status}")


def typed(page: str, words: str) -> list[tuple[str, str]]:
    """Every field of the page's form as it stands, with the product written anew."""
    from selectolax.lexbor import LexborHTMLParser

    form = next(one for one in LexborHTMLParser(page).css("form") if one.css_first("[name=wording]"))
    found: list[tuple[str, str]] = []
    for node in form.css("input[name], textarea[name], select[name]"):
        name, kind = node.attributes["name"] or "", node.attributes.get("type")
        if node.tag == "select":
            chosen = [one.attributes.get("value") or "" for one in node.css("option[selected]")]
            found += [(name, value) for value in chosen]
        elif kind not in {"checkbox", "radio"} or "checked" in node.attributes:
            value = node.text() if node.tag == "textarea" else node.attributes.get("value") or ""
            found.append((name, words if name == "product" else value))
    return found


def prepare(people: int) -> list[tuple[str, int]]:
    """Units, people of the task office and half as many tasks; a session and a task for each person."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from cchc.accounts.models import Holding, User
    from cchc.tasks.actions import enter
    from cchc.tasks.models import Task
    from cchc.units.models import Unit

    office = Unit.objects.create(slug="vp", name="Văn phòng UBND tỉnh", kind="office")
    leads = [Unit.objects.create(slug=f"so-{n}", name=f"Sở {n}", kind="department") for n in range(20)]
    found, tasks = [], []
    for number in range(people):
        user = User.objects.create_user(f"nguoi{number}", f"Nguyễn Văn {number}", None)
        Holding.objects.create(user=user, role="task_office", unit=office, valid_from=date(2020, 1, 1))
        if number % 2 == 0:
            day = date(2026, 6, 1)
            task = Task(wording=f"Việc {number}", lead=leads[number % 20], given_on=day, source_label="TB 1")
            tasks.append(enter(task, by=user).pk)
        session = SessionStore()
        session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session.create()
        found.append((session.session_key or "", tasks[number // 2]))
    return found


def lost(tally: Tally) -> int:
    """Tasks that do not hold their last save, or whose version did not rise once a save."""
    from cchc.tasks.models import Task

    wrong = 0
    for pk, words in tally.taken.items():
        task = Task.objects.get(pk=pk)
        wrong += task.version != 1 + len(words) or task.product not in words
    return wrong


def measure(options: argparse.Namespace, environ: dict[str, str]) -> int:
    """Serve, let people work, tell what came of it; 1 where anything was lost or failed."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    world, tally = prepare(options.people), Tally()
    command = [sys.executable, "-m", "cchc.cli", "run", "--port", str(PORT), "--workers", "2"]
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for_the_server()
        until = time.monotonic() + options.minutes * 60
        crowd = [
            threading.Thread(
                target=Person(number, session, task, tally).live,
                args=(until, options.every, random.Random(number)),
            )
            for number, (session, task) in enumerate(world)
        ]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join()
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(30)
    return told(options, tally)


def wait_for_the_server() -> None:
    """Until it answers, at most a minute."""
    for _try in range(600):
        try:
            http.client.HTTPConnection("127.0.0.1", PORT, timeout=1).request("GET", "/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("the server did not come up")


def told(options: argparse.Namespace, tally: Tally) -> int:
    """Print the figures; 1 where anything was lost or failed."""
    taken = sum(len(words) for words in tally.taken.values())
    print(
        f"{options.people} people, one save each {options.every} s, {options.minutes} minutes, PostgreSQL, 2 workers"
    )
    for name, times in (("opening", tally.opened), ("saving", tally.saved)):
        ordered = sorted(seconds * 1000 for seconds in times) or [0.0]
        print(
            f"{name:8} {len(times):>6} requests, median {statistics.median(ordered):.0f} ms, "
            f"95th percentile {ordered[int(len(ordered) * 0.95)]:.0f} ms, worst {ordered[-1]:.0f} ms"
        )
    wrong = lost(tally)
    print(
        f"saves taken {taken}; second comers told {tally.told}, of them without their words {tally.forgotten}"
    )
    print(f"lost updates {wrong}; errors {len(tally.errors)} {sorted(set(tally.errors))[:3]}")
    return 1 if wrong or tally.errors or tally.forgotten else 0


def main(args: list[str]) -> int:
    """Start PostgreSQL, measure, stop it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--every", type=float, default=10)
    options = parser.parse_args(args)
    sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
    from postgres import server

    with server() as url, tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "CCHC_DATA_DIR": folder,
            "CCHC_DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "cchc.settings",
        }
        os.environ["PYTHONPATH"] = str(ROOT)
        import django

        django.setup()
        code = measure(options, dict(os.environ))
        from django.db import connections

        connections.close_all()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
