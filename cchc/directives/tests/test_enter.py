"""Entering: a file is read whole before anything is kept."""

from __future__ import annotations

import pytest

from cchc.audit.models import Event
from cchc.directives.actions import enter
from cchc.directives.models import Directive, Item
from cchc.directives.tests.conftest import ISSUED, NOTICE, notice_file
from cchc.errors import UnreadableInput, UserError
from cchc.files.models import File


def test_the_heading_the_sentences_and_their_units_are_kept(directive, finance, health):
    assert (directive.number, directive.issued, directive.level) == ("77/TB-VPUBND", ISSUED, "chairman")
    assert directive.text == NOTICE
    leads = [sorted(unit.slug for unit in item.leads.all()) for item in directive.items.all()]
    assert leads == [[finance.slug], [finance.slug], [health.slug], []]


def test_a_sentence_is_exactly_its_slice_of_the_text(directive):
    for item in directive.items.all():
        assert directive.text[item.start : item.end] == item.quote == item.wording


def test_deadlines_and_coordinating_units_are_filled_in(directive, finance):
    third = directive.items.all()[2]
    assert (third.deadline_kind, str(third.due_written)) == ("by", "2026-05-31")
    assert list(third.coordinators.all()) == [finance]


def test_a_group_is_kept_as_words_and_has_no_unit(directive):
    group = directive.items.all()[3]
    assert "sở, ban, ngành" in group.lead_group
    assert not group.expand


def test_what_the_reading_proposed_is_kept_beside(directive):
    for item in directive.items.all():
        assert item.proposal["quote"] == item.quote


def test_entering_leaves_an_event(directive, an):
    event = Event.objects.get(verb="directive.enter")
    assert (event.record, event.by_id) == (str(directive.pk), an.pk)


def test_the_same_file_twice_is_told_and_nothing_is_added(directive, an, office, tmp_path):
    with pytest.raises(enter.Twin) as caught:
        enter.upload(notice_file(tmp_path), "again.txt", by=an, unit=office)
    assert caught.value.directive == directive
    assert (Directive.objects.count(), File.objects.count()) == (1, 1)


def test_the_same_number_and_date_in_another_file_is_told_on_the_page(directive, an, office, tmp_path):
    other = enter.upload(
        notice_file(tmp_path, NOTICE + "\nPhụ lục kèm theo.", "other.txt"), "other.txt", by=an, unit=office
    )
    assert enter.twins(other) == [directive]


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_document_marked_secret_is_refused_and_leaves_nothing(mark, an, office, tmp_path, settings):
    path = notice_file(tmp_path, f"{mark}\n{NOTICE}", "secret.txt")
    with pytest.raises(UserError, match=mark):
        enter.upload(path, "secret.txt", by=an, unit=office)
    assert not Directive.objects.exists()
    assert not File.objects.exists()
    assert not Event.objects.exists()
    kept = (
        [file for file in settings.FILES_DIR.rglob("*") if file.is_file()]
        if settings.FILES_DIR.exists()
        else []
    )
    assert kept == []


def test_a_file_that_is_no_document_is_refused_with_a_sentence(an, office, tmp_path):
    path = tmp_path / "x.docx"
    path.write_bytes(b"PK\x03\x04 no zip at all")
    with pytest.raises(UnreadableInput, match=r"x\.docx"):
        enter.upload(path, "x.docx", by=an, unit=office)
    assert not Directive.objects.exists()


def test_a_meeting_is_read_like_a_document_with_itself_as_source(an, office, finance):
    directive = enter.meeting(
        by=an,
        unit=office,
        subject="Giao ban tuần 9",
        held=ISSUED,
        assigner="Chủ tịch UBND tỉnh",
        minutes="Giao Sở Tài chính báo cáo số chi quý I trước ngày 10/4/2026.",
    )
    item = directive.items.get()
    assert (directive.is_meeting, directive.file, directive.subject) == (True, None, "Giao ban tuần 9")
    assert list(item.leads.all()) == [finance]
    assert str(item.due) == "2026-04-10"


def test_a_text_without_orders_gives_a_directive_without_sentences(an, office, tmp_path):
    path = notice_file(tmp_path, "Báo cáo\n\nNăm 2025, tỉnh đã giải quyết 10 hồ sơ.", "bc.txt")
    directive = enter.upload(path, "bc.txt", by=an, unit=office)
    assert not Item.objects.filter(directive=directive).exists()
