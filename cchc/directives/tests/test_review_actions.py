"""Reviewing: every change is kept beside the proposal, told in the trail, refused once a task stands."""

from __future__ import annotations

import pytest

from cchc.audit.trail import of
from cchc.directives.actions import accept, enter, review
from cchc.directives.models import Item
from cchc.directives.tests.conftest import NOTICE, notice_file
from cchc.errors import UserError
from cchc.web.rows import Stale


@pytest.fixture
def first(directive):
    return directive.items.first()


def test_editing_marks_the_sentence_seen_and_keeps_the_proposal(first, an, health):
    proposed = dict(first.proposal)
    review.edit(first, by=an, leads=[health], coordinators=[], wording="Rà soát chi")
    first = Item.objects.get(pk=first.pk)
    assert (first.seen, first.wording, list(first.leads.all())) == (True, "Rà soát chi", [health])
    assert first.proposal == proposed
    event = of(first).get()
    assert event.after["wording"] == "Rà soát chi"
    assert event.after["leads"] == [health.slug]


def test_the_second_of_two_editors_is_told(first, an):
    mine, theirs = Item.objects.get(pk=first.pk), Item.objects.get(pk=first.pk)
    review.triage(theirs, by=an, to="keep")
    with pytest.raises(Stale):
        review.triage(mine, by=an, to="track")
    assert Item.objects.get(pk=first.pk).triage == "keep"


def test_a_drop_needs_its_reason(first, an):
    with pytest.raises(UserError):
        review.triage(first, by=an, to="drop", reason="  ")
    review.triage(first, by=an, to="drop", reason="Trùng")
    assert Item.objects.get(pk=first.pk).drop_reason == "Trùng"


def test_taking_a_drop_back_forgets_the_reason(first, an):
    review.triage(first, by=an, to="drop", reason="Trùng")
    review.triage(first, by=an, to="track")
    assert Item.objects.get(pk=first.pk).drop_reason == ""


def test_splitting_gives_two_slices_in_order_with_the_same_units(directive, first, an):
    at = first.start + first.quote.index("báo cáo")
    one, two = review.split(first, by=an, at=at)
    assert one.quote == directive.text[one.start : one.end] == "Rà soát các khoản chi chưa quyết toán"
    assert two.quote.startswith("báo cáo Chủ tịch")
    assert list(one.leads.all()) == list(two.leads.all())
    assert [item.place for item in directive.items.all()] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("where", ["before", "start", "end", "after"])
def test_a_split_outside_the_sentence_is_refused(first, an, where):
    at = {"before": 0, "start": first.start, "end": first.end, "after": first.end + 5}[where]
    with pytest.raises(UserError):
        review.split(first, by=an, at=at)


def test_a_split_that_leaves_one_part_empty_is_refused(directive, an):
    item = directive.items.all()[0]
    item.end += 1
    assert directive.text[item.end - 1] in ".;\n"
    with pytest.raises(UserError, match="Cả hai phần"):
        review.split(item, by=an, at=item.end - 1)
    assert directive.items.count() == 4


def test_merging_joins_words_units_and_alarms(directive, an, finance, health):
    second, third = directive.items.all()[1:3]
    joined = review.merge(second, third, by=an)
    assert joined.quote == directive.text[second.start : third.end]
    assert set(joined.leads.all()) == {finance, health}
    assert str(joined.due) == "2026-05-31" if joined.deadline_kind == "by" else joined.due is None
    assert directive.items.count() == 3


def test_merging_in_the_wrong_order_is_the_same(directive, an):
    second, third = directive.items.all()[1:3]
    assert review.merge(third, second, by=an).pk == second.pk


def test_a_sentence_without_a_deadline_takes_that_of_the_one_it_is_merged_with(directive, an):
    bare, dated = directive.items.all()[1:3]
    bare.deadline_kind = "none"
    joined = review.merge(bare, dated, by=an)
    assert (joined.deadline_kind, joined.due, joined.due_written) == ("by", dated.due, dated.due_written)


def test_sentences_of_two_documents_are_not_merged(directive, an, office, tmp_path):
    other = enter.upload(
        notice_file(tmp_path, NOTICE.replace("77/TB", "78/TB"), "b.txt"), "b.txt", by=an, unit=office
    )
    with pytest.raises(UserError):
        review.merge(directive.items.all()[0], other.items.all()[0], by=an)
    assert (directive.items.count(), other.items.count()) == (4, 4)


def test_marked_words_become_a_sentence_in_their_place(directive, an):
    start = directive.text.index("Văn phòng UBND tỉnh thông báo")
    item = review.add(directive, by=an, start=start, end=start + 30)
    assert item.quote == directive.text[item.start : item.end]
    assert item.place == directive.items.count()
    assert item.found_by == "person"


def test_marking_nothing_is_refused(directive, an):
    with pytest.raises(UserError):
        review.add(directive, by=an, start=5, end=5)


def test_what_became_a_task_is_no_longer_changed(directive, first, an):
    review.triage(first, by=an, to="track")
    for item in directive.items.exclude(pk=first.pk):
        review.triage(item, by=an, to="keep")
    for alarm in directive.alarms.all():
        review.answer(alarm, by=an, words="đã xem")
    accept.accept(directive, by=an)
    with pytest.raises(UserError):
        review.triage(Item.objects.get(pk=first.pk), by=an, to="keep")


def test_an_alarm_needs_words_for_its_answer(directive, an):
    from cchc.directives.models import Alarm

    alarm = Alarm.objects.create(directive=directive, code="lead-missing", message="x", start=0, end=3)
    with pytest.raises(UserError):
        review.answer(alarm, by=an, words=" ")
    review.answer(alarm, by=an, words="Giao Sở Y tế")
    alarm.refresh_from_db()
    assert (alarm.answer, alarm.answered_by) == ("Giao Sở Y tế", an)


def test_one_answer_can_stand_for_all_open_alarms_of_its_kind(directive, an):
    from cchc.directives.models import Alarm

    rows = [
        Alarm.objects.create(directive=directive, code=code, message=code, start=0, end=3, answer=answer)
        for code, answer in (
            ("deadline-past", ""),
            ("deadline-past", ""),
            ("deadline-past", "rồi"),
            ("x-other", ""),
        )
    ]
    assert review.answer(rows[0], by=an, words="Đã xong", alike=True) >= 2
    answers = [Alarm.objects.get(pk=row.pk).answer for row in rows]
    assert answers == ["Đã xong", "Đã xong", "rồi", ""]
