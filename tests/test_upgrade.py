"""An installation of the first day, with a row in every table, is brought to today's tables and keeps them all."""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connections, models
from django.db.migrations.executor import MigrationExecutor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ALIAS = "upgrade"
#: Our domains with tables.
OURS = {"audit", "workcal", "units", "accounts", "files", "notices", "tasks", "directives"}


@contextmanager
def empty_database(folder: Path) -> Iterator[Any]:
    """A database of its own beside the tests' one, of the same kind; dropped afterwards."""
    default = connections["default"]
    name = str(folder / "upgrade.sqlite3") if default.vendor == "sqlite" else f"upgrade_{uuid.uuid4().hex}"
    if default.vendor != "sqlite":
        with default._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
    connections.settings[ALIAS] = {**default.settings_dict, "NAME": name}
    try:
        yield connections[ALIAS]
    finally:
        connections[ALIAS].close()
        del connections[ALIAS], connections.settings[ALIAS]
        if default.vendor != "sqlite":
            with default._nodb_cursor() as cursor:
                cursor.execute(f"DROP DATABASE {name}")


def migrate(connection: Any, first: bool) -> Any:
    """Bring the database to the first migration of each of our domains, or to the last; the models as they are."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    nodes = [node for node in graph.root_nodes() if node[0] in OURS] if first else graph.leaf_nodes()
    # A first migration that another one builds on comes with it; named by itself it would mean: go back to it.
    below = {step for node in nodes for step in graph.forwards_plan(node) if step != node}
    return executor.migrate([node for node in nodes if node not in below]).apps


def value(field: models.Field[Any, Any]) -> Any:
    """Some value that the field may hold."""
    if field.choices:
        return next(key for key, _ in field.flatchoices if key)
    if isinstance(field, models.DateTimeField):
        return datetime(2025, 7, 1, 8, 30, tzinfo=UTC)
    if isinstance(field, models.DateField):
        return date(2025, 7, 1)
    if isinstance(field, models.BooleanField):
        return True
    if isinstance(field, models.IntegerField | models.DecimalField):
        return 7
    if isinstance(field, models.JSONField):
        return {"chữ": "Hòa Bình"}
    return "Hoà-Bình"[: field.max_length]


def put(model: Any, made: dict[Any, Any]) -> Any:
    """One row of a model, with the rows it cannot be without; each model once."""
    if model._meta.label not in made:
        fields = [
            field
            for field in model._meta.concrete_fields
            if not (field.null or field.primary_key)
            and not (field.has_default() and field.default is not dict)
        ]
        given = {
            field.attname: put(field.related_model, made).pk if field.is_relation else value(field)
            for field in fields
        }
        made[model._meta.label] = model.objects.using(ALIAS).create(**given)
    return made[model._meta.label]


def rows(apps: Any) -> dict[str, list[dict[str, Any]]]:
    """Every row of our tables as plain values, by table."""
    found = {}
    for model in apps.get_models():
        if model._meta.app_label in OURS:
            found[model._meta.label] = list(model._default_manager.using(ALIAS).order_by("pk").values())
    return found


def test_rows_of_the_first_day_are_whole_after_the_upgrade(
    tmp_path: Path, django_db_setup: None, django_db_blocker: Any
) -> None:
    with django_db_blocker.unblock(), empty_database(tmp_path) as connection:
        first = migrate(connection, first=True)
        made: dict[Any, Any] = {}
        for model in first.get_models():
            if model._meta.app_label in OURS:
                put(model, made)
        before = rows(first)
        assert len(before) >= len(OURS)
        assert all(before.values())

        after = rows(migrate(connection, first=False))

        for label, old in before.items():
            for was, now in zip(old, after[label], strict=True):
                shared = sorted(was.keys() & now.keys())
                assert [was[key] for key in shared] == [now[key] for key in shared], label


@pytest.mark.django_db
def test_the_models_say_what_the_migrations_say() -> None:
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
