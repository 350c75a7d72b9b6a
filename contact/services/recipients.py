"""The two public keys that every record is sealed to: from their files, which may change under a running process."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from contact.services.errors import NotConfigured
from contact.vault.errors import VaultError
from contact.vault.keys import load_public_key
from contact.vault.sealing import Recipients

_STAFF, _ESCROW = "CONTACT_STAFF_PUBLIC_KEY", "CONTACT_ESCROW_PUBLIC_KEY"

#: The last usable pair by the files that it came from. Of two files that are replaced together one is first, and
#: what is sealed in between must not fail.
_last_good: dict[tuple[str, str], Recipients] = {}


def recipients() -> Recipients:
    """Return the recipients; raise NotConfigured when a key is missing, unreadable, or both are the same.

    The files are read each time, so that a key which `contact_keys publish` puts in place is used at once, without a
    restart. While they hold no usable pair, the last one that they held stays in use.
    """
    files = (public_key_file(_STAFF), public_key_file(_ESCROW))
    try:
        found = _load(public_key_text(_STAFF), public_key_text(_ESCROW))
    except VaultError:
        if files in _last_good:
            return _last_good[files]
        raise NotConfigured("the staff and escrow public keys are not usable") from None
    if any(files):
        _last_good[files] = found
    return found


def public_key_file(setting: str) -> str:
    """Return the path of the file that a public key is read from; "" when its text is in the environment."""
    return str(getattr(settings, f"{setting}_FILE", ""))


def public_key_text(setting: str) -> str:
    """Return the PEM of a public key as it is now; "" when its file cannot be read."""
    path = public_key_file(setting)
    if not path:
        return str(getattr(settings, setting))
    try:
        return Path(path).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


@lru_cache(maxsize=4)
def _load(staff_pem: str, escrow_pem: str) -> Recipients:
    return Recipients(staff=load_public_key(staff_pem), escrow=load_public_key(escrow_pem))
