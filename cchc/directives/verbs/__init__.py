"""Verbs of the command line about directives: one file a verb (see cchc.cli)."""
