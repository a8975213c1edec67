"""What templates write: numbers, days, states, icons as Vietnamese offices read them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from cchc.web import icons, states
from cchc.web.templatetags import cchc as tags

HOUSE = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        (tags.number(88424), "88.424"),
        (tags.number(Decimal("1.645"), 2), "1,65"),
        (tags.number(Decimal("-0.5"), 0), "-1"),
        (tags.number(None), ""),
        (tags.percent(Decimal("0.9424")), "94,24%"),
        (tags.percent(None), ""),
        (tags.file_size(0), "0 B"),
        (tags.file_size(1500000), "1,4 MB"),
        (tags.file_size(5 * 1024**3), "5,0 GB"),
        (tags.day(date(2025, 11, 3)), "03/11/2025"),
        (tags.day(None), ""),
        (tags.initials("Nguyễn Thị An"), "NA"),
        (tags.initials("An"), "A"),
        (tags.minutes(timedelta(minutes=15)), 15),
        (tags.minutes(None), 1),
    ],
)
def test_a_value_is_written_as_offices_write_it(drawn: object, words: object) -> None:
    assert drawn == words


def test_a_moment_is_told_in_the_time_of_vietnam() -> None:
    late = datetime(2025, 12, 31, 18, 30, tzinfo=ZoneInfo("UTC"))
    assert (tags.moment(late), tags.day(late)) == ("01/01/2026 01:30", "01/01/2026")
    assert timezone.is_aware(late)


def test_a_weekday_has_its_name_in_both_languages() -> None:
    with translation.override("vi"):
        assert tags.weekday(date(2026, 11, 23)) == "Thứ Hai"
    with translation.override("en"):
        assert tags.weekday(date(2026, 11, 23)) == "Monday"


def test_how_far_a_day_lies_is_said_in_words() -> None:
    with translation.override("en"):
        today = date(2026, 11, 23)
        told = [tags.days_from(today + timedelta(days=gap), today) for gap in (0, 1, 3, -2)]
    assert told == ["today", "1 day left", "3 days left", "2 days ago"]


def test_nothing_is_a_dash_that_is_read_aloud_and_zero_is_zero() -> None:
    assert "—" in tags.or_dash(None)
    assert "aria-label" in tags.or_dash("")
    assert tags.or_dash(0) == "0"


def test_every_state_has_a_shape_of_the_sprite_and_a_tone_of_the_style_sheet() -> None:
    sheet = (HOUSE / "web/static/web/css/components.css").read_text(encoding="utf-8")
    for key, state in states.STATES.items():
        assert state.shape in icons.names(), key
        assert f".tone-{state.tone} " in sheet, key


def test_a_badge_escapes_the_word_it_is_given() -> None:
    assert "&lt;b&gt;" in states.badge("overdue", "<b>")


def test_an_icon_that_the_sprite_lacks_is_refused() -> None:
    with pytest.raises(KeyError, match="no icon"):
        icons.icon("unicorn")


def test_every_icon_that_templates_and_menus_name_is_in_the_sprite() -> None:
    named = set()
    for path in HOUSE.glob("*/templates/**/*.html"):
        named |= set(re.findall(r'{% icon "([a-z0-9-]+)"', path.read_text(encoding="utf-8")))
    for path in HOUSE.glob("*/menu.py"):
        named |= set(
            re.findall(
                r'Entry\(\d+, [^\n]*?"[a-z_]+:[a-z_]+", "([a-z0-9-]+)"', path.read_text(encoding="utf-8")
            )
        )
    assert named - icons.names() == set()
    assert len(named) > 20


def test_a_template_uses_the_tags_without_loading_them() -> None:
    drawn = Template('{% state_badge "soon" "Gần hạn" %}{% icon "sun" %}{{ 1234|number }}').render(
        Context({})
    )
    assert "Gần hạn" in drawn
    assert "icons.svg#sun" in drawn
    assert drawn.endswith("1.234")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_days_and_numbers_have_one_face_in_both_languages(language: str) -> None:
    template = Template("{{ day|date:'SHORT_DATE_FORMAT' }} {{ figure|floatformat:'1g' }}")
    with translation.override(language):
        drawn = template.render(Context({"day": date(2026, 3, 2), "figure": Decimal("1645.5")}))
    assert drawn == "02/03/2026 1.645,5"
