"""Verbs of the command line about assessment: one file a verb (see cchc.cli)."""
