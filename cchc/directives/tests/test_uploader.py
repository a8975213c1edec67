"""Who may upload and not review: the document is entered, and the next page is one that the person may open."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cchc.conftest import make_user
from cchc.directives.models import Directive
from cchc.directives.tests.conftest import NOTICE
from cchc.directives.tests.test_views import file_of, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(office):
    """Of the standing office: uploads, leaves the review to the task office."""
    return make_user("thuongtruc", "Hà Thị Thường", "standing_office", office)


def test_one_file_leads_to_the_document_and_not_to_the_review(keeper, as_user):
    client = as_user(keeper)
    answer = client.post(reverse("directives:upload"), {"files": file_of()}, follow=True)
    assert (answer.status_code, answer.request["PATH_INFO"]) == (200, page(Directive.objects.get()))


def test_a_file_sent_by_script_and_a_meeting_lead_there_too(keeper, as_user):
    client = as_user(keeper)
    told = client.post(
        reverse("directives:upload"), {"files": file_of()}, headers={"accept": "application/json"}
    )
    assert told.json()["url"] == page(Directive.objects.get())
    meeting = {"subject": "Họp giao ban", "held": "01/07/2025", "assigner": "Chủ tịch", "minutes": NOTICE}
    answer = client.post(reverse("directives:meeting"), meeting)
    assert answer.url == page(Directive.objects.get(is_meeting=True))


def test_several_files_link_to_their_documents(keeper, as_user):
    files = [file_of(), file_of(NOTICE.replace("77/", "78/"), "tb78.txt")]
    words = as_user(keeper).post(reverse("directives:upload"), {"files": files}).content.decode()
    for directive in Directive.objects.all():
        assert f'href="{page(directive)}"' in words
        assert f'href="{page(directive, "review")}"' not in words
