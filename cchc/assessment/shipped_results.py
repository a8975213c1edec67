"""Published results that the project ships, with their sources (data/results): these are real, not made up."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from cchc.assessment.actions import import_results


def load_results(*, by: Any) -> None:
    """Take in every file of data/results; a file that is in already adds nothing."""
    for path in sorted((settings.FACTS_DIR / "results").glob("*.csv")):
        import_results(path, by=by)
