"""Withdrawal codes as the database knows them: by a slow, keyed hash, and nothing else.

The hash has one salt for all codes, made of the site's secret, so that a code is found by equality. A code has 95
bits of chance, so no two are alike and no list of likely ones exists; and whoever holds the database without the
secret has nothing to try codes against.
"""

import hashlib
from datetime import datetime
from typing import Final
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from contact.models import WithdrawalCode
from contact.models.withdrawal_code import CODE_HASH_BYTES
from contact.services.errors import NotConfigured

_SALT: Final = "contact.services.codes"
#: scrypt of RFC 7914 with 4 MiB: 7 to 9 ms of one core of the machine that this was measured on, for a sent form as
#: for a code that is tried. The codes are no passwords: with 95 bits of chance, what makes a hash slow adds 13 to what
#: nobody can guess anyway, while four times as slow made every form four times as dear to whoever floods us.
_N, _R, _P = 2**12, 8, 1
_MEMORY = 256 * _N * _R


def code_hash(code: str) -> bytes:
    """Return the hash of a code; raise NotConfigured without the site's secret."""
    if not settings.CONTACT_TOKEN_SECRET:
        raise NotConfigured("the secret of the forms is missing")
    salt = salted_hmac(_SALT, "salt", secret=settings.CONTACT_TOKEN_SECRET, algorithm="sha256").digest()
    return hashlib.scrypt(code.encode(), salt=salt, n=_N, r=_R, p=_P, maxmem=_MEMORY, dklen=CODE_HASH_BYTES)


def code_row(code: str, *, inquiry_id: UUID, made_hour: datetime) -> WithdrawalCode:
    """Return the row of an inquiry's code, which is not saved here."""
    return WithdrawalCode(inquiry_id=inquiry_id, hash=code_hash(code), made_hour=made_hour)
