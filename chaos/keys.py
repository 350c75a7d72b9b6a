"""A house whose keys are files and a ring, as in production, with many records sealed to them."""

import subprocess
import sys
from pathlib import Path

from chaos.house import ROOT, House

PASSPHRASE = "a passphrase of the chaos"  # noqa: S105 - of keys that are gone in a minute


class KeyHouse:
    """Puts the keys into a house's environment, and asks it about its records."""

    def __init__(self, house: House) -> None:
        self.house, self.folder = house, house.folder / "keys"
        (self.folder / "ring").mkdir(parents=True)
        house.environment |= {
            "CONTACT_STAFF_KEY_PASSPHRASE": PASSPHRASE,
            "CONTACT_ESCROW_KEY_PASSPHRASE": PASSPHRASE,
        }
        self.make("staff", "ring/1.pem", "staff.public.pem")
        self.make("escrow", "escrow.private.pem", "escrow.public.pem")
        house.environment |= {
            "CONTACT_STAFF_PUBLIC_KEY_FILE": str(self.folder / "staff.public.pem"),
            "CONTACT_ESCROW_PUBLIC_KEY_FILE": str(self.folder / "escrow.public.pem"),
            "CONTACT_STAFF_PRIVATE_KEYS_DIR": str(self.folder / "ring"),
        }

    def make(self, role: str, private: str, public: str) -> None:
        """Make a key pair in two files of the folder."""
        paths = ("--private", str(self.folder / private), "--public", str(self.folder / public))
        self.house.manage("contact_keys", role, *paths)

    def records(self, *arguments: str, **environment: str) -> str:
        """Run `chaos.records`, and return what it printed; raise CalledProcessError when it failed."""
        command = [sys.executable, "-m", "chaos.records", *arguments]
        run = subprocess.run(
            command, env=self.house.environment | environment, cwd=ROOT, capture_output=True, text=True, check=True
        )
        return run.stdout

    def check(self, staff: str, *, escrow: str = "escrow.private.pem", **environment: str) -> dict[str, int]:
        """Count the records by who can open them, with one staff key and one escrow key."""
        return counts_of(self.records("check", **self.checked_with(staff, escrow=escrow), **environment))

    def checked_with(self, staff: str, *, escrow: str = "escrow.private.pem") -> dict[str, str]:
        """Return the environment in which `chaos.records check` has one staff key and one escrow key."""
        return {"CHAOS_STAFF_KEY": str(self.folder / staff), "CHAOS_ESCROW_KEY": str(self.folder / escrow)}

    @property
    def escrow_key(self) -> Path:
        """Return the file of the private escrow key."""
        return self.folder / "escrow.private.pem"


def counts_of(said: str) -> dict[str, int]:
    """Return what `chaos.records check` printed, as numbers."""
    return {name: int(count) for name, count in (pair.split("=") for pair in said.split())}
