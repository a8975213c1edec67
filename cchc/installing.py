"""Setting an installation up: a province's units, the working calendar, the first administrator."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cchc.errors import CchcError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Installed:
    """What was set up. ``password`` is empty where an administrator was there already."""

    province: str
    units_added: int
    username: str
    password: str


def province_named(name: str, folder: Path) -> str:
    """The slug of today's province of that name, short name, other name or slug, accents or none.

    A province that was merged gives the one it became. CchcError where no province or several are meant; it names
    those that are near.
    """
    from difflib import get_close_matches

    rows = _provinces(folder)
    wanted = _plain(name)
    found = {row["today"] for row in rows if wanted in _names(row)}
    if len(found) == 1:
        return found.pop()
    short = {_plain(row["short"]): row["short"] for row in rows if row["slug"] == row["today"]}
    near = [short[key] for key in get_close_matches(wanted, short, n=3, cutoff=0.6)]
    hint = f"; gần nhất là {', '.join(near)}" if near else f"; hiện có {', '.join(sorted(short.values()))}"
    raise CchcError(f"Không có tỉnh, thành phố nào tên “{name}”{hint}.")


def _provinces(folder: Path) -> list[dict[str, str]]:
    with (folder / "provinces.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _names(row: dict[str, str]) -> set[str]:
    """Every way a province may be written, without accents."""
    return {
        _plain(word) for word in (row["slug"], row["name"], row["short"], *row["aliases"].split("|")) if word
    }


def _plain(text: str) -> str:
    from cchc.lib import vntext

    return " ".join(vntext.fold(text).replace("-", " ").replace(".", " ").split())


def install(name: str, username: str, *, by: str = "init") -> Installed:
    """Set up the province; again, it adds what is missing and leaves the rest. Django must be loaded."""
    from django.conf import settings
    from django.db import transaction

    from cchc.assessment.shipped_results import load_results
    from cchc.tasks.actions import load_schedules
    from cchc.units.actions import load_province
    from cchc.workcal.actions import load_years

    slug = province_named(name, settings.FACTS_DIR / "units")
    with transaction.atomic():
        loaded = load_province(slug, by=by)
        load_years(by=by)
        load_schedules(by=by)
        load_results(by=by)
        password = _administrator(username, loaded.province, by)
    return Installed(str(loaded.province), loaded.added, username, password)


def _administrator(username: str, province: Any, by: str) -> str:
    """The first administrator's password; empty where somebody manages people already."""
    from cchc.accounts.actions import add_person, administrators, give_role
    from cchc.accounts.models import Holding, User
    from cchc.web.clock import today

    if administrators(today()):
        return ""
    if User.objects.filter(username=username).exists():
        raise CchcError(f"Tên “{username}” đã có người dùng; chọn tên khác bằng --admin.")
    person = User(username=username, full_name="Quản trị hệ thống", is_staff=True, is_superuser=True)
    password = add_person(person, by=by)
    give_role(Holding(user=person, role="admin", unit=province, valid_from=today()), by=by)
    return password
