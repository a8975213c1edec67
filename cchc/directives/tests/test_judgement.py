"""How well the reading did: figures by month, of sentences that a person looked at."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc.directives.actions import enter, review
from cchc.directives.judgement import Figure, by_month
from cchc.directives.models import Directive, Item
from cchc.directives.tests.conftest import NOTICE, notice_file

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.accounts.models import User
    from cchc.units.models import Unit


def test_figures_of_each_month_stand_newest_first(
    directive: Directive, an: User, office: Unit, tmp_path: Path
) -> None:
    other = notice_file(tmp_path, NOTICE.replace("77/TB", "78/TB"), "b.txt")
    newer = enter.upload(other, "b.txt", by=an, unit=office)
    Directive.objects.filter(pk=directive.pk).update(at=datetime(2026, 3, 31, 16, 59, tzinfo=UTC))
    Directive.objects.filter(pk=newer.pk).update(at=datetime(2026, 3, 31, 17, 1, tzinfo=UTC))
    review.triage(directive.items.all()[0], by=an, to="keep")
    months = by_month(Item.objects.select_related("directive").prefetch_related("leads", "coordinators"))
    assert [row["month"] for row in months] == ["04/2026", "03/2026"]
    assert [row["seen"] for row in months] == [0, 1]
    assert [figure.share for figure in months[1]["figures"]] == [1, 1, 1, 1, 0]


def test_a_share_of_nothing_is_none() -> None:
    assert Figure("x", 0, 0).share is None
    assert Figure("x", 1, 4).share == Decimal("0.25")
