"""Keys as files: making them without ever writing over one, and reading them back."""

import os
from collections.abc import Callable
from pathlib import Path

from contact.services.atomic_file import write_new
from contact.services.errors import ContactError
from contact.vault.errors import KeyFormatError
from contact.vault.generating import generate_key, private_pem
from contact.vault.keys import PublicKey, load_public_key
from contact.vault.opening import PrivateKey, load_private_key
from contact.vault.suites import DEFAULT_ALG

#: A private key is for the process that opens with it; a public key may be read by all.
PRIVATE_MODE = 0o400
PUBLIC_MODE = 0o644

_DEVELOPMENT_ROLES = ("staff", "escrow")


class KeyFileError(ContactError):
    """A key file is in the way, missing or unreadable; the message names the path and nothing of the key."""


def key_pair_make(*, private_path: Path, public_path: Path, passphrase: str, alg: int = DEFAULT_ALG) -> PrivateKey:
    """Make a production key pair and write both halves; raise KeyFileError when either file is there already."""
    for path in (private_path, public_path):
        if path.exists():
            raise KeyFileError(f"{path} exists. A key is never written over: name another file.")
    key = generate_key(alg)
    _write_pair(key, private_path, public_path, passphrase)
    return key


def development_keys_ensure(*, directory: Path) -> list[Path]:
    """Make the development keys that are not there yet and return the files written; safe to call again."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    return [path for role in _DEVELOPMENT_ROLES for path in _ensure_pair(directory, role)]


def private_key_read(path: Path, passphrase: Callable[[], str]) -> PrivateKey:
    """Return the private key of a file, asking for the passphrase only when it needs one; raise KeyFileError."""
    pem = key_file_text(path)
    try:
        return load_private_key(pem)
    except KeyFormatError:
        pass
    try:
        return load_private_key(pem, passphrase())
    except KeyFormatError:
        raise KeyFileError(f"{path} holds no private key that this passphrase opens.") from None


def public_key_read(path: Path) -> PublicKey:
    """Return the public key of a file; raise KeyFileError."""
    try:
        return load_public_key(key_file_text(path))
    except KeyFormatError:
        raise KeyFileError(f"{path} holds no public key of a suite that we know.") from None


def key_file_text(path: Path) -> str:
    """Return the text of a key file; raise KeyFileError when it cannot be read."""
    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        raise KeyFileError(f"{path} can not be read as a key file.") from None


def _ensure_pair(directory: Path, role: str) -> list[Path]:
    private_path, public_path = directory / f"{role}.private.pem", directory / f"{role}.public.pem"
    if private_path.exists() and public_path.exists():
        return []
    if private_path.exists() or public_path.exists():
        raise KeyFileError(f"Only one half of the {role} key is in {directory}. Remove it and run this again.")
    _write_pair(generate_key(development=True), private_path, public_path, passphrase="")
    return [private_path, public_path]


def _write_pair(key: PrivateKey, private_path: Path, public_path: Path, passphrase: str) -> None:
    _write(private_path, private_pem(key, passphrase), PRIVATE_MODE)
    _write(public_path, key.public.to_pem(), PUBLIC_MODE)


def _write(path: Path, text: str, mode: int) -> None:
    try:
        write_new(path, text, mode=mode)
    except OSError as error:
        raise KeyFileError(f"{path} could not be written: {os.strerror(error.errno or 0)}.") from None
