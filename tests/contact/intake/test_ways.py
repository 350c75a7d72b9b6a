"""Each way to write: what it asks, what it refuses, and what is kept of it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from contact.consents import WORDS, Consent
from contact.intake.forms.ways import WAYS
from contact.models import Band, Inquiry
from tests.contact.intake.conftest import Send, answers, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault_keys")]

ROUTES = {"contact": "write", "call": "call", "family": "family", "insurance": "insurance", "referral": "referral"}

PLAN = {
    "patient": "Robin Redbreast",
    "born": "3/31/1990",
    "payer": "Blue Hills Health",
    "member_id": "XZ 123-456",
    "payer_phone": "(202) 555-0144",
    "benefits": "on",
}


def page_of(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def said_beside(response: Any, name: str) -> str:
    """Return what the page says beside a field, "" when nothing is wrong with it."""
    found = page_of(response).select_one(f"#id_{name}_error")
    return found.get_text(" ", strip=True) if found else ""


def test_every_way_has_an_address() -> None:
    assert set(ROUTES) == set(WAYS)


@pytest.mark.parametrize("way", ROUTES)
def test_nothing_is_ticked_and_no_form_asks_for_what_it_must_not(client: Client, way: str) -> None:
    page = page_of(client.get(reverse(f"contact:{ROUTES[way]}")))
    assert not page.select("input[type=checkbox][checked]")
    names = {str(tag["name"]) for tag in page.select("form [name]")}
    assert not names & {"ssn", "employer", "diagnosis", "payment", "fee", "amount", "card_number"}
    assert all(tag.get("autocomplete") == "off" for tag in page.select("form .field__input"))


@pytest.mark.parametrize("way", ["call", "family", "referral"])
def test_few_answers_are_enough(send: Send, way: str) -> None:
    fields = answers() if way == "call" else {name: text for name, text in answers().items() if name != "about"}
    assert send(fields, way=ROUTES[way]).status_code == 303
    assert Inquiry.objects.get().form == way


@pytest.mark.parametrize(("way", "about"), [("family", "loved_one"), ("referral", "patient")])
def test_a_way_that_is_for_one_does_not_ask_whom_it_is_for(send: Send, way: str, about: str) -> None:
    send(answers(about="self"), way=ROUTES[way])
    assert opened(Inquiry.objects.get())["about"] == about


def test_a_family_stays_apart_from_the_person_they_worry_about(send: Send) -> None:
    send(answers(their_name="Alex", relation="child", knows="no", message="They drink."), way="family")
    stored = opened(Inquiry.objects.get())
    assert (stored["name"], stored["loved_one"]) == ("Robin", {"name": "Alex", "relation": "child", "knows": "no"})


@pytest.mark.parametrize("name", ["patient", "born", "payer", "member_id"])
def test_a_plan_without_what_it_needs_is_not_sent(send: Send, name: str) -> None:
    response = send(answers(**PLAN | {name: ""}), way="insurance")
    assert said_beside(response, name).startswith("Error: Enter")
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("born", ["31/31/1990", "1.1.2190", "13/1890", "March", "2/30/1990", "3/31/1850"])
def test_a_date_that_cannot_be_is_said_beside_its_field_and_kept(send: Send, born: str) -> None:
    response = send(answers(**PLAN | {"born": born}), way="insurance")
    assert "Error:" in said_beside(response, "born")
    field = page_of(response).select_one("#id_born")
    assert field is not None
    assert field["value"] == born


@pytest.mark.parametrize("born", ["3/31/1990", "03-31-1990", "March 31, 1990", "Mar 31 1990", "1990-03-31"])
def test_a_date_is_read_as_people_write_it(send: Send, born: str) -> None:
    assert send(answers(**PLAN | {"born": born}), way="insurance").status_code == 303
    assert opened(Inquiry.objects.get())["insurance"]["born"] == "1990-03-31"


def test_without_leave_to_ask_no_plan_is_asked(send: Send) -> None:
    fields = answers(**PLAN)
    del fields["benefits"]
    page = page_of(send(fields, way="insurance"))
    assert "We cannot check it without asking" in page.get_text()
    assert not Inquiry.objects.exists()


def test_a_plan_is_kept_sealed(send: Send) -> None:
    send(answers(**PLAN), way="insurance")
    stored = opened(Inquiry.objects.get())
    assert stored["insurance"]["payer_phone"] == "+12025550144"
    assert (stored["insurance"]["payer"], stored["insurance"]["member_id"]) == ("Blue Hills Health", "XZ 123-456")


def test_a_check_of_benefits_says_that_it_promises_nothing(client: Client) -> None:
    text = page_of(client.get(reverse("contact:insurance"))).get_text()
    assert "A check of benefits is not a guarantee of coverage." in text


ONLY = [
    ({"only_by": "email"}, "Give an email address"),
    ({"only_by": "text"}, "Tick that we may text you"),
    ({"only_by": "phone", "reach": "robin@example.org"}, "Give a phone number"),
]


@pytest.mark.parametrize(("changes", "words"), ONLY)
def test_an_only_way_that_cannot_be_is_said_and_nothing_is_lost(
    send: Send, changes: dict[str, str], words: str
) -> None:
    response = send(answers(**changes, access="A ramp"))
    assert words in said_beside(response, "only_by")
    assert "A ramp" in response.content.decode()
    assert not Inquiry.objects.exists()


def test_every_wish_is_kept(send: Send) -> None:
    wishes = {"only_by": "text", "time_zone": "America/Denver", "language": "Español", "interpreter": "on"}
    fields: dict[str, Any] = answers(text_ok="on", state="CO", access="Large print", age="adult", **wishes)
    assert send(fields | {"times": ["morning", "evening"]}).status_code == 303
    stored = opened(Inquiry.objects.get())
    assert stored["wishes"] == {
        "only_by": "text",
        "times": ["morning", "evening"],
        "time_zone": "America/Denver",
        "language": "Español",
        "interpreter": True,
        "access": "Large print",
        "state": "CO",
    }
    assert stored["age"] == "adult"


@pytest.mark.parametrize("name", ["only_by", "times", "time_zone", "state", "age"])
def test_a_choice_that_we_do_not_offer_is_refused_without_repeating_it(send: Send, name: str) -> None:
    response = send(answers(**{name: "canary"}))
    assert response.status_code == 200
    assert "canary" not in page_of(response).get_text()
    assert not Inquiry.objects.exists()


def test_a_consent_is_kept_with_the_very_words_that_stood_there(client: Client, send: Send) -> None:
    page = page_of(client.get(reverse("contact:write"))).get_text()
    send(answers(call="on", text_ok="on"))
    kept = {each["kind"]: each for each in opened(Inquiry.objects.get())["agreements"]}
    assert set(kept) == {"call", "text"}
    for each in kept.values():
        assert each["words"] in page
        assert each["words"] == WORDS[Consent(each["kind"])][each["version"] - 1]


def test_what_was_not_ticked_was_not_agreed_to(send: Send) -> None:
    send(answers(call="yes", privacy=""))
    assert opened(Inquiry.objects.get())["agreements"] == []


def test_the_words_of_a_consent_never_change_under_its_version() -> None:
    """Whoever changes words adds a version; then this list grows, and none of its lines changes."""
    assert {(kind.value, version): words[:40] for kind in Consent for version, words in enumerate(WORDS[kind], 1)} == {
        ("call", 1): "You may call me about what I asked. A pe",
        ("text", 1): "You may send me text messages about what",
        ("privacy", 1): "I have seen the notice about my privacy.",
        ("benefits", 1): "You may ask this plan what it covers. A ",
    }


@pytest.mark.parametrize(
    ("changes", "band", "first"),
    [
        ({"danger_now": "on"}, Band.URGENT, "please call first"),
        ({"message": "I want to end my life"}, Band.URGENT, "please call first"),
        ({"age": "minor"}, Band.RAISED, "If you are under 18"),
        ({}, Band.STANDARD, ""),
    ],
)
def test_danger_and_youth_raise_the_record_and_put_help_on_top(
    client: Client, send: Send, changes: dict[str, str], band: Band, first: str
) -> None:
    response = send(answers(**changes))
    assert response.status_code == 303
    assert Inquiry.objects.get().band == band
    text = page_of(client.get(response.headers["Location"])).get_text(" ", strip=True)
    assert ("please call first" in text, "If you are under 18" in text) == (
        first == "please call first",
        first == "If you are under 18",
    )
    if first:
        assert text.index(first) < text.index("What happens next")


def test_the_thank_you_page_of_a_family_holds_a_plan_for_them(client: Client, send: Send) -> None:
    text = page_of(client.get(send(answers(), way="family").headers["Location"])).get_text()
    assert "For you, until we talk" in text
    assert "naloxone" in text


def test_a_form_of_steps_can_be_sent_from_the_first_but_for_what_a_plan_needs(client: Client) -> None:
    whole = {
        way: bool(page_of(client.get(reverse(f"contact:{ROUTES[way]}"))).select(".form--every-step")) for way in WAYS
    }
    assert whole == {"contact": False, "call": False, "family": False, "insurance": True, "referral": False}


def test_a_form_that_comes_back_shows_every_step(send: Send) -> None:
    page = page_of(send(answers(only_by="email")))
    assert not page.select(".form--steps")
