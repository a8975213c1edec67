"""Pages of directives: who sees what, what is told when it cannot be done."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cchc.directives.actions import accept, review
from cchc.directives.forms import ItemForm
from cchc.directives.models import Directive, Item
from cchc.directives.tests.conftest import NOTICE
from cchc.directives.tests.test_accept import look_at_all
from cchc.lib.xlsx import read
from cchc.tasks.models import Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def accepted(directive, an):
    look_at_all(directive, an)
    accept.accept(directive, by=an)
    directive.refresh_from_db()
    return directive


def page(directive, name="directive"):
    return reverse(f"directives:{name}", args=[directive.pk])


def file_of(text=NOTICE, name="tb.txt"):
    return SimpleUploadedFile(name, text.encode())


# --- the list -----------------------------------------------------------------------------------------------


def test_the_list_shows_a_document_with_its_counts(accepted, an, as_user):
    answer = as_user(an).get(reverse("directives:list"))
    assert "77/TB-VPUBND" in answer.content.decode()


def test_a_unit_sees_the_documents_that_give_it_work_and_no_others(accepted, binh, chi, admin_user, as_user):
    for person, count in ((binh, 1), (chi, 1), (admin_user, 0)):
        table = as_user(person).get(reverse("directives:list")).context["table"]
        assert table.count == count, person


def test_a_document_under_review_gives_no_work_yet_and_stays_hidden_from_units(directive, binh, as_user):
    assert as_user(binh).get(page(directive)).status_code == 404


def test_the_list_costs_few_queries(accepted, an, as_user, django_assert_max_num_queries):
    client = as_user(an)
    with django_assert_max_num_queries(12):
        client.get(reverse("directives:list"))


def test_search_in_the_text_needs_no_accents(accepted, an, as_user):
    client = as_user(an)
    for words, count in (("dat lich kham", 1), ("77/tb", 1), ("không có đâu", 0)):
        assert client.get(reverse("directives:list"), {"q": words}).context["table"].count == count


def test_the_list_comes_as_excel(accepted, an, as_user):
    answer = as_user(an).get(reverse("directives:list"), {"format": "xlsx"})
    rows = read(b"".join(answer) if answer.streaming else answer.content)
    assert "77/TB-VPUBND" in [str(cell) for row in rows for cell in row]


# --- one document -------------------------------------------------------------------------------------------


def test_the_office_sees_text_kept_sentences_and_history(accepted, an, as_user):
    text = as_user(an).get(page(accepted)).content.decode()
    assert "Văn phòng UBND tỉnh thông báo để các cơ quan biết" in text
    assert "số hóa hồ sơ" in text


def test_a_unit_sees_its_own_tasks_and_its_own_sentences_marked_in_the_text(accepted, chi, as_user):
    answer = as_user(chi).get(page(accepted))
    assert [row["task"].lead.slug for row in answer.context["rows"]] == ["phu-tho-2025/so-y-te"]
    assert "".join(piece.words for piece in answer.context["pieces"]) == NOTICE
    marked = [piece.item for piece in answer.context["pieces"] if piece.item]
    assert [item.lead_words for item in marked] == ["Sở Y tế"]
    assert answer.context["kept"] == answer.context["events"] == []


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 30])
def test_a_bad_id_is_not_found(pk, an, as_user):
    assert as_user(an).get(f"/van-ban/{pk}/").status_code == 404


def test_the_page_costs_few_queries(accepted, an, as_user, django_assert_max_num_queries):
    client = as_user(an)
    with django_assert_max_num_queries(16):
        client.get(page(accepted))


# --- entering -----------------------------------------------------------------------------------------------


def test_one_uploaded_file_leads_to_its_review(an, office, finance, as_user):
    answer = as_user(an).post(reverse("directives:upload"), {"files": file_of()})
    assert answer.url == page(Directive.objects.get(), "review")


def test_several_files_are_told_one_by_one(an, finance, as_user):
    files = [file_of(), file_of("", "trong.txt"), file_of(NOTICE.replace("77/", "78/"), "tb78.txt")]
    answer = as_user(an).post(reverse("directives:upload"), {"files": files})
    problems = [bool(row.problem) for row in answer.context["outcomes"]]
    assert (answer.status_code, problems, Directive.objects.count()) == (200, [False, True, False], 2)


def test_a_file_sent_by_script_is_answered_in_json(an, finance, as_user):
    client = as_user(an)
    answer = client.post(
        reverse("directives:upload"), {"files": file_of()}, headers={"accept": "application/json"}
    )
    assert answer.json() == {"words": answer.json()["words"], "url": page(Directive.objects.get(), "review")}
    again = client.post(
        reverse("directives:upload"), {"files": file_of()}, headers={"accept": "application/json"}
    )
    assert (again.status_code, again.json()["url"]) == (422, page(Directive.objects.get()))


def test_no_file_and_too_many_files_are_told(an, as_user):
    client = as_user(an)
    assert client.post(reverse("directives:upload")).status_code == 422
    many = [file_of("x", f"{n}.txt") for n in range(21)]
    assert "20" in client.post(reverse("directives:upload"), {"files": many}).context["outcomes"][-1].problem


def test_who_may_not_upload_is_refused(binh, as_user):
    assert as_user(binh).get(reverse("directives:upload")).status_code == 403


def test_a_meeting_is_entered_and_tomorrow_is_refused(an, finance, as_user):
    client = as_user(an)
    data = {
        "subject": "Giao ban tuần",
        "held": "02/03/2026",
        "assigner": "Chủ tịch UBND tỉnh",
        "minutes": "Giao Sở Tài chính báo cáo số chi trước ngày 10/4/2026.",
    }
    assert client.post(reverse("directives:meeting"), data).url == page(Directive.objects.get(), "review")
    refused = client.post(reverse("directives:meeting"), {**data, "held": "02/03/2999"})
    assert (refused.status_code, "held" in refused.context["form"].errors) == (422, True)


# --- reviewing ----------------------------------------------------------------------------------------------


def test_the_review_marks_every_sentence_and_shows_the_first_unseen(directive, an, as_user):
    answer = as_user(an).get(page(directive, "review"))
    text = answer.content.decode()
    for item in directive.items.all():
        assert f'data-item="{item.pk}"' in text
    assert answer.context["item"] == directive.items.first()


def test_the_review_costs_few_queries_however_many_sentences(
    directive, an, as_user, django_assert_max_num_queries
):
    client = as_user(an)
    with django_assert_max_num_queries(22):
        client.get(page(directive, "review"))


@pytest.mark.parametrize("name", ["review", "header", "accept"])
def test_who_sees_the_document_but_may_not_review_is_refused(accepted, binh, as_user, name):
    assert as_user(binh).get(page(accepted, name)).status_code == 403


def test_a_text_without_sentences_says_so(an, office, as_user):
    client = as_user(an)
    client.post(reverse("directives:upload"), {"files": file_of("Báo cáo\n\nTỉnh có 10 hồ sơ.")})
    assert client.get(page(Directive.objects.get(), "review")).status_code == 200


def item_url(item, name="item"):
    return reverse(f"directives:{name}", args=[item.pk])


def form_of(item, **changes):
    data = {
        "version": item.version,
        "wording": item.wording,
        "leads": [unit.pk for unit in item.leads.all()],
        "coordinators": [unit.pk for unit in item.coordinators.all()],
        "deadline_kind": item.deadline_kind,
        "due_written": f"{item.due_written:%d/%m/%Y}" if item.due_written else "",
        "due": f"{item.due:%d/%m/%Y}" if item.due else "",
        "due_basis": "",
        "recurrence": item.recurrence,
        "report_to": item.report_to,
        "product": item.product,
    }
    return {**data, **changes}


def test_a_sentence_is_changed_and_the_panel_comes_back(directive, an, health, as_user):
    item = directive.items.first()
    data = form_of(item, wording="Rà soát chi", leads=[health.pk])
    answer = as_user(an).post(item_url(item), data, headers={"hx-request": "true"})
    item = Item.objects.get(pk=item.pk)
    assert (answer.status_code, item.wording, list(item.leads.all()), item.seen) == (
        200,
        "Rà soát chi",
        [health],
        True,
    )
    assert "hx-swap-oob" in answer.content.decode()


def test_without_script_a_change_leads_back_to_the_review(directive, an, as_user):
    item = directive.items.first()
    answer = as_user(an).post(item_url(item), form_of(item))
    assert answer.url.endswith(f"?noi-dung={item.pk}")


def test_the_second_of_two_is_told_and_loses_nothing_typed(directive, an, as_user):
    item = directive.items.first()
    old = form_of(item, wording="Chữ của tôi")
    review.triage(Item.objects.get(pk=item.pk), by=an, to="keep")
    answer = as_user(an).post(item_url(item), old, headers={"hx-request": "true"})
    text = answer.content.decode()
    assert "Chữ của tôi" in text
    assert answer.context["form"].is_stale
    assert Item.objects.get(pk=item.pk).wording == item.wording
    again = {**old, "version": answer.context["form"].data["version"]}
    as_user(an).post(item_url(item), again, headers={"hx-request": "true"})
    assert Item.objects.get(pk=item.pk).wording == "Chữ của tôi"


def test_another_deadline_than_the_written_one_needs_its_basis(directive, an, as_user):
    item = directive.items.first()
    client = as_user(an)
    answer = client.post(item_url(item), form_of(item, due="15/05/2026"), headers={"hx-request": "true"})
    assert "due_basis" in answer.context["form"].errors
    client.post(item_url(item), form_of(item, due="15/05/2026", due_basis="CV 12/UBND-NC"))
    assert str(Item.objects.get(pk=item.pk).due) == "2026-05-15"


def test_a_recurring_duty_needs_its_period(directive, an, as_user):
    item = directive.items.first()
    data = form_of(item, deadline_kind="recurring")
    answer = as_user(an).post(item_url(item), data, headers={"hx-request": "true"})
    assert "recurrence" in answer.context["form"].errors


def test_triage_goes_on_to_the_next_sentence(directive, an, as_user):
    first, second = directive.items.all()[:2]
    data = {"triage": "keep", "next": "1", "version": first.version}
    answer = as_user(an).post(item_url(first, "triage"), data, headers={"hx-request": "true"})
    assert answer.context["item"] == second
    assert Item.objects.get(pk=first.pk).triage == "keep"


@pytest.mark.parametrize(
    "data", [{"triage": "drop"}, {"triage": "x"}, {}, {"triage": "keep", "version": "99"}]
)
def test_a_triage_that_cannot_be_is_told(directive, an, as_user, data):
    item = directive.items.first()
    answer = as_user(an).post(item_url(item, "triage"), data, headers={"hx-request": "true"})
    assert answer.context["problem"]
    assert Item.objects.get(pk=item.pk).triage == item.triage


def test_a_refused_act_without_script_shows_the_whole_page(directive, an, as_user):
    answer = as_user(an).post(item_url(directive.items.first(), "triage"), {"triage": "drop"})
    assert (answer.status_code, "directive-text" in answer.content.decode()) == (422, True)


def test_splitting_merging_and_adding_lead_to_the_page_anew(directive, an, as_user):
    client = as_user(an)
    item = directive.items.first()
    at = item.start + item.quote.index("báo cáo")
    answer = client.post(item_url(item, "split"), {"at": at}, headers={"hx-request": "true"})
    assert page(directive, "review") in answer.headers["HX-Redirect"]
    assert directive.items.count() == 5
    client.post(item_url(item, "merge"))
    assert directive.items.count() == 4
    start = directive.text.index("Văn phòng UBND tỉnh thông báo")
    client.post(page(directive, "add"), {"start": start, "end": start + 20})
    assert directive.items.count() == 5


def test_what_cannot_be_split_merged_or_added_is_told(directive, an, as_user):
    client, last = as_user(an), directive.items.last()
    for name, data in (("split", {}), ("merge", {})):
        answer = client.post(item_url(last, name), data, headers={"hx-request": "true"})
        assert answer.context["problem"], name
    assert client.post(page(directive, "add"), {"start": "x"}).url == page(directive, "review")
    assert directive.items.count() == 4


def test_an_alarm_is_answered_on_its_sentence_and_on_the_document(directive, an, as_user):
    client = as_user(an)
    on_item = directive.alarms.create(item=directive.items.first(), code="a", message="m", start=0, end=1)
    loose = directive.alarms.create(code="b", message="m", start=0, end=1)
    for alarm in (on_item, loose):
        url = reverse("directives:answer", args=[alarm.pk])
        client.post(url, {"words": ""})
        alarm.refresh_from_db()
        assert alarm.answer == ""
        client.post(url, {"words": "đã xem"})
        alarm.refresh_from_db()
        assert alarm.answer == "đã xem"


def test_facts_of_the_document_are_corrected(directive, an, office, as_user):
    client = as_user(an)
    data = {
        "version": directive.version,
        "number": "78/TB-VPUBND",
        "issued": "03/03/2026",
        "subject": "Kết luận",
    }
    data |= {
        "level": "chairman",
        "unit": office.pk,
        "issuer": "",
        "assigner": "",
        "signer": "",
        "urgency": "",
    }
    assert client.post(page(directive, "header"), data).status_code == 302
    assert Directive.objects.get().number == "78/TB-VPUBND"
    stale = client.post(page(directive, "header"), data | {"number": "79/TB-VPUBND"})
    assert (stale.status_code, Directive.objects.get().number) == (422, "78/TB-VPUBND")


# --- accepting, removing, finding ---------------------------------------------------------------------------


def test_accepting_says_what_it_will_do_then_does_it(directive, an, as_user):
    client = as_user(an)
    assert client.get(page(directive, "accept")).context["hindrances"]
    client.post(page(directive, "accept"))
    assert not Task.objects.exists()
    look_at_all(directive, an)
    assert client.get(page(directive, "accept")).context["planned"] == 3
    assert client.post(page(directive, "accept")).url == page(directive)
    assert Task.objects.count() == 3
    assert client.get(page(directive, "accept")).context["accepted"]


def test_removing_needs_the_right_and_a_reason(accepted, an, binh, as_user):
    assert as_user(binh).get(page(accepted, "remove")).status_code == 403
    client = as_user(an)
    assert client.post(page(accepted, "remove"), {"why": " "}).status_code == 422
    client.post(page(accepted, "remove"), {"why": "Nhầm văn bản"})
    assert Directive.objects.get().state == "removed"
    assert client.get(page(accepted)).status_code == 200
    assert client.get(page(accepted, "review")).status_code == 409


def test_found_sentences_are_searched_also_the_kept_ones(accepted, an, binh, as_user):
    url = reverse("directives:kept")
    assert as_user(binh).get(url).status_code == 403
    client = as_user(an)
    assert client.get(url, {"q": "so hoa"}).context["table"].count == 1
    assert [row.triage for row in client.get(url, {"triage": "keep"}).context["table"].records] == ["keep"]


def test_the_quality_of_reading_is_told_from_what_people_changed(accepted, an, binh, as_user):
    url = reverse("directives:quality")
    assert as_user(binh).get(url).status_code == 403
    judged = as_user(an).get(url).context["judged"]
    assert judged["seen"] == 4
    assert judged["figures"][0].share == 1


def test_quality_without_any_review_says_so(an, as_user):
    assert as_user(an).get(reverse("directives:quality")).context["judged"]["seen"] == 0


def test_the_file_is_open_to_the_unit_that_has_work_in_it_and_to_nobody_else(
    accepted, binh, admin_user, as_user
):
    url = accepted.file.get_absolute_url()
    assert b"".join(as_user(binh).get(url)) == NOTICE.encode()
    assert as_user(admin_user).get(url).status_code == 404


def test_excel_of_nothing_is_no_error(an, as_user):
    answer = as_user(an).get(reverse("directives:kept"), {"format": "xlsx"})
    assert read(BytesIO(answer.content).getvalue())


def test_who_saves_between_the_check_and_the_save_is_not_written_over(directive, an, as_user, monkeypatch):
    item, check = directive.items.first(), ItemForm.is_valid

    def overtaken(form):
        answer = check(form)
        review.triage(Item.objects.get(pk=item.pk), by=an, to="keep")
        return answer

    monkeypatch.setattr(ItemForm, "is_valid", overtaken)
    data = form_of(item, wording="Chữ của tôi")
    answer = as_user(an).post(item_url(item), data, headers={"hx-request": "true"})
    assert answer.context["form"].is_stale
    assert "Chữ của tôi" in answer.content.decode()
    assert Item.objects.get(pk=item.pk).wording == item.wording
