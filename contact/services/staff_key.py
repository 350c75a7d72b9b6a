"""The private key of the staff, from the settings. Only a process that opens records holds it."""

from functools import lru_cache

from django.conf import settings

from contact.services.errors import NotConfigured
from contact.vault.errors import VaultError
from contact.vault.opening import Opener, load_private_key


def staff_opener() -> Opener:
    """Return what opens records for the staff; raise NotConfigured when the key is missing or unreadable."""
    try:
        return _load(settings.CONTACT_STAFF_PRIVATE_KEY, settings.CONTACT_STAFF_KEY_PASSPHRASE)
    except VaultError:
        raise NotConfigured("the staff private key is not usable") from None


@lru_cache(maxsize=2)
def _load(pem: str, passphrase: str) -> Opener:
    return Opener("staff", [load_private_key(pem, passphrase)])
