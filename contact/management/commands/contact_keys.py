"""Make, name and prove the keys of the inquiries."""

import os
from getpass import getpass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from contact.services.drill import escrow_drill
from contact.services.errors import ContactError
from contact.services.key_files import development_keys_ensure, key_pair_make, private_key_read
from contact.vault.errors import KeyFormatError
from contact.vault.keys import PublicKey, load_public_key
from contact.vault.suites import P256, X25519

_SUITES = {"p256": P256, "x25519": X25519}
_SUITE_NAMES = {alg: name for name, alg in _SUITES.items()}

#: A passphrase is typed or read from the environment, never given as an argument: arguments show in process lists.
PASSPHRASE_MIN_CHARACTERS = 15


class Command(BaseCommand):
    help = "Make, name and prove the keys that inquiries are sealed with."
    requires_system_checks = []  # the checks ask for the very keys that this makes

    def add_arguments(self, parser: CommandParser) -> None:
        commands = parser.add_subparsers(dest="command", required=True)
        commands.add_parser("dev", help="Make development keys where there are none. Production refuses them.")
        for role, keeping in (("staff", "for the staff process alone"), ("escrow", "to be kept offline")):
            pair = commands.add_parser(role, help=f"Make the {role} key pair; the private half is {keeping}.")
            pair.add_argument("--private", type=Path, required=True, help="File to write the private key to.")
            pair.add_argument("--public", type=Path, required=True, help="File to write the public key to.")
            pair.add_argument("--suite", choices=_SUITES, default="p256", help="The same for staff and escrow.")
        commands.add_parser("fingerprints", help="Show the fingerprints of the keys in the settings.")
        drill = commands.add_parser("drill", help="Open a sealed test record with the escrow key; the audit notes it.")
        drill.add_argument("--key", type=Path, required=True, help="File of the escrow private key.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['command']}")(options)
        except ContactError as error:
            raise CommandError(str(error)) from None

    def _dev(self, options: dict[str, Any]) -> None:
        directory = Path(settings.CONTACT_DEV_KEYS_DIR) if hasattr(settings, "CONTACT_DEV_KEYS_DIR") else None
        if directory is None:
            raise CommandError("These settings have no development keys. Use the development settings.")
        written = development_keys_ensure(directory=directory)
        self.stdout.write(
            f"Made {len(written)} key files in {directory}." if written else "Development keys are there."
        )

    def _staff(self, options: dict[str, Any]) -> None:
        self._make(options, "CONTACT_STAFF_KEY_PASSPHRASE")
        self.stdout.write(
            "Set CONTACT_STAFF_PUBLIC_KEY_FILE in every process. Set CONTACT_STAFF_PRIVATE_KEY_FILE and "
            "CONTACT_STAFF_KEY_PASSPHRASE where staff open inquiries, and nowhere else."
        )

    def _escrow(self, options: dict[str, Any]) -> None:
        self._make(options, "CONTACT_ESCROW_KEY_PASSPHRASE")
        self.stdout.write(
            "Set CONTACT_ESCROW_PUBLIC_KEY_FILE in every process. Move the private key and its passphrase offline, "
            "to two places, prove them with `contact_keys drill`, and leave no copy on a server."
        )

    def _fingerprints(self, options: dict[str, Any]) -> None:
        for role, pem in (
            ("staff", settings.CONTACT_STAFF_PUBLIC_KEY),
            ("escrow", settings.CONTACT_ESCROW_PUBLIC_KEY),
        ):
            try:
                self._show(role, load_public_key(pem))
            except KeyFormatError:
                self.stdout.write(f"{role}: {'not readable' if pem else 'not set'}")

    def _drill(self, options: dict[str, Any]) -> None:
        key = private_key_read(options["key"], lambda: _passphrase("CONTACT_ESCROW_KEY_PASSPHRASE"))
        seq = escrow_drill(key=key)
        self.stdout.write(self.style.SUCCESS(f"The escrow key opened a sealed test record. Audit row {seq} says so."))
        self._show("escrow", key.public)

    def _make(self, options: dict[str, Any], variable: str) -> None:
        key = key_pair_make(
            private_path=options["private"],
            public_path=options["public"],
            passphrase=_new_passphrase(variable),
            alg=_SUITES[options["suite"]],
        )
        self._show(options["command"], key.public)

    def _show(self, role: str, key: PublicKey) -> None:
        groups = " ".join(key.fingerprint[at : at + 8] for at in range(0, len(key.fingerprint), 8))
        kind = ", development key" if key.is_development else ""
        self.stdout.write(f"{role}: key id {key.kid} ({_SUITE_NAMES[key.alg]}{kind})\n  fingerprint {groups}")


def _passphrase(variable: str) -> str:
    return os.environ.get(variable) or getpass("Passphrase of the private key: ")


def _new_passphrase(variable: str) -> str:
    typed = os.environ.get(variable)
    if not typed:
        typed = getpass("Passphrase for the new private key: ")
        if typed != getpass("The same again: "):
            raise CommandError("The two passphrases differ. Nothing was made.")
    if len(typed) < PASSPHRASE_MIN_CHARACTERS:
        raise CommandError(f"A passphrase needs {PASSPHRASE_MIN_CHARACTERS} characters or more. Nothing was made.")
    return typed
