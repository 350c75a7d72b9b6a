"""The two public keys that every record is sealed to, from the settings."""

from functools import lru_cache

from django.conf import settings

from contact.services.errors import NotConfigured
from contact.vault.errors import VaultError
from contact.vault.keys import load_public_key
from contact.vault.sealing import Recipients


def recipients() -> Recipients:
    """Return the recipients; raise NotConfigured when a key is missing, unreadable, or both are the same."""
    try:
        return _load(settings.CONTACT_STAFF_PUBLIC_KEY, settings.CONTACT_ESCROW_PUBLIC_KEY)
    except VaultError:
        raise NotConfigured("the staff and escrow public keys are not usable") from None


@lru_cache(maxsize=4)
def _load(staff_pem: str, escrow_pem: str) -> Recipients:
    return Recipients(staff=load_public_key(staff_pem), escrow=load_public_key(escrow_pem))
