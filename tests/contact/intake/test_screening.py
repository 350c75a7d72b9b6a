"""Spam through the front door: stored as any other, in a folder of its own, and the sender is told the same."""

from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone
from pytest_django import Settings

from contact.intake.token import issue_token
from contact.models import Folder, Inquiry
from tests.contact.intake.conftest import ANSWERS, Send, answers
from tests.contact.intake.test_network import AWAY
from tests.contact.spam.corpus import Sample, ham, held_out_ham, held_out_spam, spam

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault_keys")]

ADVERT = "Free spins, no deposit bonus: https://win.example"


def folders() -> list[str]:
    return list(Inquiry.objects.order_by("received_hour").values_list("folder", flat=True))


def test_an_advert_is_stored_apart_and_its_sender_learns_nothing(send: Send) -> None:
    responses = [send(answers(message=text)) for text in ("Please call", ADVERT)]
    assert [response.status_code for response in responses] == [303, 303]
    first, second = (urlsplit(response["Location"]).path for response in responses)
    assert len(first) == len(second)
    assert sorted(folders()) == [Folder.INBOX, Folder.PROBABLY_SPAM]


def test_a_form_sent_at_once_counts_and_one_that_came_back_does_not(send: Send) -> None:
    weak = "See https://plan.example"  # below the threshold alone, above it together with haste
    with time_machine.travel(timezone.now(), tick=False) as clock:
        at_once, again, slow = issue_token(), issue_token(again=True), issue_token()
        send(answers(token=at_once, message=weak))
        send(answers(token=again, message=weak))
        clock.shift(30)
        send(answers(token=slow, message=weak))
    found = sorted(folders())
    assert found == [Folder.INBOX, Folder.INBOX, Folder.PROBABLY_SPAM]


def test_a_filled_trap_counts(send: Send) -> None:
    send(answers(website="https://win.example"))
    assert folders() == [Folder.PROBABLY_SPAM]


def test_with_the_cache_away_every_form_still_works(send: Send, settings: Settings) -> None:
    settings.CACHES = AWAY
    assert [send(answers(message=text)).status_code for text in ("Please call", ADVERT)] == [303, 303]
    assert sorted(folders()) == [Folder.INBOX, Folder.PROBABLY_SPAM]


def test_nothing_of_the_visitor_stands_in_the_cache(send: Send) -> None:
    send(answers(name="canary7d1f", message="canary7d1f", reach="202-555-0147"), **{"X-Forwarded-For": "canary7d1f"})
    kept = b"".join(key.encode() + value for key, value in cache._cache.items())  # type: ignore[attr-defined] # the store of the local cache
    assert b"contact.tries" in kept
    for word in (b"canary7d1f", b"5550147", b"127.0.0.1"):
        assert word not in kept


def _sample() -> list[Sample]:
    return [each for part in (ham, spam, held_out_ham, held_out_spam) for each in part()[:300:30]]


def test_forty_of_the_corpus_through_the_door_are_all_stored_where_they_belong(send: Send) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for sample in _sample():
            token, said = issue_token(), sample.answers
            clock.shift(sample.seen.seconds or 0)
            trap = "filled" if sample.seen.trap_filled else ""
            fields = ANSWERS | {"token": token, "name": said.name, "message": said.message, "website": trap}
            assert send(fields).status_code == 303, sample.kind
    assert Inquiry.objects.count() == 40
    assert Inquiry.objects.filter(folder=Folder.PROBABLY_SPAM).count() == 20
