"""A visitor writes, and it is stored sealed, once."""

import json
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from contact.intake.body import CONTENT_TYPE
from contact.intake.forms.you import ABOUT_LABELS, MESSAGE_LENGTH
from contact.intake.token import MAX_AGE
from contact.models import Inquiry, WithdrawalCode
from legacy_site.lib import directory
from legacy_site.settings.security import middleware_for
from tests.contact.conftest import some_answers
from tests.contact.intake.conftest import Send, answers, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault_keys")]

FULL = {
    "reach": "+44 20 7946 0958",
    "name": "Robin Redbreast",
    "about": "loved_one",
    "voicemail_ok": "on",
    "message": "Two lines,\r\nand a caf\u0065\u0301.",
}

#: What of the answers nobody was asked or nobody answered.
NOTHING = json.loads(json.dumps(some_answers().to_payload()))


def token_on(html: bytes) -> str:
    field = BeautifulSoup(html, "html.parser").select_one("form input[name=token]")
    assert field is not None
    return str(field["value"])


def test_what_a_visitor_writes_is_stored_and_they_are_sent_on(client: Client, send: Send) -> None:
    form = client.get(reverse("contact:write"))
    response = send({"token": token_on(form.content), **FULL})

    assert response.status_code == 303
    assert response.headers["Location"].startswith("/contact/thanks/")
    assert "Robin" not in response.headers["Location"]
    assert response.content == b""
    stored = opened(Inquiry.objects.get())
    assert {name: value for name, value in stored.items() if value} == {
        "reach": "+442079460958",
        "reach_kind": "phone",
        "name": "Robin Redbreast",
        "about": "loved_one",
        "voicemail_ok": True,
        "message": "Two lines,\nand a caf\N{LATIN SMALL LETTER E WITH ACUTE}.",
        "wishes": NOTHING["wishes"],
        "loved_one": NOTHING["loved_one"],
        "insurance": NOTHING["insurance"],
        "referrer": NOTHING["referrer"],
    }


def test_no_column_of_any_table_holds_a_word_of_it(send: Send) -> None:
    send(answers(**FULL))
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a table's own name
            stored = b"".join(
                bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                for row in cursor.fetchall()
                for value in row
            )
            for word in (b"Redbreast", b"2079460958", b"7946 0958", b"Two lines", b"loved_one"):
                assert word not in stored, table


@pytest.mark.parametrize("about", ABOUT_LABELS)
def test_each_answer_to_who_it_is_for_is_taken_in(send: Send, about: str) -> None:
    assert send(answers(about=about)).status_code == 303
    assert opened(Inquiry.objects.get())["about"] == about


@pytest.mark.parametrize("value", ["off", "no", "false", "0", "", "On", "yes"])
def test_only_the_tick_of_our_own_box_is_a_yes(send: Send, value: str) -> None:
    send(answers(voicemail_ok=value, text_ok=value, say_who_ok=value))
    stored = opened(Inquiry.objects.get())
    assert not any(stored[name] for name in ("voicemail_ok", "text_ok", "say_who_ok"))


def test_the_boxes_start_unticked(client: Client) -> None:
    page = BeautifulSoup(client.get(reverse("contact:write")).content, "html.parser")
    boxes = page.select("form input[type=checkbox]")
    permissions = ["voicemail_ok", "text_ok", "say_who_ok", "danger_now", "call", "privacy"]
    assert [box["name"] for box in boxes] == [*permissions, "times", "times", "times", "interpreter"]
    assert not any(box.has_attr("checked") for box in boxes)


def test_an_email_address_is_enough(send: Send) -> None:
    assert send(answers(reach="Robin@Example.com")).status_code == 303
    stored = opened(Inquiry.objects.get())
    assert (stored["reach"], stored["reach_kind"]) == ("Robin@example.com", "email")


def test_a_double_click_makes_one_row_and_the_same_answer(client: Client, send: Send) -> None:
    fields = answers()
    first, second = send(fields), send(fields)
    assert (first.status_code, second.status_code) == (303, 303)
    assert client.get(first.headers["Location"]).content == client.get(second.headers["Location"]).content
    assert Inquiry.objects.count() == 1


def test_somebody_who_goes_back_to_correct_a_digit_is_heard(send: Send) -> None:
    fields = answers(reach="305-555-0148")
    send(fields)
    send(fields | {"reach": "305-555-0149"})
    assert {str(opened(inquiry)["reach"]) for inquiry in Inquiry.objects.all()} == {"+13055550148", "+13055550149"}


