"""The signed token of one form: it makes a double click one row, and with the origin check stands in for a cookie."""

import json
from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.utils.crypto import salted_hmac

from contact.answers import InquiryAnswers

#: How long a form can stand open. A person may write over a day; after it the form comes again, with what they wrote.
MAX_AGE = timedelta(hours=24)

_SALT = "contact.intake.token"


class TokenError(Exception):
    """The token is missing, was not signed by us, or is older than `MAX_AGE`."""


class TokenSecretMissingError(Exception):
    """CONTACT_TOKEN_SECRET is not set, so no form can be offered."""


def issue_token() -> str:
    """Return a token that carries the fresh id of one form; raises TokenSecretMissingError."""
    return _signer().sign(uuid4().hex)


def read_token(token: str) -> UUID:
    """Return the id of the form; raises TokenError, or TokenSecretMissingError."""
    signer = _signer()
    try:
        return UUID(hex=signer.unsign(token, max_age=MAX_AGE))
    except (BadSignature, ValueError):
        # Not chained: the first error carries the token.
        raise TokenError from None


def submission_id_of(form_id: UUID, answers: InquiryAnswers) -> UUID:
    """Return the id of one sending: the same form with the same answers always makes the same one.

    So a double click or a retried request is one row, and somebody who goes back to correct a wrong digit is heard.
    The form's id is random and stored nowhere, so the result tells nothing of the answers, even with the secret.
    """
    said = json.dumps(answers.to_payload(), sort_keys=True)
    mac = salted_hmac(_SALT, f"{form_id.hex}|{said}", secret=settings.CONTACT_TOKEN_SECRET, algorithm="sha256")
    return UUID(bytes=mac.digest()[:16], version=4)


def _signer() -> TimestampSigner:
    # Django would take SECRET_KEY in place of an empty key, and accept the staff side's old keys as well.
    if not settings.CONTACT_TOKEN_SECRET:
        raise TokenSecretMissingError
    return TimestampSigner(key=settings.CONTACT_TOKEN_SECRET, salt=_SALT, fallback_keys=[])
