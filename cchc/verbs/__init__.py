"""Verbs of the command line that belong to no domain, one a file."""
