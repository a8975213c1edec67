"""The schedules from data/schedules, one YAML file each. Source: data/schedules/README.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cchc.lib.yamlfile import load as load_yaml
from cchc.tasks.engine.schedule import Period, Plan, faults
from cchc.tasks.engine.year_day import YearDay, YearDayError

if TYPE_CHECKING:
    from pathlib import Path

#: The longest name and source that the table takes.
_NAME, _SOURCE = 200, 300


class ScheduleDataError(ValueError):
    """A schedule file that breaks a rule; the message names file, entry and what is allowed."""


@dataclass(frozen=True)
class Shipped:
    """A schedule as the data has it."""

    key: str
    name: str
    source: str
    verified: bool
    plan: Plan


def load(folder: Path) -> list[Shipped]:
    """All schedules of a folder by key. ScheduleDataError or YamlFileError (both ValueError) for a bad file."""
    return [_schedule(path) for path in sorted(folder.glob("*.yaml"))]


def _schedule(path: Path) -> Shipped:
    data = load_yaml(path)
    if not isinstance(data, dict) or data.get("key") != path.stem:
        raise ScheduleDataError(f"{path}: “key” phải là {path.stem}, đúng như tên tệp.")
    name, source = str(data.get("name") or ""), str(data.get("source") or "")
    if not 0 < len(name) <= _NAME or not 0 < len(source) <= _SOURCE:
        raise ScheduleDataError(
            f"{path}: cần “name” (tối đa {_NAME} ký tự) và “source” (tối đa {_SOURCE} ký tự)."
        )
    if not isinstance(data.get("verified"), bool):
        raise ScheduleDataError(f"{path}: “verified” phải là true hoặc false.")
    plan = Plan(tuple(_period(path, entry) for entry in data.get("periods") or ()), data.get("weekday"))
    if wrong := faults(plan):
        raise ScheduleDataError(f"{path}: {wrong[0]}")
    return Shipped(path.stem, name, source, data["verified"], plan)


def _period(path: Path, entry: Any) -> Period:
    if not isinstance(entry, dict) or not {"code", "name", "from", "to", "due"} <= set(entry):
        raise ScheduleDataError(f"{path}: {entry!r} cần “code”, “name”, “from”, “to” và “due”.")
    try:
        days = [YearDay.read(str(entry[name])) for name in ("from", "to", "due")]
    except YearDayError as error:
        raise ScheduleDataError(f"{path}: kỳ {entry['code']}: {error}") from error
    return Period(str(entry["code"]), str(entry["name"]), *days)
