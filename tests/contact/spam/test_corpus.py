"""Row 71 of the security design: a thousand letters and a thousand pieces of spam, and where each begins."""

import pytest

from contact.spam import is_probably_spam, score_of
from tests.contact.spam.corpus import Sample, ham, held_out_ham, held_out_spam, spam


def _hidden(samples: list[Sample]) -> list[Sample]:
    return [each for each in samples if is_probably_spam(each.answers, each.seen)]


def _described(samples: list[Sample]) -> str:
    return "\n".join(f"{each.kind} {score_of(each.answers, each.seen)}: {each.answers.message}" for each in samples[:9])


def test_the_corpus_has_a_thousand_of_each_and_is_the_same_each_time() -> None:
    letters, adverts = [*ham(), *held_out_ham()], [*spam(), *held_out_spam()]
    assert (len(letters), len(adverts)) == (1000, 1000)
    assert letters == [*ham(), *held_out_ham()]
    assert len({each.kind for each in letters}) >= 10
    assert len({each.answers.message for each in adverts}) > 400


@pytest.mark.parametrize(("samples", "most_hidden"), [(ham(), 0.005), (held_out_ham(), 0.005)], ids=["set", "held out"])
def test_letters_of_people_begin_in_the_inbox(samples: list[Sample], most_hidden: float) -> None:
    hidden = _hidden(samples)
    assert len(hidden) <= most_hidden * len(samples), _described(hidden)


@pytest.mark.parametrize(("samples", "least"), [(spam(), 0.95), (held_out_spam(), 0.95)], ids=["set", "held out"])
def test_spam_begins_in_its_folder(samples: list[Sample], least: float) -> None:
    hidden = _hidden(samples)
    assert len(hidden) >= least * len(samples), _described([each for each in samples if each not in hidden])
