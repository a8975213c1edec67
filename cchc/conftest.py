"""What every web test has at hand: a small province, and three people with different rights.

An (owner: the follow-up officer who may act), Bình (colleague: sees, may not change), Chi (stranger: of another
unit, sees nothing of it). Engine tests use none of it, so that they need no database.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

    from cchc.accounts.models import User
    from cchc.units.models import Unit

# A busy machine is slow, and no test judges times.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

PASSWORD = "mot-mat-khau-that-dai-7"


def is_engine(path: Path) -> bool:
    """Whether a test file belongs to an engine or to lib, which know no Django."""
    return "engine" in path.parts or path.parts[-3:-1] == ("lib", "tests")


@pytest.fixture(autouse=True)
def _own_data_dir(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """No test writes into the data folder of this machine, or begins in the language of the one before."""
    if is_engine(request.path):
        return
    from django.utils import translation

    settings = request.getfixturevalue("settings")
    settings.DATA_DIR = tmp_path
    settings.FILES_DIR = tmp_path / "files"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # The language of the last request stays with the thread; a test begins with that of the house.
    translation.activate(settings.LANGUAGE_CODE)


def make_unit(slug: str, name: str, kind: str = "department", **fields: Any) -> Unit:
    """A unit for a test."""
    from cchc.units.models import Unit

    return Unit.objects.create(slug=slug, name=name, kind=kind, **fields)


def make_user(username: str, full_name: str, role: str = "", unit: Unit | None = None) -> User:
    """A person for a test, with one role where one is given."""
    from cchc.accounts.models import Holding, User

    user = User.objects.create_user(username, full_name, PASSWORD)
    if role and unit:
        Holding.objects.create(user=user, role=role, unit=unit, valid_from=date(2020, 1, 1))
    return user


@pytest.fixture
def province(db: Any) -> Unit:
    """A province in which the units of the tests stand."""
    return make_unit("phu-tho-2025", "Tỉnh Phú Thọ", "province", valid_from=date(2025, 7, 1))


@pytest.fixture
def office(province: Unit) -> Unit:
    """Văn phòng UBND, the task office."""
    return make_unit(
        "phu-tho-2025/vp-ubnd", "Văn phòng UBND tỉnh", "office", parent=province, province=province
    )


@pytest.fixture
def finance(province: Unit) -> Unit:
    """Sở Tài chính, a unit that owes work."""
    return make_unit(
        "phu-tho-2025/so-tai-chinh",
        "Sở Tài chính",
        short_name="STC",
        parent=province,
        province=province,
    )


@pytest.fixture
def health(province: Unit) -> Unit:
    """Sở Y tế, another unit."""
    return make_unit("phu-tho-2025/so-y-te", "Sở Y tế", parent=province, province=province)


@pytest.fixture
def an(office: Unit) -> User:
    """An follows tasks in the task office: may act."""
    return make_user("an", "Nguyễn Thị An", "task_office", office)


@pytest.fixture
def binh(finance: Unit) -> User:
    """Bình looks on in Sở Tài chính: sees what concerns it, may change nothing."""
    return make_user("binh", "Trần Văn Bình", "viewer", finance)


@pytest.fixture
def chi(health: Unit) -> User:
    """Chi works in Sở Y tế: a stranger to what concerns others."""
    return make_user("chi", "Lê Linh Chi", "unit_officer", health)


@pytest.fixture
def admin_user(office: Unit) -> User:
    """The administrator of the installation."""
    return make_user("quantri", "Phạm Quản Trị", "admin", office)


@pytest.fixture
def as_user(client: Client) -> Any:
    """``as_user(an)`` is a browser in which An is signed in."""

    def sign_in(user: User) -> Client:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
