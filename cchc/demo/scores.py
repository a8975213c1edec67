"""Sheets of scores of the demonstration: made-up answers to our own sets (data/demo/scores)."""

from __future__ import annotations

import re

from django.conf import settings

from cchc.assessment.actions import keep_sheet
from cchc.assessment.engine.input_files import load
from cchc.assessment.models import ScoreSheet
from cchc.assessment.shipped import criteria_set

_NAME = re.compile(r"(?P<code>.+)-(?P<year>[0-9]{4})")


def load_scores() -> None:
    """Keep a sheet for every file that has none yet."""
    for path in sorted((settings.FACTS_DIR / "demo" / "scores").glob("*.csv")):
        found = _NAME.fullmatch(path.stem)
        if found is None:
            continue
        code, year = found["code"], int(found["year"])
        name = f"Số liệu minh hoạ năm {year}"
        if not ScoreSheet.objects.filter(criteria=code, year=year, name=name).exists():
            criteria = criteria_set(code, year)
            keep_sheet(criteria, load(path, criteria), by="demo", name=name, file=path.name, made_up=True)
