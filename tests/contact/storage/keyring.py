"""A folder of keys as production has it: public keys in files, private staff keys in a ring."""

from pathlib import Path

from pytest_django import Settings

from contact.services.drill import escrow_drill
from contact.vault.generating import generate_key, private_pem
from contact.vault.opening import PrivateKey
from contact.vault.suites import DEFAULT_ALG


class KeyRing:
    """The keys of a site in a folder, with one staff key published."""

    def __init__(self, directory: Path, settings: Settings, alg: int = DEFAULT_ALG) -> None:
        self.directory, self.ring = directory, directory / "staff"
        self.ring.mkdir()
        self.staff_file, self.escrow_file = directory / "staff.public.pem", directory / "escrow.public.pem"
        self.staff, self.escrow = self.add_staff_key(alg=alg), generate_key(alg)
        self.staff_file.write_text(self.staff.public.to_pem())
        self.escrow_file.write_text(self.escrow.public.to_pem())
        settings.CONTACT_STAFF_PUBLIC_KEY = settings.CONTACT_ESCROW_PUBLIC_KEY = settings.CONTACT_STAFF_PRIVATE_KEY = ""
        settings.CONTACT_STAFF_PUBLIC_KEY_FILE = str(self.staff_file)
        settings.CONTACT_ESCROW_PUBLIC_KEY_FILE = str(self.escrow_file)
        settings.CONTACT_STAFF_PRIVATE_KEYS_DIR, settings.CONTACT_STAFF_KEY_PASSPHRASE = str(self.ring), ""

    def add_staff_key(self, *, alg: int = DEFAULT_ALG) -> PrivateKey:
        """Make a staff key, put its private half into the ring, and return it."""
        key = generate_key(alg)
        (self.ring / f"{key.public.kid}.pem").write_text(private_pem(key))
        return key

    def proven_escrow_key(self, *, alg: int = DEFAULT_ALG) -> PrivateKey:
        """Make an escrow key that has passed its drill, and return it."""
        key = generate_key(alg)
        escrow_drill(key=key, public=key.public)
        return key

    def public_file(self, key: PrivateKey) -> str:
        """Write a key's public half to a file to be published from, and return its path."""
        path = self.directory / f"{key.public.kid}.new.pem"
        path.write_text(key.public.to_pem())
        return str(path)

    def private_file(self, key: PrivateKey, passphrase: str = "") -> str:
        """Write a key's private half to a file outside the ring, and return its path."""
        path = self.directory / f"{key.public.kid}.private.pem"
        path.write_text(private_pem(key, passphrase))
        return str(path)
