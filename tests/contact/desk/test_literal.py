"""Templates, formats and headers that a visitor typed: the desk reads them letter by letter, and nothing runs them."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.contact.conftest import MakeInquiry
from tests.contact.desk.conftest import address
from tests.contact.intake.conftest import Send, answers
from tests.contact.intake.conftest import send as send  # noqa: PLC0414 - pytest finds a fixture by its name

pytestmark = pytest.mark.django_db

TYPED = (
    "{{7*7}} {{ settings.SECRET_KEY }}",
    "{% debug %} {% load x %}",
    "{% endblock %}{# x #}",
    "{0.__class__.__mro__} {name!r}",
    "%(reach)s %s %n",
    "${7*7} $name",
    "<%= 7*7 %>",
    "#{7*7} @(7*7)",
    "&#123;&#123;7*7&#125;&#125;",
    "Bcc: x@example.org",
    "'; DROP TABLE contact_inquiry; --",
)


@pytest.mark.parametrize("typed", TYPED)
def test_the_desk_reads_what_was_typed(desk: Client, make_inquiry: MakeInquiry, typed: str) -> None:
    inquiry = make_inquiry(name=typed, message=typed, program=typed)
    desk.post(address(inquiry, "note"), {"text": typed})
    response = desk.get(address(inquiry))
    shown = BeautifulSoup(response.content, "html.parser").get_text()
    assert shown.count(typed) == 4
    assert not {name for name in response.headers if name.lower() == "bcc"}


@pytest.mark.parametrize("typed", TYPED)
def test_the_form_gives_back_what_was_typed(send: Send, vault_keys: object, typed: str) -> None:
    page = BeautifulSoup(send(answers(reach="", name=typed, message=typed)).content, "html.parser")
    assert page.select("#id_name")[0]["value"] == typed
    assert page.select("#id_message")[0].get_text(strip=True) == typed
