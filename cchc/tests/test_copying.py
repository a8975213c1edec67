"""One installation's rows copied into another database, as `dumpdata` and `loaddata` do when SQLite is outgrown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command

from cchc.audit.models import Event
from cchc.tasks import actions
from cchc.tasks.models import Task
from cchc.units.models import Unit

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.accounts.models import User

LEFT_OUT = ("--exclude", "contenttypes", "--exclude", "auth.permission")


@pytest.mark.django_db
def test_every_row_comes_back_with_its_version_and_its_trail(an: User, finance: Unit, tmp_path: Path) -> None:
    task = Task(
        wording="Báo cáo",
        lead=finance,
        level="chairman",
        given_on=date(2026, 1, 5),
        deadline_kind="none",
        source_label="Họp",
    )
    actions.enter(task, by=an)
    finance.save()
    file = str(tmp_path / "all.json")
    call_command(
        "dumpdata", *LEFT_OUT, "--natural-foreign", "--natural-primary", "--output", file, verbosity=0
    )
    stood = Unit.objects.get(pk=finance.pk).version, Event.objects.count()
    Task.objects.all().delete()
    Event.objects.all()._raw_delete(using="default")
    call_command("loaddata", file, verbosity=0)
    assert Task.objects.get().wording == "Báo cáo"
    assert (Unit.objects.get(pk=finance.pk).version, Event.objects.count()) == stood
