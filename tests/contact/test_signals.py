"""What raises an inquiry in the queue. It may raise too much; it must not miss the plainest words."""

import time

import pytest

from contact.signals import Signal, signals_of
from tests.contact.conftest import some_answers

CALM = [
    "",
    "I would like to know about your evening program.",
    "My insurance card is 15 years old.",
    "My son is 15 months sober.",
    "I am 17 weeks pregnant and want to stop taking pills.",
    "I have been sober for 12 years and want to help my brother.",
    "I AM SO TIRED OF THIS. PLEASE CALL ME AFTER SIX.",
    "I took my medicine this morning. Do you take walk-ins?",
    "Estoy cansado y quiero ayuda.",
]
CRISIS = [
    "I want to die",
    "i don't want to live anymore",
    "I don\N{RIGHT SINGLE QUOTATION MARK}t want to be alive",
    "thinking about SUICIDE",
    "My son overdosed last night",
    "she won't wake up",
    "He says he is going to kill me",
    "me quiero morir",
    "quiero hacerme da\N{LATIN SMALL LETTER N WITH TILDE}o",
    "I  might\nend   my\nlife",
]
MINOR = [
    "I am 15",
    "I'm 16 and scared",
    "my daughter, she is 14",
    "a 13-year-old boy",
    "Tengo 16 años",
    "hes 17",
    "My son is 15 now",
]


@pytest.mark.parametrize("message", CALM)
def test_a_calm_message_signals_nothing(message: str) -> None:
    assert signals_of(some_answers(message=message)) == frozenset()


@pytest.mark.parametrize("message", CRISIS)
def test_words_of_danger_are_heard(message: str) -> None:
    assert Signal.CRISIS_WORDS in signals_of(some_answers(message=message))


@pytest.mark.parametrize("message", MINOR)
def test_a_young_person_is_heard(message: str) -> None:
    assert signals_of(some_answers(message=message)) == {Signal.MINOR}


def test_what_was_ticked_counts() -> None:
    assert signals_of(some_answers(danger_now=True, age="minor")) == {Signal.DANGER, Signal.MINOR}


@pytest.mark.parametrize("piece", ["i am ", "a", "1", "'", "i am only 1", " \n"])
def test_a_long_message_takes_no_longer_than_its_length(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.perf_counter()
    signals_of(some_answers(message=text))
    assert time.perf_counter() - start < 2
