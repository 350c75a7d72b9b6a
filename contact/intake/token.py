"""The signed token of one form: it makes a double click one row, and with the origin check stands in for a cookie."""

import json
import time
from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.core.signing import BadSignature, Signer, TimestampSigner, b62_decode
from django.utils.crypto import salted_hmac

from contact.answers import Added, InquiryAnswers

#: How long a form can stand open. A person may write over a day; after it the form comes again, with what they wrote.
MAX_AGE = timedelta(hours=24)

_SALT = "contact.intake.token"
#: Ends the id of a form that was shown again, filled in: it may be sent at once.
_AGAIN = ".again"


class TokenError(Exception):
    """The token is missing, was not signed by us, or is older than `MAX_AGE`."""


class TokenSecretMissingError(Exception):
    """CONTACT_TOKEN_SECRET is not set, so no form can be offered."""


def issue_token(*, again: bool = False) -> str:
    """Return a token that carries the fresh id of one form; raises TokenSecretMissingError.

    `again` is for a form that comes back with what was typed.
    """
    return _signer().sign(uuid4().hex + (_AGAIN if again else ""))


def read_token(token: str) -> UUID:
    """Return the id of the form; raises TokenError, or TokenSecretMissingError."""
    signer = _signer()
    try:
        return UUID(hex=signer.unsign(token, max_age=MAX_AGE).removesuffix(_AGAIN))
    except (BadSignature, ValueError):
        # Not chained: the first error carries the token.
        raise TokenError from None


def seconds_open(token: str) -> float | None:
    """Return for how long a form that `read_token` took stood open, to a second; None for one that was shown again."""
    form_id, _, issued = Signer.unsign(_signer(), token).rpartition(":")
    return None if form_id.endswith(_AGAIN) else time.time() - b62_decode(issued)


def submission_id_of(form_id: UUID, answers: InquiryAnswers) -> UUID:
    """Return the id of one sending: the same form with the same answers always makes the same one.

    So a double click or a retried request is one row, and somebody who goes back to correct a wrong digit is heard.
    The form's id is random and stored nowhere, so the result tells nothing of the answers, even with the secret.
    """
    return _id_of(said_with(form_id, answers))


def addition_id_of(form_id: UUID, inquiry_id: UUID, kind: str, said: Added) -> UUID:
    """Return the id of one addition to an inquiry, which a double click makes again."""
    return _id_of(f"{inquiry_id.hex}|{kind}|{said_with(form_id, said)}")


def said_with(form_id: UUID, said: InquiryAnswers | Added) -> str:
    """Return a form's id with what was said in it, as one text to make ids and codes of. It holds all that was said."""
    return f"{form_id.hex}|{json.dumps(said.to_payload(), sort_keys=True)}"


def _id_of(said: str) -> UUID:
    mac = salted_hmac(_SALT, said, secret=settings.CONTACT_TOKEN_SECRET, algorithm="sha256")
    return UUID(bytes=mac.digest()[:16], version=4)


def _signer() -> TimestampSigner:
    # Django would take SECRET_KEY in place of an empty key, and accept the staff side's old keys as well.
    if not settings.CONTACT_TOKEN_SECRET:
        raise TokenSecretMissingError
    return TimestampSigner(key=settings.CONTACT_TOKEN_SECRET, salt=_SALT, fallback_keys=[])
