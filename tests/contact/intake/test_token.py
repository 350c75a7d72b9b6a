"""The signed token of a form."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.signing import TimestampSigner
from pytest_django.fixtures import Settings

from contact.intake.token import MAX_AGE, TokenError, TokenSecretMissingError, issue_token, read_token

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize("token", ["", "x", ":", "a:b:c", "\0", "é:1:é", "9" * 5000])
def test_what_we_did_not_sign_is_refused(token: str) -> None:
    with pytest.raises(TokenError):
        read_token(token)


def test_one_changed_character_is_refused() -> None:
    token = issue_token()
    changed = ("0" if token[0] != "0" else "1") + token[1:]
    with pytest.raises(TokenError):
        read_token(changed)


def test_the_secret_key_of_the_staff_side_signs_nothing_here(settings: Settings) -> None:
    salt = "contact.intake.token"
    value = "0" * 32
    settings.SECRET_KEY_FALLBACKS = ["an-old-key-of-the-staff-side"]
    for key in (settings.SECRET_KEY, "an-old-key-of-the-staff-side"):
        with pytest.raises(TokenError):
            read_token(TimestampSigner(key=key, salt=salt).sign(value))


def test_a_signed_text_that_is_no_id_is_refused(settings: Settings) -> None:
    signer = TimestampSigner(key=settings.CONTACT_TOKEN_SECRET, salt="contact.intake.token")
    with pytest.raises(TokenError):
        read_token(signer.sign("not-an-id"))


def test_without_a_secret_of_its_own_no_token_is_made(settings: Settings) -> None:
    settings.CONTACT_TOKEN_SECRET = ""
    with pytest.raises(TokenSecretMissingError):
        issue_token()
    with pytest.raises(TokenSecretMissingError):
        read_token("x")


def test_a_token_names_one_submission_for_a_day() -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        token = issue_token()
        first = read_token(token)
        clock.move_to(NOW + MAX_AGE - timedelta(seconds=1))
        assert read_token(token) == first
        clock.move_to(NOW + MAX_AGE + timedelta(seconds=1))
        with pytest.raises(TokenError):
            read_token(token)


def test_two_forms_are_two_submissions() -> None:
    assert read_token(issue_token()) != read_token(issue_token())
