"""The answers: the safest defaults, and nothing shown by accident."""

from typing import Any

import pytest

from contact.answers import InquiryAnswers
from tests.contact.conftest import some_answers


def test_what_was_not_asked_for_is_not_safe_to_do() -> None:
    answers = some_answers()
    assert (answers.voicemail_ok, answers.text_ok, answers.say_who_ok) == (False, False, False)


def test_answers_come_back_from_their_payload() -> None:
    answers = some_answers(about="patient", text_ok=True, program="residential", message="مرحبا\n🙂")
    assert InquiryAnswers.from_payload(answers.to_payload()) == answers


@pytest.mark.parametrize(
    "change",
    [{"name": 1}, {"reach": None}, {"text_ok": "yes"}, {"about": "canary"}, {"reach_kind": "canary"}, {"about": None}],
    ids=str,
)
def test_a_payload_of_another_shape_is_refused_without_its_words(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="payload") as refused:
        InquiryAnswers.from_payload(some_answers().to_payload() | change)
    assert "canary" not in str(refused.value)


def test_answers_do_not_show_themselves() -> None:
    assert "canary" not in f"{some_answers(name='canary', message='canary')!r}"
