"""A flood: one more step, that nobody can forge or use twice, and that everybody can take, without scripts as well."""

from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone
from pytest_django import Settings

from contact.intake.challenge import MOST_TRIES, issue_challenge
from contact.models import Folder, Inquiry
from tests.contact.intake.conftest import Send, answers, opened
from tests.contact.intake.test_network import AWAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault_keys")]

TYPED = {"name": "Robin Redbreast", "message": 'One line.\r\n"Another" <b>line</b>.', "voicemail_ok": "on"}


@pytest.fixture(autouse=True)
def flood(settings: Settings) -> None:
    """Let every submission be one too many for its network."""
    settings.CONTACT_NETWORK_FLOOD = 0


def page_of(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def fields_of(response: Any) -> dict[str, str]:
    """Return what the page sends when its button is pressed, as a browser would."""
    found = page_of(response).select("form[data-target] input[type=hidden]")
    return {str(field["name"]): str(field["value"]) for field in found}


def solved(response: Any) -> dict[str, str]:
    """Return the same, with the number that the script finds."""
    form = page_of(response).select_one("form[data-target]")
    assert form is not None
    salt, target = str(form["data-salt"]), form["data-target"]
    numbers = (str(number) for number in range(MOST_TRIES))
    number = next(each for each in numbers if sha256(f"{salt}{each}".encode()).hexdigest() == target)
    return fields_of(response) | {"solution": number}


def is_asked_again(response: Any) -> bool:
    return response.status_code == 200 and "Look it over, then send" in response.content.decode()


def test_nothing_is_stored_before_the_step(send: Send) -> None:
    response = send(answers(**TYPED))
    assert is_asked_again(response)
    assert "no-store" in response["Cache-Control"]
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("solution", ["-1", "0x1", "50001", "\0", "1" * 5000, " "])
def test_a_wrong_solution_is_asked_again_and_nothing_typed_is_lost(send: Send, solution: str) -> None:
    response = send(fields_of(send(answers(**TYPED))) | {"solution": solution})
    assert is_asked_again(response)
    assert fields_of(response)["name"] == TYPED["name"]
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("challenge", ["", "x", "a.b.c:1:x", "\0", "9" * 4000])
def test_a_forged_challenge_is_asked_again(send: Send, challenge: str) -> None:
    assert is_asked_again(send(solved(send(answers())) | {"challenge": challenge}))


def test_a_challenge_of_another_form_is_asked_again(send: Send) -> None:
    other = issue_challenge(uuid4()).signed
    assert is_asked_again(send(fields_of(send(answers())) | {"challenge": other}))


def test_an_expired_challenge_is_asked_again(send: Send) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        fields = solved(send(answers()))
        clock.shift(timedelta(minutes=31))
        assert is_asked_again(send(fields))


@pytest.mark.parametrize("how", [fields_of, solved])
def test_a_challenge_is_good_for_one_submission(send: Send, how: Any) -> None:
    fields = how(send(answers()))
    assert send(fields).status_code == 303
    assert is_asked_again(send(fields | {"name": "Somebody else"}))
    assert Inquiry.objects.count() == 1


def test_a_double_click_on_the_second_page_is_one_row_and_two_thanks(send: Send) -> None:
    fields = fields_of(send(answers()))
    assert [send(fields).status_code for _ in range(2)] == [303, 303]
    assert Inquiry.objects.count() == 1


def test_from_another_site_the_second_page_is_refused_as_the_first(send: Send) -> None:
    fields = solved(send(answers()))
    foreign = {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}
    assert send(fields, **foreign).status_code == 403
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("how", [fields_of, solved])
def test_everybody_gets_through_with_every_word(send: Send, how: Any) -> None:
    first = send(answers(**TYPED))
    shown = page_of(first).get_text()
    assert "Robin Redbreast" in shown
    assert '"Another" <b>line</b>.' in shown
    assert send(how(first)).status_code == 303
    inquiry = Inquiry.objects.get()
    said = opened(inquiry)
    assert inquiry.folder == Folder.INBOX
    assert said["message"] == TYPED["message"].replace("\r\n", "\n")
    assert (said["name"], said["voicemail_ok"]) == ("Robin Redbreast", True)


def test_what_was_typed_can_still_be_changed(send: Send) -> None:
    response = send(fields_of(send(answers(**TYPED))) | {"change": "1"})
    page = page_of(response)
    assert page.select("#id_name")[0]["value"] == "Robin Redbreast"
    assert page.select_one("form[data-target]") is None
    assert not Inquiry.objects.exists()


def test_the_trap_stays_filled_over_the_step(send: Send) -> None:
    assert send(solved(send(answers(website="https://win.example")))).status_code == 303
    assert Inquiry.objects.get().folder == Folder.PROBABLY_SPAM


def test_crisis_lines_and_the_phone_stand_on_the_page(send: Send) -> None:
    text = send(answers()).content.decode()
    assert 'href="tel:911"' in text
    assert 'href="tel:988"' in text


def test_a_flood_from_everywhere_asks_too_and_a_quiet_site_does_not(send: Send, settings: Settings) -> None:
    settings.CONTACT_NETWORK_FLOOD, settings.CONTACT_SITE_FLOOD = 100, 2
    with time_machine.travel(timezone.now().replace(second=1), tick=False) as clock:
        assert [send(answers()).status_code for _ in range(3)] == [303, 303, 200]
        clock.shift(60)
        assert send(answers()).status_code == 303


def test_with_the_cache_away_no_step_is_asked(send: Send, settings: Settings) -> None:
    fields = solved(send(answers()))
    settings.CACHES = AWAY
    assert send(fields).status_code == 303
    assert send(answers()).status_code == 303
