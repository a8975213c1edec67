"""Errors that a person is told: one sentence each, without a traceback, and the exit code on the command line."""

from __future__ import annotations


class CchcError(Exception):
    """Base: ``str(error)`` is one sentence: what, where, what is allowed. ``exit`` is the exit code."""

    exit = 1


class UnreadableInput(CchcError):
    """The input cannot be read, or breaks a rule."""


class MissingPart(CchcError):
    """A part that is needed is not installed; the sentence says how to get it."""

    exit = 3


class UserError(CchcError):
    """What a person asked for cannot be done as things stand; nothing was changed."""
