"""The private keys of the staff, in the settings and in a folder of them, for a process that opens records."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from contact.services.errors import NotConfigured
from contact.vault.errors import KeyFormatError
from contact.vault.opening import Opener, PrivateKey, load_private_key

#: Folder inside the ring for keys that open nothing any more. What is in it is not read.
RETIRED = "retired"


def staff_opener() -> Opener:
    """Return what opens records for the staff, with old and new keys alike; raise NotConfigured when there is none."""
    keys = staff_private_keys()
    if not keys:
        raise NotConfigured("the staff private key is not usable")
    return Opener("staff", keys)


def staff_private_keys() -> list[PrivateKey]:
    """Return every staff key that can be read now. A file that cannot be read spoils none of the others."""
    pems = [settings.CONTACT_STAFF_PRIVATE_KEY, *(_text(path) for path in ring_files())]
    keys = (_load(pem, settings.CONTACT_STAFF_KEY_PASSPHRASE) for pem in pems if pem)
    return [key for key in keys if key]


def ring_file_of(kid: str) -> Path | None:
    """Return the file in the ring that holds the key with this id."""
    for path in ring_files():
        key = _load(_text(path), settings.CONTACT_STAFF_KEY_PASSPHRASE)
        if key and key.public.kid == kid:
            return path
    return None


def ring_files() -> list[Path]:
    """Return the files of the ring, by name; none when there is no ring."""
    directory = settings.CONTACT_STAFF_PRIVATE_KEYS_DIR
    return sorted(Path(directory).glob("*.pem")) if directory else []


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""


@lru_cache(maxsize=16)
def _load(pem: str, passphrase: str) -> PrivateKey | None:
    # Cached by the text, because to unlock a key takes a while on purpose. An empty text is no key.
    try:
        return load_private_key(pem, passphrase)
    except KeyFormatError:
        return None