@pytest.mark.parametrize("letter", ["\N{CYRILLIC SMALL LETTER ZHE}", "\N{CJK UNIFIED IDEOGRAPH-6C34}", "\N{HERB}"])
def test_the_longest_message_is_taken_in_in_any_script(send: Send, letter: str) -> None:
    assert send(answers(message=letter * MESSAGE_LENGTH)).status_code == 303
    assert opened(Inquiry.objects.get())["message"] == letter * MESSAGE_LENGTH


def test_two_forms_make_two_rows(send: Send) -> None:
    send(answers())
    send(answers())
    assert Inquiry.objects.count() == 2


def test_an_old_form_comes_again_with_what_was_written_and_can_then_be_sent(send: Send) -> None:
    start = datetime(2026, 3, 2, 12, tzinfo=UTC)
    with time_machine.travel(start, tick=False) as clock:
        fields = answers(**FULL)
        clock.move_to(start + MAX_AGE + timedelta(minutes=1))
        again = send(fields)
        assert again.status_code == 200
        assert "Robin Redbreast" in again.content.decode()
        assert not Inquiry.objects.exists()
        assert send(fields | {"token": token_on(again.content)}).status_code == 303
    assert Inquiry.objects.count() == 1


def test_what_stands_in_the_trap_never_drops_an_inquiry(send: Send) -> None:
    assert send(answers(website="https://spam.example")).status_code == 303
    assert "spam.example" not in str(opened(Inquiry.objects.get()))


def test_a_program_is_offered_and_kept(client: Client, send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    with_programs = directory.Directory()
    with_programs.register(lambda: [("evening-care", "Evening care")])
    monkeypatch.setattr(directory, "_directory", with_programs)
    assert "Evening care" in client.get(reverse("contact:write")).content.decode()
    send(answers(program="evening-care"))
    assert opened(Inquiry.objects.get())["program"] == "evening-care"


def test_a_program_that_left_the_list_meanwhile_does_not_stop_anyone(send: Send) -> None:
    assert send(answers(program="closed-since")).status_code == 303
    assert opened(Inquiry.objects.get())["program"] == "closed-since"


def test_no_answer_leaves_a_trace(client: Client, send: Send) -> None:
    write, thanks = reverse("contact:write"), reverse("contact:thanks")
    for response in (client.get(write), client.get(thanks), send(answers()), send(answers(reach="?")), send(b"%ff")):
        assert response.headers["Cache-Control"] == "no-store, private"
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert "Cookie" not in response.headers.get("Vary", "")
        assert not response.cookies


def test_it_works_where_there_are_no_sessions_at_all(client: Client, send: Send, settings: Settings) -> None:
    settings.MIDDLEWARE = middleware_for("web")
    settings.ROOT_URLCONF = "legacy_site.urls.public"
    assert client.get(reverse("contact:write")).status_code == 200
    assert send(answers()).status_code == 303


def test_it_needs_no_csrf_cookie() -> None:
    strict = Client(enforce_csrf_checks=True)
    form = strict.get(reverse("contact:write"))
    body = urlencode({"token": token_on(form.content), **FULL})
    assert strict.post(reverse("contact:write"), body, content_type=CONTENT_TYPE).status_code == 303
    assert not strict.cookies


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Sec-Fetch-Site": None, "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "none", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": None, "Origin": None},
    ],
)
def test_every_way_a_browser_names_our_own_page_is_taken(send: Send, headers: dict[str, str | None]) -> None:
    assert send(answers(), **headers).status_code == 303


def test_the_public_address_counts_behind_a_proxy(send: Send, settings: Settings) -> None:
    settings.BASE_URL = "https://care.example.org"
    assert send(answers(), **{"Sec-Fetch-Site": None, "Origin": "https://care.example.org"}).status_code == 303


def test_few_queries(client: Client, send: Send) -> None:
    client.get(reverse("contact:write"))
    for ask in (lambda: client.get(reverse("contact:write")), lambda: send(answers())):
        with CaptureQueriesContext(connection) as queries:
            ask()
        assert len(queries) <= 8, [query["sql"] for query in queries]
    assert WithdrawalCode.objects.count() == 1, "the code is stored within these"


def test_the_thank_you_page_says_what_comes_and_what_we_will_not_do(client: Client, settings: Settings) -> None:
    settings.CONTACT_FIRST_CONTACT_MINUTES = 25
    page = BeautifulSoup(client.get(reverse("contact:thanks")).content, "html.parser")
    text = re.sub(r"\s+", " ", page.get_text())
    assert "we try within 25 minutes" in text
    assert "When our desk is closed" in text
    assert "leave a voicemail" in text
    assert "988" in text
