"""One field for a phone number or an email address."""

import traceback

import pytest
from django.core.exceptions import ValidationError

from contact.intake.reach import NO_EXTENSION, NOT_AN_EMAIL, NOT_UNDERSTOOD, read_reach


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("call me", NOT_UNDERSTOOD),
        ("555-0123", NOT_UNDERSTOOD),
        ("911", NOT_UNDERSTOOD),
        ("123-456-7890", NOT_UNDERSTOOD),
        ("202-155-0123", NOT_UNDERSTOOD),
        ("202-555-01234", NOT_UNDERSTOOD),
        ("+999 1234567", NOT_UNDERSTOOD),
        ("+0", NOT_UNDERSTOOD),
        ("+", NOT_UNDERSTOOD),
        ("0", NOT_UNDERSTOOD),
        ("2025550123 or 2025550188", NOT_UNDERSTOOD),
        ("202-555-0123 after 6", NOT_UNDERSTOOD),
        ("202-555-0123 ext. 45", NO_EXTENSION),
        ("202-555-0123x45", NO_EXTENSION),
        ("robin@", NOT_AN_EMAIL),
        ("@example.com", NOT_AN_EMAIL),
        ("robin@example", NOT_AN_EMAIL),
        ("robin@example.com, 202-555-0123", NOT_AN_EMAIL),
    ],
)
def test_what_cannot_be_reached_is_refused_in_words(typed: str, message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_reach(typed)
    assert refused.value.messages == [message]


@pytest.mark.parametrize("typed", ["canary.7d1@", "canary.7d1"])
def test_a_refusal_does_not_carry_what_was_typed(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_reach(typed)
    assert "canary" not in "".join(traceback.format_exception(refused.value)).replace(f'read_reach("{typed}")', "")
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("202-555-0123", "+12025550123"),
        ("(202) 555-0123", "+12025550123"),
        ("1 202 555 0123", "+12025550123"),
        ("+1 (202) 555-0123", "+12025550123"),
        ("202.555.0123", "+12025550123"),
        ("202\u2013555\u20130123", "+12025550123"),
        ("\uff12\uff10\uff12\uff15\uff15\uff15\uff10\uff11\uff12\uff13", "+12025550123"),
        ("٢٠٢٥٥٥٠١٢٣", "+12025550123"),
        ("+44 20 7946 0958", "+442079460958"),
        ("0044 20 7946 0958", "+442079460958"),
        ("011 44 20 7946 0958", "+442079460958"),
        ("+52 55 1234 5678", "+525512345678"),
    ],
)
def test_a_number_is_read_in_the_ways_that_people_write_it(typed: str, value: str) -> None:
    assert read_reach(typed) == (value, "phone")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("Robin.Doe+help@Example.COM", "Robin.Doe+help@example.com"),
        ("robin\uff20example.com", "robin@example.com"),
        ("robin@bücher.example", "robin@bücher.example"),
    ],
)
def test_an_address_keeps_its_first_part_as_written(typed: str, value: str) -> None:
    assert read_reach(typed) == (value, "email")
