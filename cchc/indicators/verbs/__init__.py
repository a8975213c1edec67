"""Verbs of the command line about indicators."""
