"""The site as the command line readies it: Django loaded, tables brought up to date by one process at a time."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cchc.errors import CchcError, MissingPart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The number under which PostgreSQL knows the lock of a migration.
_MIGRATING = 0x6363_6863


def load(environ: Mapping[str, str]) -> None:
    """Load Django with the settings of the environment; CchcError with the sentence of a setting that is wrong."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise CchcError(str(error)) from error
    except OSError as error:
        raise CchcError(
            f"Không ghi được vào thư mục dữ liệu ({error}); đặt CCHC_DATA_DIR khác.", exit=3
        ) from error


def migrate() -> None:
    """Bring the tables up to date; several that start at once wait for each other. MissingPart without a database."""
    from django.core.management import call_command
    from django.db import OperationalError

    try:
        with _alone():
            call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as error:
        raise _no_database(error) from error


def bring_up_to_date() -> None:
    """Migrate where tables are behind the code, or not there at all; else it costs one look."""
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError as error:
        raise _no_database(error) from error
    if behind:
        migrate()


def _no_database(error: Exception) -> MissingPart:
    return MissingPart(f"Không kết nối được cơ sở dữ liệu ({error}); xem CCHC_DATABASE_URL.")


@contextmanager
def _alone() -> Iterator[None]:
    """One process of this machine, and on PostgreSQL one of all machines, at a time."""
    from django.conf import settings
    from django.db import connection

    with (settings.DATA_DIR / "migrate.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATING])
        try:
            yield
        finally:
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATING])
