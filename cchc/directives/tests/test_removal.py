"""What has no file is removed as whole as what has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc.directives.actions import enter, remove
from cchc.directives.models import Item
from cchc.directives.tests.conftest import ISSUED

if TYPE_CHECKING:
    from cchc.accounts.models import User
    from cchc.units.models import Unit


@pytest.mark.usefixtures("health")
def test_a_meeting_without_a_file_is_removed_with_all_its_words(an: User, office: Unit) -> None:
    meeting = enter.meeting(
        by=an,
        unit=office,
        subject="Họp riêng",
        held=ISSUED,
        assigner="Chủ tịch UBND tỉnh",
        minutes="Giao Sở Y tế xây dựng đề án riêng, báo cáo UBND tỉnh trước ngày 1/9/2026.",
    )
    assert Item.objects.filter(directive=meeting).exists()
    remove.remove(meeting, by=an, why="Nhầm")
    meeting.refresh_from_db()
    assert (meeting.state, meeting.text, meeting.subject, meeting.file) == ("removed", "", "", None)
    assert set(meeting.items.values_list("quote", "wording", "lead_words")) == {("", "", "")}
