"""The withdrawal code as a person holds it: twenty letters and digits on a sheet of paper.

It is made of the form's random id and the answers, so a form that is sent again shows the same code, and nothing
needs to be stored for it. The random id is kept nowhere: not even the database and the secret together can make it.
"""

import re
from typing import Final
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from contact.answers import InquiryAnswers
from contact.intake.token import said_with

_SALT: Final = "contact.intake.code"
#: Crockford's letters for base 32: no I, L, O and U, which look or sound like others.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#: What a reader may take the missing letters for.
_MEANT = str.maketrans("OIL", "011")
_BITS = 5
#: Nineteen of 5 bits each, 95 bits of chance; the twentieth checks them.
_DRAWN = 19
LENGTH: Final = _DRAWN + 1
_GROUP = 5
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015]+")


class CodeError(Exception):
    """The text cannot be a code: a letter is missing, wrong, or in another's place."""


def code_for(form_id: UUID, answers: InquiryAnswers) -> str:
    """Return the code of one sending, without its dashes: the same form with the same answers has the same one."""
    said = said_with(form_id, answers)
    mac = salted_hmac(_SALT, said, secret=settings.CONTACT_TOKEN_SECRET, algorithm="sha256").digest()
    number = int.from_bytes(mac) >> (len(mac) * 8 - _DRAWN * _BITS)
    drawn = "".join(ALPHABET[number >> _BITS * place & 31] for place in reversed(range(_DRAWN)))
    return drawn + _check(drawn)


def in_groups(code: str) -> str:
    """Return a code as it is shown, in groups of five."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def read_code(text: str) -> str:
    """Return the code that was typed, in any case and grouping; raise CodeError, which holds nothing of it."""
    code = _BETWEEN.sub("", text).upper().translate(_MEANT)
    if len(code) != LENGTH or not set(code) <= set(ALPHABET) or _check(code[:-1]) != code[-1]:
        raise CodeError
    return code


def _check(drawn: str) -> str:
    """Return the check letter: Luhn's sum in base 32, which tells any one wrong letter and nearly any two swapped."""
    base, total = len(ALPHABET), 0
    for place, letter in enumerate(reversed(drawn)):
        value = ALPHABET.index(letter) * (2 if place % 2 == 0 else 1)
        total += value // base + value % base
    return ALPHABET[-total % base]
