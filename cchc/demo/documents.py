"""Directives of the demonstration: made as Word files, uploaded, reviewed and accepted by the program's actions."""

from __future__ import annotations

from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction

from cchc.accounts.models import User
from cchc.demo.paper import word
from cchc.directives.actions import accept as accepting
from cchc.directives.actions import enter, review
from cchc.directives.models import Directive
from cchc.lib.yamlfile import load
from cchc.units.models import Unit
from cchc.web.clock import today
from cchc.workcal.calendar import calendar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

#: The papers in the order in which they were issued; the last is left under review, for the visitor to do.
PAPERS = ("hoa-binh-2025-05", "phu-tho-2026-01", "phu-tho-moi")


def day_of(offset: int) -> date:
    """The day so many working days from the demonstration's."""
    return calendar().add(today(), offset)


def load_documents(province: Unit) -> None:
    """Enter the papers that are not there yet."""
    officer = User.objects.get(username="vanphong")
    office = Unit.objects.get(slug=f"{province.slug}/van-phong-ubnd")
    for name in PAPERS:
        facts: dict[str, Any] = load(settings.FACTS_DIR / "demo" / f"{name}.yaml")
        if Directive.objects.filter(number=facts["number"]).exists():
            continue
        with TemporaryDirectory() as folder:
            directive = _enter(facts, folder, officer, office)
        if name != PAPERS[-1]:
            _review(directive, officer)


def _enter(facts: dict[str, Any], folder: str, officer: User, office: Unit) -> Directive:
    from pathlib import Path

    path: Path = Path(folder) / facts["file"]
    path.write_bytes(word(facts, day_of))
    return enter.upload(path, facts["file"], by=officer, unit=office)


@transaction.atomic
def _review(directive: Directive, officer: User) -> None:
    """What a careful officer does: answers alarms, looks at each sentence, keeps what has no single lead."""
    for alarm in directive.alarms.filter(answer=""):
        review.answer(alarm, by=officer, words="Đã xem, giữ theo văn bản")
    for item in directive.items.prefetch_related("leads"):
        to = "track" if item.triage == "track" and item.leads.all() else "keep"
        review.triage(item, by=officer, to=to)
    accepting.accept(directive, by=officer)


def given_tasks() -> Iterator[Any]:
    """The tasks that came from the papers, oldest first."""
    from cchc.tasks.models import Task

    yield from Task.objects.filter(directive_link__isnull=False).select_related("lead").order_by("pk")
