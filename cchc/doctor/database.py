"""The database: reachable, its tables up to date."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from cchc.doctor.finding import Finding
from cchc.errors import one_line

PLACE = 20
NAME = "Cơ sở dữ liệu"


def look() -> Finding:
    """Which it is, and how many steps its tables are behind."""
    try:
        executor = MigrationExecutor(connection)
        behind = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as error:
        return Finding(
            NAME, "missing", one_line(f"không kết nối được: {error}", 160), "Xem lại CCHC_DATABASE_URL."
        )
    if behind:
        return Finding(
            NAME,
            "missing",
            f"{connection.vendor}, còn {behind} bước cập nhật bảng",
            "Chạy: cchc manage migrate",
        )
    return Finding(NAME, "ok", f"{connection.vendor}, bảng đã cập nhật")
