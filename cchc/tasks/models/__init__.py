"""The rows of tasks, one file a subject: the task and its dated facts, reports, deadlines, chasing, schedules."""

from cchc.tasks.models.chasing import CriticismList, CriticismRow, Explanation, Letter, ReminderPlan, Urging
from cchc.tasks.models.facts import FACTS, Facts, Standing, on_day
from cchc.tasks.models.reports import Extension, Report, ReportFile
from cchc.tasks.models.schedules import Schedule, SchedulePeriod
from cchc.tasks.models.task import (
    Coordination,
    DeadlineKind,
    Level,
    Priority,
    Recurrence,
    Task,
    TaskKind,
    TaskQuerySet,
    Visibility,
)
from cchc.tasks.models.transfers import HeadMapping, Transfer

__all__ = [
    "FACTS",
    "Coordination",
    "CriticismList",
    "CriticismRow",
    "DeadlineKind",
    "Explanation",
    "Extension",
    "Facts",
    "HeadMapping",
    "Letter",
    "Level",
    "Priority",
    "Recurrence",
    "ReminderPlan",
    "Report",
    "ReportFile",
    "Schedule",
    "SchedulePeriod",
    "Standing",
    "Task",
    "TaskKind",
    "TaskQuerySet",
    "Transfer",
    "Urging",
    "Visibility",
    "on_day",
]
