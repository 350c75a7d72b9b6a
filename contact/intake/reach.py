"""Reads the one field for a phone number or an email address."""

import re
import unicodedata
from typing import Literal, NamedTuple

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

#: A number without a country code is read as one from here.
HOME_REGION = "US"

_NORTH_AMERICA = 1
#: An area code and an exchange both start with 2 to 9. New area codes come faster than releases of the number
#: library, so the shape decides here and not its list of codes in use.
_NORTH_AMERICAN_SHAPE = re.compile(r"[2-9]\d{2}[2-9]\d{6}")
_PHONE_CHARACTERS = re.compile(r"[\d\s+().\-/\u2010-\u2015]+")
_EXTENSION = re.compile(r"\d\s*(?:x|ext|extension|#)\.?\s*\d+\s*$", re.IGNORECASE)

_is_email = EmailValidator()

NOT_UNDERSTOOD = "Enter a phone number with its area code, or an email address."
NOT_AN_EMAIL = "Enter one email address, like name@example.com, or one phone number."
NO_EXTENSION = "Leave the extension out here, and tell us about it in your message."


class Reach(NamedTuple):
    """Where a person can be reached: an E.164 number or an email address, and which of the two it is."""

    value: str
    kind: Literal["phone", "email"]


def read_reach(text: str) -> Reach:
    """Return what the text means; raises ValidationError with words for the visitor, never with the text in them.

    Wide forms of Latin characters, as some keyboards write them, count as the plain ones.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    return _read_email(plain) if "@" in plain else _read_phone(plain)


def _read_email(text: str) -> Reach:
    try:
        _is_email(text)
    except ValidationError:
        # Not chained: the first error carries the text.
        raise ValidationError(NOT_AN_EMAIL, code="email") from None
    local, _, domain = text.rpartition("@")
    return Reach(f"{local}@{domain.lower()}", "email")


def _read_phone(text: str) -> Reach:
    if _EXTENSION.search(text):
        raise ValidationError(NO_EXTENSION, code="extension")
    if not _PHONE_CHARACTERS.fullmatch(text):
        raise ValidationError(NOT_UNDERSTOOD, code="reach")
    # Most of the world dials 00 where North America dials 011; no number here starts with it.
    written = re.sub(r"^00", "+", text)
    try:
        number = phonenumbers.parse(written, HOME_REGION)
    except phonenumbers.NumberParseException:
        raise ValidationError(NOT_UNDERSTOOD, code="reach") from None
    if not _can_be_dialed(number):
        raise ValidationError(NOT_UNDERSTOOD, code="reach")
    return Reach(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), "phone")


def _can_be_dialed(number: phonenumbers.PhoneNumber) -> bool:
    if number.country_code == _NORTH_AMERICA:
        return bool(_NORTH_AMERICAN_SHAPE.fullmatch(str(number.national_number)))
    possible = phonenumbers.is_possible_number_with_reason(number)
    return bool(possible == phonenumbers.ValidationResult.IS_POSSIBLE)
