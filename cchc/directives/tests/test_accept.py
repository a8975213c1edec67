"""Accepting: nothing becomes a task unseen, and all tasks come at once or none."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps

from cchc.audit.models import Event
from cchc.directives.actions import accept, enter, remove, review
from cchc.directives.models import Directive, Link
from cchc.directives.tests.conftest import NOTICE, notice_file
from cchc.errors import UserError
from cchc.notices.models import Notice
from cchc.tasks.models import Task
from cchc.units.loading import ensure_groups


def look_at_all(directive, by, group="keep"):
    for alarm in directive.alarms.filter(answer=""):
        review.answer(alarm, by=by, words="đã xem")
    for item in directive.items.all():
        review.triage(item, by=by, to=group if item.lead_group else "track")


def test_unseen_sentences_stand_in_the_way_and_nothing_is_given(directive, an):
    with pytest.raises(UserError, match="1"):
        accept.accept(directive, by=an)
    assert not Task.objects.exists()
    assert Directive.objects.get().state == "review"


def test_each_lead_gets_its_task_with_sentence_file_and_deadline(directive, an, finance, health):
    look_at_all(directive, an)
    made = accept.accept(directive, by=an)
    assert [task.lead for task in made] == [finance, finance, health]
    task = made[2]
    assert directive.text[task.source_start : task.source_end] == task.source_sentence
    assert (task.file, task.due.isoformat(), task.given_on) == (
        directive.file,
        "2026-05-31",
        directive.issued,
    )
    assert list(task.coordinators.all()) == [finance]
    assert task.source_label == "77/TB-VPUBND (02/03/2026)"


def test_several_named_leads_become_one_task_each(directive, an, finance, health):
    look_at_all(directive, an)
    item = directive.items.first()
    item.leads.set([finance, health])
    made = accept.accept(directive, by=an)
    assert [task.lead for task in made if task.directive_link.item == item] == [finance, health]


def test_a_group_is_expanded_under_one_parent_only_when_asked(directive, an, office, finance, health):
    ensure_groups()["so"].members.add(finance, health)
    look_at_all(directive, an, group="track")
    with pytest.raises(UserError, match="4"):
        accept.accept(directive, by=an)
    item = directive.items.last()
    review.edit(item, by=an, leads=[], coordinators=[], expand=True)
    accept.accept(directive, by=an)
    tasks = Task.objects.filter(wording=item.wording)
    parent = tasks.get(parent=None)
    assert parent.lead == office
    assert {task.lead for task in tasks.filter(parent=parent)} >= {finance, health}


def test_an_alarm_without_an_answer_stands_in_the_way(directive, an):
    from cchc.directives.models import Alarm

    look_at_all(directive, an)
    Alarm.objects.create(
        directive=directive, item=directive.items.first(), code="x", message="m", start=0, end=1
    )
    assert len(accept.hindrances(directive)) == 1


def test_accepting_twice_adds_nothing(directive, an):
    look_at_all(directive, an)
    first = accept.accept(directive, by=an)
    assert accept.accept(directive, by=an) == []
    assert Task.objects.count() == len(first)


def test_what_was_kept_can_be_tracked_later(directive, an):
    look_at_all(directive, an)
    last = directive.items.all()[1]
    review_keep = directive.items.get(pk=last.pk)
    review.triage(review_keep, by=an, to="keep")
    assert len(accept.accept(directive, by=an)) == 2
    review.triage(directive.items.get(pk=last.pk), by=an, to="track")
    assert len(accept.accept(directive, by=an)) == 1


def test_officers_of_the_unit_are_told_once_for_the_whole_document(
    directive, an, chi, django_capture_on_commit_callbacks
):
    look_at_all(directive, an)
    with django_capture_on_commit_callbacks(execute=True):
        accept.accept(directive, by=an)
    notice = Notice.objects.get()
    assert notice.person == chi
    assert "31/05/2026" in notice.subject


def test_every_task_has_its_event_and_its_link(directive, an):
    look_at_all(directive, an)
    made = accept.accept(directive, by=an)
    assert Event.objects.filter(verb="task.give").count() == len(made) == Link.objects.count()


def test_removal_takes_file_text_and_words_and_leaves_hash_who_and_when(directive, an, settings):
    look_at_all(directive, an)
    accept.accept(directive, by=an)
    path = directive.file.path
    assert path.exists()
    remove.remove(directive, by=an, why="Nhầm văn bản mật")
    directive = Directive.objects.get()
    assert (directive.state, directive.text, directive.folded_text, directive.subject) == (
        "removed",
        "",
        "",
        "",
    )
    file = directive.file
    assert (len(file.sha256), file.removed_by, file.removed_at is not None) == (64, an, True)
    assert not any(item.quote or item.wording or item.proposal for item in directive.items.all())
    for task in Task.objects.all():
        assert "Rà soát" not in task.wording + task.folded + task.source_sentence
        assert task.file is None


def test_after_a_removal_no_word_of_the_document_stands_anywhere_in_the_database(
    directive, an, chi, django_capture_on_commit_callbacks
):
    look_at_all(directive, an)
    with django_capture_on_commit_callbacks(execute=True):
        accept.accept(directive, by=an)
    remove.remove(directive, by=an, why="Nhầm")
    for model in apps.get_models():
        for row in model.objects.all() if hasattr(model, "objects") else []:
            words = " ".join(str(getattr(row, field.attname)) for field in row._meta.concrete_fields)
            for secret in ("quyết toán", "quyet toan", "đặt lịch khám", "77/TB-VPUBND"):
                assert secret not in words, f"{model.__name__} {row.pk} still holds {secret!r}"


def test_removal_needs_a_reason(directive, an):
    with pytest.raises(UserError):
        remove.remove(directive, by=an, why="")


RECURRING = NOTICE.replace(
    "- Thường xuyên công khai số liệu ngân sách trên trang thông tin điện tử.",
    "- Định kỳ hằng quý báo cáo Chủ tịch UBND tỉnh kết quả quyết toán các khoản tạm ứng.\n"
    "- Thường xuyên công khai số liệu ngân sách trên trang thông tin điện tử.",
)


@pytest.fixture
def recurring(office, finance, health, an, tmp_path):
    """A notice with one duty of every quarter and one that stands without a recurrence."""
    path = notice_file(tmp_path, RECURRING, "tb-dinh-ky.txt")
    return enter.upload(path, path.name, by=an, unit=office)


def test_a_duty_of_every_quarter_becomes_a_series_with_its_periods_from_the_documents_day(
    recurring, an, settings
):
    settings.FIXED_TODAY = "2026-06-20"
    look_at_all(recurring, an)
    accept.accept(recurring, by=an)
    series = Task.objects.get(kind="series")
    assert (series.schedule.key, series.due, series.given_on) == ("hang-quy", None, recurring.issued)
    assert list(series.parts.values_list("period", "due")) == [
        ("2026-Q1", date(2026, 3, 20)),
        ("2026-Q2", date(2026, 6, 20)),
        ("2026-Q3", date(2026, 9, 20)),
    ]
    first = series.parts.first()
    assert (first.source_sentence, first.file, first.given_on) == (
        series.source_sentence,
        recurring.file,
        recurring.issued,
    )


def test_a_standing_duty_without_a_recurrence_stays_one_task_without_a_day(recurring, an):
    look_at_all(recurring, an)
    accept.accept(recurring, by=an)
    standing = Task.objects.get(deadline_kind="standing")
    assert (standing.kind, standing.due, standing.schedule) == ("single", None, None)


def test_a_recurrence_that_no_schedule_stands_for_and_one_with_a_day_stay_single(recurring, an):
    look_at_all(recurring, an)
    item = recurring.items.get(recurrence="quarterly")
    for values in ({"recurrence": "other"}, {"due": date(2026, 7, 5), "due_written": date(2026, 7, 5)}):
        for name, value in {"recurrence": "quarterly", **values}.items():
            setattr(item, name, value)
        item.save()
        accept.accept(recurring, by=an)
        task = Task.objects.get(directive_link__item=item)
        assert (task.kind, task.parts.count()) == ("single", 0)
        Link.objects.filter(item=item).delete()


def test_a_removal_takes_the_words_out_of_the_tasks_of_periods_too(recurring, an):
    look_at_all(recurring, an)
    accept.accept(recurring, by=an)
    remove.remove(recurring, by=an, why="Nhầm")
    assert Task.objects.filter(period="2026-Q1").exists()
    for model in apps.get_models():
        for row in model.objects.all() if hasattr(model, "objects") else []:
            words = " ".join(str(getattr(row, field.attname)) for field in row._meta.concrete_fields)
            assert "tạm ứng" not in words, f"{model.__name__} {row.pk}"
