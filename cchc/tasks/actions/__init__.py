"""What people do with tasks, one file a subject; each act is one transaction with its trail."""

from cchc.tasks.actions.following import assign, pause, receive, reopen, resume, stop
from cchc.tasks.actions.giving import correct, enter, forget_source, shape
from cchc.tasks.actions.occurring import occur, occur_all
from cchc.tasks.actions.recounting import recount
from cchc.tasks.actions.reporting import (
    accept,
    approve,
    approve_by_paper,
    enter_result,
    give_back,
    hand_in_progress,
    no_report,
    rewrite,
    submit,
    withdraw,
    write,
)
from cchc.tasks.actions.scheduling import end_schedule, load_schedules, save_schedule, standard
from cchc.tasks.actions.series import follow, make_series
from cchc.tasks.actions.urging import urge

__all__ = [
    "accept",
    "approve",
    "approve_by_paper",
    "assign",
    "correct",
    "end_schedule",
    "enter",
    "enter_result",
    "follow",
    "forget_source",
    "give_back",
    "hand_in_progress",
    "load_schedules",
    "make_series",
    "no_report",
    "occur",
    "occur_all",
    "pause",
    "receive",
    "recount",
    "reopen",
    "resume",
    "rewrite",
    "save_schedule",
    "shape",
    "standard",
    "stop",
    "submit",
    "urge",
    "withdraw",
    "write",
]
