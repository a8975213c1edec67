"""Who sees which tasks."""

from __future__ import annotations

import pytest

from cchc.conftest import make_unit
from cchc.tasks.models import Coordination, Task
from cchc.tasks.tests.conftest import make_task
from cchc.units.models import UnitChange


def seen(user):
    return set(Task.objects.visible_to(user))


def test_the_task_office_sees_all_the_lead_its_own_a_stranger_nothing(task, an, binh, chi):
    assert (seen(an), seen(binh), seen(chi)) == ({task}, {task}, set())


def test_a_coordinating_unit_sees_the_task(task, chi, health):
    Coordination.objects.create(task=task, unit=health)
    assert seen(chi) == {task}


def test_an_administrator_of_the_site_sees_no_tasks(task, admin_user):
    assert seen(admin_user) == set()


def test_the_heir_sees_what_its_predecessor_owed(an, chi, health):
    old = make_unit("hoa-binh/so-y-te", "Sở Y tế Hòa Bình")
    change = UnitChange.objects.create(kind="merge", day="2025-07-01")
    change.sources.add(old)
    change.targets.add(health)
    task = make_task(old, an)
    assert seen(chi) == {task}


@pytest.mark.parametrize(
    ("words", "found"), [("ra soat chi", 1), ("Sở tài chính", 1), ("77/tb", 1), ("y tế", 0)]
)
def test_search_needs_no_accents_and_finds_by_wording_unit_and_source(task, words, found):
    assert Task.objects.search(words).count() == found
