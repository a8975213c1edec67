"""Papers: drafted from what is late, worded for who is asked, binding only when issued."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from cchc.conftest import make_unit, make_user
from cchc.errors import UserError
from cchc.tasks import actions, letters, views_letters
from cchc.tasks.actions import lettering
from cchc.tasks.models import CriticismList, CriticismRow, Letter, Urging
from cchc.tasks.tests.conftest import TODAY, make_task

LATE = date(2026, 6, 5)


@pytest.fixture
def late(finance, an):
    return make_task(finance, an, due=LATE)


@pytest.fixture
def union(province):
    return make_unit("phu-tho-2025/doan", "Tỉnh đoàn", "mass", asked=True, parent=province, province=province)


@pytest.fixture
def letter(late, finance, an):
    return lettering.urge_by_letter([finance], by=an, answer_by=date(2026, 6, 22))[0]


def words(letter):
    """All the words of the Word file, tables included, in order."""
    paper = Document(BytesIO(letters.written(letter)))
    found = []
    for block in paper.element.body.iterchildren():
        found += [node.text for node in block.iter() if node.tag.endswith("}t") and node.text]
    return " ".join(found)


def test_an_urging_letter_names_what_its_unit_owes(letter, late):
    told = words(letter)
    assert "V/v đôn đốc thực hiện nhiệm vụ" in told
    assert "Kính gửi: Sở Tài chính" in told
    assert late.wording in told
    assert "05/06/2026" in told
    assert "trước ngày 22/06/2026" in told
    assert "ngày      tháng      năm 2026" in told


def test_its_page_is_that_of_the_decree(letter):
    (section,) = Document(BytesIO(letters.written(letter))).sections
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [20, 20, 30, 15]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_the_same_paper_is_the_same_bytes(letter):
    assert letters.written(letter) == letters.written(letter)


def test_a_mass_organisation_is_asked_and_not_ordered(union, an):
    make_task(union, an, due=LATE)
    told = words(lettering.urge_by_letter([union], by=an, answer_by=None)[0])
    assert "trân trọng đề nghị" in told
    assert "đôn đốc" not in told


def test_units_that_owe_nothing_get_no_letter(late, finance, health, an):
    assert [made.unit for made in lettering.urge_by_letter([finance, health], by=an, answer_by=None)] == [
        finance
    ]
    with pytest.raises(UserError):
        lettering.urge_by_letter([health], by=an, answer_by=None)


def test_results_are_not_wanted_in_the_past(late, finance, an):
    with pytest.raises(UserError):
        lettering.urge_by_letter([finance], by=an, answer_by=LATE)


def test_what_was_done_after_the_day_of_the_paper_is_told_as_it_stood(letter, late, an, settings):
    settings.FIXED_TODAY = "2026-06-20"
    late.refresh_from_db()
    actions.enter_result(late, by=an, words="BC 1")
    (told,) = letters.told_tasks(letter)
    assert told.handed_on is None


def test_an_issued_letter_has_its_number_and_is_cited_by_its_tasks(letter, late, an):
    lettering.submit(letter, by=an)
    lettering.issue(letter, by=an, number="812/VPUBND-TH", on=TODAY)
    assert "812/VPUBND-TH" in words(letter)
    assert "ngày 15 tháng 6 năm 2026" in words(letter)
    urging = Urging.objects.get(task=late)
    assert "812/VPUBND-TH" in urging.words
    with pytest.raises(UserError):
        lettering.drop(letter, by=an)
    with pytest.raises(UserError):
        lettering.issue(letter, by=an, number="1", on=TODAY)


@pytest.mark.parametrize(
    ("number", "day"), [(" ", TODAY), ("8", date(2026, 6, 16)), ("8", date(2026, 6, 14))]
)
def test_a_paper_is_not_issued_without_number_or_on_a_day_that_cannot_be(letter, an, number, day):
    with pytest.raises(UserError):
        lettering.issue(letter, by=an, number=number, on=day)


def test_a_dropped_draft_is_not_submitted(letter, an):
    lettering.drop(letter, by=an)
    with pytest.raises(UserError):
        lettering.submit(letter, by=an)


@pytest.fixture
def listed(late, finance, union, an):
    """A list with a unit, an objective case, one that was let off, and one that is never criticised."""
    found = CriticismList.objects.create(made_on=TODAY, approved=True, decided_by=an, decided_on=TODAY)
    fields = {"due": LATE, "days_late": 6}
    CriticismRow.objects.create(list=found, task=late, unit=finance, objective=True, cause="Chờ Bộ", **fields)
    off = make_task(finance, an, due=LATE, wording="Việc đã được bỏ qua")
    CriticismRow.objects.create(list=found, task=off, unit=finance, kept=False, **fields)
    asked = make_task(union, an, due=LATE, wording="Việc của đoàn")
    CriticismRow.objects.create(list=found, task=asked, unit=union, **fields)
    return found


def test_a_proposal_of_criticism_names_units_causes_and_no_person(listed, late, an):
    told = words(lettering.propose_criticism(listed, by=an))
    assert "TỜ TRÌNH" in told
    assert late.wording in told
    assert "Khách quan: Chờ Bộ" in told
    assert "Việc đã được bỏ qua" not in told


def test_of_a_list_without_rows_nothing_is_proposed(an):
    empty = CriticismList.objects.create(made_on=TODAY, approved=True, decided_by=an, decided_on=TODAY)
    with pytest.raises(UserError):
        lettering.propose_criticism(empty, by=an)


def test_what_no_leader_approved_is_not_proposed(listed, an):
    CriticismList.objects.filter(pk=listed.pk).update(approved=None)
    listed.refresh_from_db()
    with pytest.raises(UserError):
        lettering.propose_criticism(listed, by=an)


def test_the_page_for_a_meeting_tells_tasks_from_above_apart(late, health, an):
    make_task(health, an, due=LATE, level="prime_minister", wording="Báo cáo Thủ tướng về nhà ở xã hội")
    told = words(lettering.paper_for_meeting("week", by=an))
    assert "phục vụ giao ban tuần" in told
    above, _, own = told.partition("2. Nhiệm vụ tỉnh giao")
    assert "nhà ở xã hội" in above
    assert late.wording in own
    assert "Chính phủ, Thủ tướng giao 1 0 0 0 1 0,00%" in told


def test_the_page_for_a_meeting_without_late_tasks_says_so(task, an):
    told = words(lettering.paper_for_meeting("month", by=an))
    assert "không có" in told
    assert "không phát sinh" in told
    with pytest.raises(UserError):
        lettering.paper_for_meeting("week", by=an, day=date(2026, 7, 1))


def test_many_late_tasks_are_cut_on_the_page(finance, an):
    for number in range(9):
        make_task(finance, an, due=LATE, wording=f"Việc số {number}")
    assert "Còn 4 nhiệm vụ khác" in words(lettering.paper_for_meeting("week", by=an))


def test_words_to_copy_hold_what_is_late_and_what_comes_due(late, finance, an, as_user):
    make_task(finance, an, due=date(2026, 6, 18), wording="Việc sắp đến hạn")
    text = as_user(an).get(reverse("tasks:words_to_copy", args=[finance.slug])).context["text"]
    assert "quá hạn 6 ngày làm việc" in text
    assert "Việc sắp đến hạn (hạn 18/06/2026; 77/TB-VPUBND (02/03/2026))" in text


def test_words_to_copy_for_who_owes_nothing_and_for_who_is_asked(health, union, an, as_user):
    client = as_user(an)
    assert (
        "Không có nhiệm vụ" in client.get(reverse("tasks:words_to_copy", args=[health.slug])).context["text"]
    )
    assert "Trân trọng" in client.get(reverse("tasks:words_to_copy", args=[union.slug])).context["text"]


def test_units_are_chosen_and_letters_drafted(late, finance, an, as_user):
    client = as_user(an)
    assert finance.name in client.get(reverse("tasks:owing")).content.decode()
    answer = client.post(reverse("tasks:owing"), {"unit": [finance.pk], "answer_by": "22/06/2026"})
    made = Letter.objects.get()
    assert answer.url == made.get_absolute_url()
    assert client.post(reverse("tasks:owing"), {"unit": [], "answer_by": ""}).status_code == 422
    assert client.get(made.get_absolute_url()).status_code == 200
    assert client.get(reverse("tasks:letters")).context["table"].count == 1
    file = client.get(reverse("tasks:letter_file", args=[made.pk]))
    assert file["Content-Type"].endswith("wordprocessingml.document")


def test_nobody_late_is_told(an, as_user):
    assert as_user(an).get(reverse("tasks:owing")).status_code == 200


def test_a_letter_goes_its_way_by_its_page(letter, an, as_user):
    client = as_user(an)
    client.post(reverse("tasks:letter_submit", args=[letter.pk]))
    wrong = client.post(reverse("tasks:letter_issue", args=[letter.pk]), {"number": "", "on": "15/06/2026"})
    assert wrong.status_code == 422
    client.post(reverse("tasks:letter_issue", args=[letter.pk]), {"number": "812", "on": "15/06/2026"})
    letter.refresh_from_db()
    assert (letter.stage, letter.number) == ("issued", "812")
    assert client.post(reverse("tasks:letter_drop", args=[letter.pk]), follow=True).status_code == 200


def test_the_page_for_a_meeting_is_drafted_by_its_form(late, an, as_user):
    client = as_user(an)
    assert client.get(reverse("tasks:meeting")).status_code == 200
    assert client.post(reverse("tasks:meeting"), {"kind": "week", "day": "16/06/2026"}).status_code == 422
    assert client.post(reverse("tasks:meeting"), {"kind": "week", "day": "15/06/2026"}).status_code == 302


def test_a_proposal_is_drafted_from_its_list_and_seen_by_who_decides(listed, letter, an, office, as_user):
    as_user(an).post(reverse("tasks:letter_from_list", args=[listed.pk]))
    made = Letter.objects.get(kind="criticise")
    leader = as_user(make_user("lanh", "Đỗ Văn Lãnh", "province_leader", office))
    assert leader.get(made.get_absolute_url()).status_code == 200
    assert leader.get(letter.get_absolute_url()).status_code == 404
    assert leader.post(reverse("tasks:letter_submit", args=[made.pk])).status_code == 403


def test_units_see_no_paper(letter, binh, chi, as_user):
    for person in (binh, chi):
        client = as_user(person)
        for name in ("owing", "letters", "meeting"):
            assert client.get(reverse(f"tasks:{name}")).status_code == 403
        assert client.get(letter.get_absolute_url()).status_code == 403


def test_a_paper_that_is_not_there_is_not_found(an, as_user):
    client = as_user(an)
    assert client.get(reverse("tasks:letter", args=[999])).status_code == 404
    assert client.get(reverse("tasks:words_to_copy", args=["khong-co"])).status_code == 404
    assert client.post(reverse("tasks:letter_from_list", args=[999])).status_code == 404


def test_the_units_that_owe_cost_few_queries(late, health, an, as_user, django_assert_max_num_queries):
    make_task(health, an, due=LATE)
    client = as_user(an)
    client.get(reverse("tasks:owing"))  # the calendar is read once and kept
    with django_assert_max_num_queries(12):
        client.get(reverse("tasks:owing"))


def test_the_page_of_a_paper_names_the_longest_overdue_and_counts_the_rest(
    late, finance, an, as_user, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(views_letters, "SHOWN", 2)
    for day in (3, 4, 6):
        make_task(finance, an, due=date(2026, 6, day), wording=f"Việc hạn ngày {day}")
    paper, client = lettering.paper_for_meeting("week", by=an), as_user(an)
    with django_assert_max_num_queries(12):
        page = client.get(paper.get_absolute_url())
    assert [str(task) for task in page.context["tasks"]] == ["Việc hạn ngày 3", "Việc hạn ngày 4"]
    assert page.context["left_out"] == 2
    assert "Còn 2 nhiệm vụ có thời hạn muộn hơn" in page.content.decode()
