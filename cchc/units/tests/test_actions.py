"""Adding and correcting units, and recording what became of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from cchc.audit.models import Event
from cchc.conftest import make_unit
from cchc.units import actions, tree
from cchc.units.actions import Plan, Refused
from cchc.units.models import Unit, UnitChange
from cchc.web.clock import today
from cchc.web.rows import Stale

if TYPE_CHECKING:
    from cchc.accounts.models import User

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


def test_a_new_unit_gets_its_slug_from_its_province_and_name(province: Unit, admin_user: User) -> None:
    unit = actions.add(Unit(name="Sở Đường sắt", kind="department", parent=province), by=admin_user)
    assert unit.slug == "phu-tho-2025/so-duong-sat"
    assert unit.province == province
    assert Event.objects.get(verb="unit.add").label == "Sở Đường sắt"


def test_a_name_used_again_gets_its_year_and_then_a_count(province: Unit, admin_user: User) -> None:
    slugs = [
        actions.add(
            Unit(name="Sở Mới", kind="department", parent=province, valid_from=DAY), by=admin_user
        ).slug
        for _number in range(3)
    ]
    assert [slug.rsplit("/", 1)[1] for slug in slugs] == ["so-moi", "so-moi-2026", "so-moi-2"]


def test_a_division_stands_in_the_province_of_its_department(finance: Unit, admin_user: User) -> None:
    unit = actions.add(Unit(name="Phòng Ngân sách", kind="division", parent=finance), by=admin_user)
    assert unit.province == finance.province


def test_an_edit_leaves_the_slug_and_keeps_the_trail(finance: Unit, admin_user: User) -> None:
    finance.short_name = "Sở TC"
    actions.edit(finance, by=admin_user)
    event = Event.objects.get(verb="unit.edit")
    assert (event.before, event.after) == ({"short_name": "STC"}, {"short_name": "Sở TC"})


def test_the_second_of_two_editors_is_told(finance: Unit, admin_user: User) -> None:
    mine, theirs = Unit.objects.get(pk=finance.pk), Unit.objects.get(pk=finance.pk)
    theirs.short_name = "một"
    actions.edit(theirs, by=admin_user)
    mine.short_name = "hai"
    with pytest.raises(Stale):
        actions.edit(mine, by=admin_user)
    assert Unit.objects.get(pk=finance.pk).short_name == "một"


def test_a_unit_cannot_be_put_below_itself(province: Unit, finance: Unit, admin_user: User) -> None:
    province.parent = finance
    with pytest.raises(Refused, match=r"itself|chính mình"):
        actions.edit(province, by=admin_user)


def test_a_merger_ends_its_sources_on_the_eve_and_begins_the_new_unit(
    province: Unit, finance: Unit, health: Unit, admin_user: User
) -> None:
    plan = Plan(
        "merge", DAY, "QĐ 9", [finance, health], new_names=["Sở Tài chính và Y tế"], new_parent=province
    )
    change = actions.record_change(plan, by=admin_user)
    new = change.targets.get()
    assert (new.valid_from, new.province, new.basis) == (DAY, province, "QĐ 9")
    assert set(Unit.objects.filter(valid_to=date(2026, 2, 28))) == {finance, health}
    assert [unit.slug for unit in tree.successors(finance, DAY)] == [new.slug]
    assert Event.objects.filter(verb="unit.change").count() == 1
    assert Event.objects.filter(verb="unit.edit").count() == 2
    assert Event.objects.filter(verb="unit.add").count() == 1


def test_a_unit_that_takes_another_in_goes_on(finance: Unit, health: Unit, admin_user: User) -> None:
    actions.record_change(Plan("merge", DAY, "QĐ 9", [health], [finance]), by=admin_user)
    assert Unit.objects.get(pk=finance.pk).valid_to is None
    assert Unit.objects.get(pk=health.pk).valid_to == date(2026, 2, 28)


def test_a_split_may_leave_the_old_unit_standing(finance: Unit, province: Unit, admin_user: User) -> None:
    plan = Plan("split", DAY, "QĐ 9", [finance], [finance], ["Sở Ngân sách"], new_parent=province)
    change = actions.record_change(plan, by=admin_user)
    assert change.targets.count() == 2
    assert Unit.objects.get(pk=finance.pk).valid_to is None


def test_a_renamed_unit_stays_one_and_the_same(finance: Unit, admin_user: User) -> None:
    change = actions.record_change(
        Plan("rename", DAY, "QĐ 9", [finance], new_names=["Sở Ngân khố"]), by=admin_user
    )
    unit = Unit.objects.get(pk=finance.pk)
    assert (unit.name, unit.slug, change.former) == ("Sở Ngân khố", finance.slug, "Sở Tài chính")
    assert "Sở Tài chính" in unit.aliases


def test_an_abolished_unit_may_leave_its_work_to_others(
    finance: Unit, health: Unit, admin_user: User
) -> None:
    actions.record_change(Plan("abolish", DAY, "QĐ 9", [health], [finance]), by=admin_user)
    assert tree.successors(health, DAY) == [finance]


def test_a_moved_unit_stands_below_another(finance: Unit, health: Unit, admin_user: User) -> None:
    division = make_unit("phu-tho-2025/so-y-te/phong", "Phòng", "division", parent=health)
    change = actions.record_change(Plan("move", DAY, "QĐ 9", [division], [finance]), by=admin_user)
    assert Unit.objects.get(pk=division.pk).parent == finance
    assert change.former == "Sở Y tế"
    assert list(change.targets.all()) == [division]


@pytest.mark.parametrize(
    ("kind", "sources", "targets", "names"),
    [
        ("merge", 0, 0, ["Mới"]),
        ("merge", 2, 0, []),
        ("merge", 1, 0, ["Mới"]),
        ("merge", 2, 0, ["Một", "Hai"]),
        ("split", 1, 0, ["Một"]),
        ("split", 2, 0, ["Một", "Hai"]),
        ("rename", 1, 0, []),
        ("rename", 2, 0, ["Mới"]),
        ("abolish", 1, 0, ["Mới"]),
        ("move", 1, 0, []),
        ("split", 1, 0, ["Một", "Một"]),
    ],
)
def test_a_change_with_the_wrong_number_of_units_is_refused_and_writes_nothing(
    kind: str, sources: int, targets: int, names: list[str], finance: Unit, health: Unit, admin_user: User
) -> None:
    units = [finance, health]
    with pytest.raises(Refused):
        actions.record_change(Plan(kind, DAY, "QĐ 9", units[:sources], units[:targets], names), by=admin_user)
    assert not UnitChange.objects.exists()
    assert not Event.objects.exists()


def test_every_reason_for_refusing_is_told_at_once(finance: Unit, health: Unit, admin_user: User) -> None:
    Unit.objects.filter(pk=health.pk).update(valid_to=date(2025, 1, 1))
    Unit.objects.filter(pk=finance.pk).update(valid_to=date(2027, 1, 1))
    with pytest.raises(Refused) as refused:
        actions.record_change(Plan("merge", DAY, "QĐ 9", [finance, health]), by=admin_user)
    assert len(refused.value.sentences) == 3


def test_a_target_that_does_not_exist_on_the_day_is_refused(
    finance: Unit, health: Unit, admin_user: User
) -> None:
    Unit.objects.filter(pk=finance.pk).update(valid_from=date(2026, 4, 1))
    with pytest.raises(Refused):
        actions.record_change(Plan("merge", DAY, "QĐ 9", [health], [finance]), by=admin_user)


def test_a_renaming_is_not_recorded_before_its_day(finance: Unit, admin_user: User) -> None:
    plan = Plan("rename", today() + timedelta(days=1), "QĐ 9", [finance], new_names=["Mới"])
    with pytest.raises(Refused):
        actions.record_change(plan, by=admin_user)


def test_a_name_that_stands_there_already_is_to_be_chosen_instead(
    province: Unit, finance: Unit, health: Unit, admin_user: User
) -> None:
    other = make_unit("phu-tho-2025/so-xay-dung", "Sở Xây dựng", parent=province, province=province)
    plan = Plan("merge", DAY, "QĐ 9", [finance, health], new_names=[other.name], new_parent=province)
    with pytest.raises(Refused, match="Sở Xây dựng"):
        actions.record_change(plan, by=admin_user)


def test_a_name_too_long_is_refused(finance: Unit, health: Unit, admin_user: User) -> None:
    with pytest.raises(Refused, match="301"):
        actions.record_change(Plan("merge", DAY, "", [finance, health], new_names=["x" * 301]), by=admin_user)


def test_nothing_moves_below_itself(finance: Unit, admin_user: User) -> None:
    division = make_unit("phu-tho-2025/stc/phong", "Phòng", "division", parent=finance)
    with pytest.raises(Refused, match=r"itself|chính mình"):
        actions.record_change(Plan("move", DAY, "QĐ 9", [finance], [division]), by=admin_user)
