"""``cchc init``: a province by any of its names, an administrator whose password is printed once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cchc.cli import main
from cchc.errors import CchcError
from cchc.installing import province_named

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def facts(settings: Any) -> Path:
    """The folder of units."""
    found: Path = settings.FACTS_DIR / "units"
    return found


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Phú Thọ", "phu-tho-2025"),
        ("tinh phu tho", "phu-tho-2025"),
        ("hoa-binh", "phu-tho-2025"),
        ("Hoà Bình", "phu-tho-2025"),
        ("Hà Nội", "ha-noi"),
    ],
)
def test_a_province_is_known_by_any_of_its_names_and_a_merged_one_by_what_it_became(
    facts: Path, name: str, slug: str
) -> None:
    assert province_named(name, facts) == slug


def test_a_name_that_is_none_hears_the_nearest_ones(facts: Path) -> None:
    with pytest.raises(CchcError, match="Phú Thọ"):
        province_named("Phú Thộ To", facts)
    with pytest.raises(CchcError, match="Lạng Sơn"):
        province_named("xyz", facts)


@pytest.mark.django_db
def test_the_password_is_printed_once_and_the_administrator_signs_in_with_it(
    client: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    from cchc.accounts.models import User
    from cchc.tasks.models import Schedule
    from cchc.units.models import Unit

    assert main(["init", "--province", "Lai Châu"], {}) == 0
    password = capsys.readouterr().out.strip().rpartition(" ")[2]
    person = User.objects.get(username="quantri")
    assert person.check_password(password)
    assert person.must_change_password
    assert person.can_everywhere("person.edit")
    count = Unit.objects.count()
    assert count > 50
    assert Schedule.objects.filter(key="bo-noi-vu-cchc").exists()

    assert main(["init", "--province", "Lai Châu", "--admin", "khac"], {}) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert (Unit.objects.count(), User.objects.count()) == (count, 1)


@pytest.mark.django_db
def test_a_name_that_somebody_has_is_not_made_administrator(
    an: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    from cchc.units.models import Unit

    before = Unit.objects.count()
    assert main(["init", "--province", "Lai Châu", "--admin", "an"], {}) == 1
    assert "--admin" in capsys.readouterr().err
    assert Unit.objects.count() == before
