"""What a visitor got wrong is said beside the field and on top, and nothing that was typed is lost."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse

from contact.intake.forms.details import SLUG_LENGTH
from contact.intake.forms.you import MESSAGE_LENGTH, NAME_LENGTH
from contact.models import Inquiry
from tests.contact.intake.conftest import Send, answers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault_keys")]

WRONG = [
    ("reach", "", "Enter a phone number or an email address."),
    ("reach", "555-0123", "Enter a phone number with its area code"),
    ("reach", "robin@", "Enter one email address"),
    ("reach", "202-555-0123 x5", "Leave the extension out here"),
    ("reach", "1" * 300, "too long for a phone number"),
    ("name", "", "Enter a name to call you."),
    ("name", " \u202e\x07 ", "Enter a name to call you."),
    ("name", "R\0bin", "holds a character that cannot be kept"),
    ("name", "R" * (NAME_LENGTH + 1), f"{NAME_LENGTH} characters or less"),
    ("about", "", "Choose who this is for."),
    ("about", "canary-choice", "Choose one of the answers in the list."),
    ("program", "no such program", "Choose one of the answers in the list."),
    ("program", "p" * (SLUG_LENGTH + 1), "Choose one of the answers in the list."),
    ("message", "m" * (MESSAGE_LENGTH + 1), "Make it 4,000 characters or less."),
]


def page_of(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def only(page: BeautifulSoup, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


@pytest.mark.parametrize(("name", "value", "words"), WRONG)
def test_an_error_is_said_beside_its_field_and_on_top(send: Send, name: str, value: str, words: str) -> None:
    response = send(answers(**{name: value}))
    page = page_of(response)

    assert response.status_code == 200
    assert not Inquiry.objects.exists()
    assert words in only(page, ".field--error .field__error").get_text()
    link = only(page, ".error-summary__list a")
    assert words in link.get_text()
    target = only(page, str(link["href"]))
    assert target["name"] == name
    marked = target.find_parent("fieldset") if name == "about" else target
    assert isinstance(marked, Tag)
    assert marked["aria-invalid"] == "true"
    assert f"id_{name}_error" in str(marked["aria-describedby"]).split()


def test_the_summary_takes_the_focus_without_a_script_and_the_title_says_error(send: Send) -> None:
    page = page_of(send(answers(reach="", name="", about="")))
    summary = only(page, ".error-summary")
    assert summary["role"] == "alert"
    assert summary["tabindex"] == "-1"
    assert summary.has_attr("autofocus")
    assert [str(link["href"]) for link in summary.select("a")] == ["#id_reach", "#id_name", "#id_about_0"]
    title = page.title
    assert title is not None
    assert title.get_text().startswith("Error: Write to us")


def test_everything_typed_and_ticked_is_kept(send: Send) -> None:
    typed = answers(
        reach="not a number <b>",
        name='Robin "R" & Co',
        about="patient",
        voicemail_ok="on",
        say_who_ok="on",
        program="evening-care",
        message="\nFirst line\n</textarea><script>x</script>",
    )
    page = page_of(send(typed))

    assert only(page, "#id_reach")["value"] == typed["reach"]
    assert only(page, "#id_name")["value"] == typed["name"]
    assert only(page, "#id_message").get_text() == "\n" + typed["message"]  # a browser drops the first line end
    ticked = [box["id"] for box in page.select("input[checked]") if box["value"]]
    assert ticked == ["id_about_2", "id_voicemail_ok", "id_say_who_ok"]
    assert only(page, "#id_program option[selected]")["value"] == "evening-care"
    assert only(page, "input[name=token]")["value"] == typed["token"]
    assert not page.select("main script")


def test_a_form_without_errors_marks_nothing(client: Client) -> None:
    page = page_of(client.get(reverse("contact:write")))
    assert not page.select(".field--error, .error-summary, [aria-invalid], [autofocus]")
    title = page.title
    assert title is not None
    assert title.get_text() == "Write to us"


def test_every_control_has_a_label_and_every_reference_a_target(client: Client, send: Send) -> None:
    for response in (
        client.get(reverse("contact:write")),
        send(answers(reach="", name="", about="", message="m" * 5000)),
    ):
        page = page_of(response)
        ids = [str(tag["id"]) for tag in page.select("[id]")]
        assert len(ids) == len(set(ids))
        for control in page.select("form input:not([type=hidden]), form select, form textarea"):
            assert only(page, f'label[for="{control["id"]}"]').get_text(strip=True)
            assert control["autocomplete"] == "off"
            assert not control.has_attr("placeholder")
            assert not control.has_attr("maxlength"), "a browser would cut off what is pasted without a word"
        for tag in page.select("[aria-describedby], [aria-labelledby]"):
            names = f"{tag.get('aria-describedby', '')} {tag.get('aria-labelledby', '')}".split()
            assert names
            assert set(names) <= set(ids)
        for fieldset in page.select("fieldset"):
            assert fieldset.select("legend")


def test_the_trap_is_out_of_the_way_of_people(client: Client) -> None:
    page = page_of(client.get(reverse("contact:write")))
    trap = only(page, "input[name=website]")
    assert trap["tabindex"] == "-1"
    assert only(page, ".honeypot")["aria-hidden"] == "true"
    assert trap in only(page, ".honeypot").select("input")
