"""Adds the clues up."""

from collections.abc import Iterator

from contact.answers import InquiryAnswers
from contact.signals import signals_of
from contact.spam import weights
from contact.spam.circumstances import Circumstances
from contact.spam.clues import (
    differ_in_script,
    has_look_alikes,
    has_markup,
    is_random,
    links,
    pitches,
    plain,
    pleads,
    trade_words,
)


def is_probably_spam(answers: InquiryAnswers, seen: Circumstances) -> bool:
    """Say whether an inquiry begins in the folder for probable spam. Any signal of danger or of a child says no."""
    return not signals_of(answers) and score_of(answers, seen) >= weights.THRESHOLD


def score_of(answers: InquiryAnswers, seen: Circumstances) -> int:
    """Return the sum of the weights of all clues."""
    return sum(_of_circumstances(seen)) + sum(_of_words(answers)) + sum(_of_letters(answers))


def _of_circumstances(seen: Circumstances) -> Iterator[int]:
    if seen.trap_filled:
        yield weights.TRAP
    if seen.seconds is not None and seen.seconds < weights.INSTANT_SECONDS:
        yield weights.INSTANT
    if seen.from_network > weights.MANY_FROM_NETWORK:
        yield weights.FROM_NETWORK
    if seen.step_skipped:
        yield weights.STEP_SKIPPED


def _of_words(answers: InquiryAnswers) -> Iterator[int]:
    short = " \n ".join(_short_texts(answers))
    if links(short):
        yield weights.LINK_IN_SHORT_FIELD
    if has_markup(answers.message) or has_markup(short):
        yield weights.MARKUP
    yield weights.LINKS.get(links(answers.message), weights.MANY_LINKS)
    text = plain(f"{answers.message} \n {short}")
    yield weights.PITCH * pitches(text)
    yield weights.TRADE_WORD * min(trade_words(text), weights.MOST_TRADE_WORDS)
    if pleads(text):
        yield weights.PLEA


def _of_letters(answers: InquiryAnswers) -> Iterator[int]:
    name, message = answers.name, answers.message
    if is_random(name):
        yield weights.RANDOM_NAME
    if is_random(message):
        yield weights.RANDOM_MESSAGE
    if len(name.split()) > 2 and plain(name) == plain(message):
        yield weights.NAME_IS_MESSAGE
    if has_look_alikes(message) or has_look_alikes(name):
        yield weights.LOOK_ALIKES
    if differ_in_script(name, message):
        yield weights.OTHER_SCRIPT


def _short_texts(answers: InquiryAnswers) -> Iterator[str]:
    """Yield what was typed into fields of one line."""
    yield answers.name
    yield from (answers.wishes.access, answers.loved_one.name, answers.referrer.organization, answers.referrer.role)
    plan = answers.insurance
    yield from (plan.payer, plan.member_id, plan.group, plan.subscriber, plan.patient)
