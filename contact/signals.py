"""What in the answers means that a person should be reached first. It runs in memory: no word of it is kept.

A signal never stops a form. It puts help on top of the next page, and raises the record in the queue. It will miss
some and raise others without need: a list of words is no judgment, and nobody is told that they were judged.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from contact.answers import InquiryAnswers


class Signal(StrEnum):
    """Why an inquiry stands higher in the queue."""

    DANGER = "danger"
    """They ticked that somebody is in danger now."""
    CRISIS_WORDS = "crisis_words"
    """A word of the message may mean danger."""
    MINOR = "minor"
    """The person who needs help is under 18, or seems to be."""


#: English and Spanish, without accents. Matched at the start of a word, so that "overdosed" is found by "overdos".
_CRISIS = (
    *("suicid", "kill myself", "killing myself", "end my life", "ending my life", "end it all", "take my own life"),
    *("want to die", "wanna die", "wants to die", "better off dead", "no reason to live", "dont want to live"),
    *("dont want to be alive", "hurt myself", "hurting myself", "cut myself", "harm myself", "self harm"),
    *("kill himself", "kill herself", "kill themsel", "hurt himself", "hurt herself", "kill me", "going to kill"),
    *("overdos", "took too many", "took too much", "not breathing", "cant breathe", "cannot breathe", "wont wake"),
    *("will not wake", "unconscious", "passed out", "turning blue", "blue lips", "seizure", "hallucinat"),
    *("beats me", "beating me", "he hits me", "she hits me", "afraid for my life", "has a gun", "with a gun"),
    *("suicidio", "suicidar", "matarme", "me quiero morir", "quiero morir", "quitarme la vida", "no quiero vivir"),
    *("hacerme dano", "sobredosis", "no respira", "no despierta", "inconsciente", "convulsion", "me pega"),
)
_AGES = r"(?:9|1[0-7]|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
_YOUNG = "son|daughter|child|kid|boy|girl|brother|sister|niece|nephew|grandson|granddaughter|teen|teenager"
#: "I am 12 weeks pregnant" and "he is 15 months sober" tell no age.
_NO_OTHER_UNIT = r"(?! (?:days?|weeks?|months?)\b)"
_MINOR = (
    rf"\b(?:i am|im|i just turned|(?:he|she|{_YOUNG}) is|hes|shes|they are) (?:only )?{_AGES}\b{_NO_OTHER_UNIT}",
    rf"\b{_AGES}[- ]year[- ]old\b",
    r"\btengo (?:9|1[0-7]) anos\b",
    r"\b(?:my|our) (?:teenage|underage)\b",
)
_CRISIS_PATTERN = re.compile(r"\b(?:" + "|".join(map(re.escape, _CRISIS)) + ")")
_MINOR_PATTERN = re.compile("|".join(_MINOR))
_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}]")


def signals_of(answers: InquiryAnswers) -> frozenset[Signal]:
    """Return what the answers signal. It costs time in proportion to the length of the texts, and no more."""
    return frozenset(_signals(answers))


def _signals(answers: InquiryAnswers) -> Iterable[Signal]:
    text = _plain(answers.message)
    if answers.danger_now:
        yield Signal.DANGER
    if _CRISIS_PATTERN.search(text):
        yield Signal.CRISIS_WORDS
    if answers.age == "minor" or _MINOR_PATTERN.search(text):
        yield Signal.MINOR


def _plain(text: str) -> str:
    """Return the text in small letters without accents and apostrophes, and with single spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_APOSTROPHES.sub("", bare).split())
