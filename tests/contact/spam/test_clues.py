"""Each clue alone: what people write does not raise it, what sellers write does, and no text makes it slow."""

import time
from collections.abc import Callable

import pytest

from contact.spam import Circumstances, is_probably_spam, score_of
from contact.spam.clues import differ_in_script, has_look_alikes, has_markup, is_random, links, plain
from contact.spam.weights import THRESHOLD
from tests.contact.conftest import some_answers

CALM = Circumstances(seconds=30.0, from_network=1)
#: Texts that make a careless pattern slow.
HEAVY = (
    "a" * 100_000,
    "http://" * 14_000,
    "a." * 50_000,
    "a-" * 50_000,
    "[url" * 25_000,
    "<a " * 33_000,
    "www." * 25_000,
    "bcdfg" * 20_000,
    "i need help wit " * 6_000,
    "\u0301" * 100_000,
    " \t\n" * 33_000,
    "aB" * 50_000,
    "\ufdfa" * 30_000,
)


@pytest.mark.parametrize("clue", [links, has_markup, plain, is_random, has_look_alikes])
@pytest.mark.parametrize("text", HEAVY, ids=lambda text: text[:8])
def test_no_text_of_100_kilobytes_makes_a_clue_slow(clue: Callable[[str], object], text: str) -> None:
    started = time.process_time()
    clue(text)
    assert time.process_time() - started < 0.25


@pytest.mark.parametrize("text", HEAVY, ids=lambda text: text[:8])
def test_no_text_of_100_kilobytes_makes_the_whole_slow(text: str) -> None:
    started = time.process_time()
    score_of(some_answers(name=text, message=text), CALM)
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    "name",
    ["Szczepan Brzęczyszczykiewicz", "Krzysztof", "Nguyễn", "DeShawn McKenzie", "Ng", "Hrvoje", "Schwartz", "Wojciech",
     "Hmmmmmmmm", "MSWLICSW", "JJ", "陈", "محمد", "Tchaikovsky", "Lynch-Smythe", "O'Brien"],
)  # fmt: skip
def test_a_name_of_any_people_is_not_taken_for_random(name: str) -> None:
    assert not is_random(name)


@pytest.mark.parametrize("name", ["xKqTzPwRbn", "zxcvbnmkl", "HbvGtrfKl", "qwrtpsdf"])
def test_letters_that_no_language_puts_together_are(name: str) -> None:
    assert is_random(name)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("write to robin@example.com", 0),
        ("I paid $3.50 at 7.30 a.m. e.g. there", 0),
        ("see https://plan.example/a?b=c.", 1),
        ("www.court.gov and plan-finder.org", 2),
        ("HTTP://A.example\nhttps://b.example https://c.example/x.com", 3),
    ],
)
def test_links_are_counted(text: str, count: int) -> None:
    assert links(text) == count


def test_one_word_of_two_alphabets_is_seen_and_two_words_are_not() -> None:
    assert has_look_alikes("p\u0430ypal")
    assert not has_look_alikes("Меня зовут Sam")
    assert differ_in_script("Sam", "我想戒酒")
    assert not differ_in_script("Sam 陈", "我想戒酒")


@pytest.mark.parametrize(
    "seen",
    [
        Circumstances(seconds=1.0),
        Circumstances(from_network=10_000),
        Circumstances(seconds=30.0, step_skipped=True),
        Circumstances(from_network=10_000, step_skipped=True),
        Circumstances(),
    ],
    ids=str,
)
def test_no_speed_and_no_network_alone_hides_anybody(seen: Circumstances) -> None:
    assert not is_probably_spam(some_answers(message=""), seen)


@pytest.mark.parametrize("message", ["Please help, my son", "necesito ayuda", "我想戒酒", "Помогите"])
def test_who_asks_for_help_is_heard_although_their_software_filled_the_trap(message: str) -> None:
    trapped = Circumstances(trap_filled=True, seconds=30.0)
    assert not is_probably_spam(some_answers(message=message), trapped)
    assert is_probably_spam(some_answers(message=""), trapped)


def test_danger_wins_over_any_score() -> None:
    worst = Circumstances(trap_filled=True, seconds=0.1, from_network=9999, step_skipped=True)
    advert = "Casino bonus https://a.xyz https://b.xyz https://c.xyz [url=x]"
    assert score_of(some_answers(message=advert), worst) > 3 * THRESHOLD
    assert not is_probably_spam(some_answers(message=advert, danger_now=True), worst)
    assert not is_probably_spam(some_answers(message=f"{advert} I want to die"), worst)


def test_an_address_in_the_name_is_enough() -> None:
    assert is_probably_spam(some_answers(name="https://win.example"), CALM)
