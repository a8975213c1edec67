"""What people do with tasks, one file a subject; each act is one transaction with its trail."""

from cchc.tasks.actions.following import assign, pause, receive, reopen, resume, stop
from cchc.tasks.actions.giving import correct, enter, forget_source, shape
from cchc.tasks.actions.reporting import (
    accept,
    approve,
    approve_by_paper,
    enter_result,
    give_back,
    hand_in_progress,
    rewrite,
    submit,
    withdraw,
    write,
)
from cchc.tasks.actions.urging import urge

__all__ = [
    "accept",
    "approve",
    "approve_by_paper",
    "assign",
    "correct",
    "enter",
    "enter_result",
    "forget_source",
    "give_back",
    "hand_in_progress",
    "pause",
    "receive",
    "reopen",
    "resume",
    "rewrite",
    "shape",
    "stop",
    "submit",
    "urge",
    "withdraw",
    "write",
]
