"""People of the demonstration: one for every role, with one made password, kept where only its owner reads it."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings

from cchc.accounts.actions import add_person, first_password, give_role
from cchc.accounts.models import Holding, User
from cchc.units.models import Unit

if TYPE_CHECKING:
    from pathlib import Path

#: User name, full name, position, role, unit below the province's slug ("" is the province's committee).
PEOPLE = (
    ("lanhdao", "Đỗ Minh Họa", "Phó Chủ tịch UBND tỉnh", "province_leader", "ubnd"),
    ("thuongtruc", "Hà Thị Thường", "Trưởng phòng Cải cách hành chính", "standing_office", "so-noi-vu"),
    ("vanphong", "Nguyễn Thị An", "Chuyên viên theo dõi", "task_office", "van-phong-ubnd"),
    ("tuphap", "Lý Văn Chủ", "Chánh Văn phòng Sở", "criterion_owner", "so-tu-phap"),
    ("gdtaichinh", "Trần Quốc Bình", "Giám đốc Sở", "unit_head", "so-tai-chinh"),
    ("uyquyen", "Đinh Thị Ủy", "Phó Giám đốc Sở", "authorised", "so-tai-chinh"),
    ("taichinh", "Bùi Thị Đầu", "Công chức đầu mối", "unit_officer", "so-tai-chinh"),
    ("khcn", "Phùng Văn Số", "Công chức đầu mối", "unit_officer", "so-khoa-hoc-va-cong-nghe"),
    ("duocgiao", "Cao Văn Giao", "Chuyên viên", "assignee", "so-tai-chinh"),
    ("thamdinh", "Vũ Thị Thẩm", "Chuyên viên thẩm định", "verifier", "so-noi-vu"),
    ("hoidong", "Mai Văn Đồng", "Thành viên Hội đồng thẩm định", "council", "so-tu-phap"),
    ("phuong", "Lê Linh Chi", "Công chức đầu mối", "unit_officer", "phuong-viet-tri"),
    ("motcua", "Tạ Thị Cửa", "Công chức một cửa", "one_stop", "phuong-viet-tri"),
    ("quantri", "Phạm Quản Trị", "Quản trị hệ thống", "admin", "so-khoa-hoc-va-cong-nghe"),
    ("chixem", "Dương Văn Xem", "Chuyên viên", "viewer", "so-y-te"),
)


def accounts_file() -> Path:
    """Where the accounts are kept."""
    return settings.DATA_DIR / "demo-accounts.txt"  # type: ignore[no-any-return]


def load_people(province: Unit) -> None:
    """Make the people that are not there yet. All have one password, made anew for those made now."""
    missing = [row for row in PEOPLE if not User.objects.filter(username=row[0]).exists()]
    if not missing:
        return
    password = _kept_password() or first_password()
    for username, full_name, position, role, place in missing:
        user = User(username=username, full_name=full_name, position=position)
        add_person(user, by="demo")
        user.set_password(password)
        User.objects.filter(pk=user.pk).update(password=user.password, must_change_password=False)
        unit = Unit.objects.get(slug=f"{province.slug}/{place}")
        give_role(Holding(user=user, role=role, unit=unit, valid_from=date(2025, 7, 1)), by="demo")
    _keep(password)


def _kept_password() -> str:
    path = accounts_file()
    if not path.exists():
        return ""
    return path.read_text(encoding="utf-8").splitlines()[0].rpartition(" ")[2]


def _keep(password: str) -> None:
    lines = [f"Mật khẩu chung / shared password: {password}", ""]
    lines += [f"{name:<12} {role:<16} {full} – {position}" for name, full, position, role, _ in PEOPLE]
    with os.fdopen(os.open(accounts_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write("\n".join(lines) + "\n")
