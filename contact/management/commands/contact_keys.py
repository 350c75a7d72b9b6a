"""Make, name, publish, rotate, retire and prove the keys of the inquiries."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from contact.management.keys.passphrases import ESCROW, STAFF, new_passphrase, passphrase_of
from contact.management.keys.showing import SUITES, configured_lines, key_lines, life_lines
from contact.models import KeyRole
from contact.services.drill import escrow_drill
from contact.services.errors import ContactError
from contact.services.key_files import (
    development_keys_ensure,
    key_file_text,
    key_pair_make,
    private_key_read,
    public_key_read,
)
from contact.services.publishing import keys_publish
from contact.services.retiring import staff_key_retire
from contact.services.rotating import keys_rotate
from contact.vault.opening import PrivateKey


class Command(BaseCommand):
    help = "Make, name, publish, rotate, retire and prove the keys that inquiries are sealed with."
    requires_system_checks = []  # the checks ask for the very keys that this makes

    def add_arguments(self, parser: CommandParser) -> None:
        commands = parser.add_subparsers(dest="command", required=True)
        commands.add_parser("dev", help="Make development keys where there are none. Production refuses them.")
        for role, keeping in (("staff", "for the staff process alone"), ("escrow", "to be kept offline")):
            pair = commands.add_parser(role, help=f"Make the {role} key pair; the private half is {keeping}.")
            pair.add_argument("--private", type=Path, required=True, help="File to write the private key to.")
            pair.add_argument("--public", type=Path, required=True, help="File to write the public key to.")
            pair.add_argument("--suite", choices=SUITES, default="p256", help="The same for staff and escrow.")
        _two_people(pair)
        commands.add_parser("fingerprints", help="Show the fingerprints of the keys that are published.")
        commands.add_parser("show", help="Show the life of every key, and how many records are wrapped to it.")
        publish = commands.add_parser("publish", help="Seal to new public keys from now on; no process is restarted.")
        publish.add_argument("--staff", type=Path, help="File of the new staff public key.")
        publish.add_argument("--escrow", type=Path, help="File of the new escrow public key.")
        rotate = commands.add_parser("rotate", help="Wrap all records to the published staff key. Safe to repeat.")
        rotate.add_argument("--escrow", action="store_true", help="And to the published escrow key.")
        rotate.add_argument("--recover-with", type=Path, help="File of the private escrow key: the staff key is lost.")
        _two_people(rotate)
        retire = commands.add_parser("retire", help="Put an old private staff key away, once nothing needs it.")
        retire.add_argument("--kid", required=True, help="The key's id, as `show` names it.")
        drill = commands.add_parser("drill", help="Open a sealed test record with the escrow key; the audit notes it.")
        drill.add_argument("--key", type=Path, required=True, help="File of the escrow private key.")
        drill.add_argument("--public", type=Path, help="File of a new escrow public key, before it is published.")
        _two_people(drill)

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
        self._make(options, new_passphrase(STAFF))
        self.stdout.write(
            "The first one: set CONTACT_STAFF_PUBLIC_KEY_FILE in every process, and CONTACT_STAFF_PRIVATE_KEYS_DIR and "
            "CONTACT_STAFF_KEY_PASSPHRASE where staff open inquiries, and nowhere else. A later one: publish it."
        )

    def _escrow(self, options: dict[str, Any]) -> None:
        self._make(options, new_passphrase(ESCROW, two_people=options["two_people"]))
        self.stdout.write(
            "The first one: set CONTACT_ESCROW_PUBLIC_KEY_FILE in every process. Move the private key and its "
            "passphrase offline, to two places, prove them with `contact_keys drill`, and leave no copy on a server."
        )

    def _make(self, options: dict[str, Any], passphrase: str) -> None:
        key = key_pair_make(
            private_path=options["private"],
            public_path=options["public"],
            passphrase=passphrase,
            alg=SUITES[options["suite"]],
        )
        self.stdout.write(key_lines(options["command"], key.public))

    def _fingerprints(self, options: dict[str, Any]) -> None:
        for line in configured_lines():
            self.stdout.write(line)

    def _show(self, options: dict[str, Any]) -> None:
        for line in (*configured_lines(), *life_lines()):
            self.stdout.write(line)

    def _publish(self, options: dict[str, Any]) -> None:
        pems = {role: key_file_text(options[role.value]) for role in KeyRole if options[role.value]}
        if not pems:
            raise CommandError("Name a file: --staff, --escrow, or both.")
        for published in keys_publish(pems=pems):
            self.stdout.write(key_lines(published.role.value, published.key))
            self.stdout.write(self.style.SUCCESS(f"New records are sealed to it: {published.path}"))

    def _rotate(self, options: dict[str, Any]) -> None:
        escrow = self._escrow_key(options, options["recover_with"]) if options["recover_with"] else None
        done = keys_rotate(escrow=options["escrow"], recover_with=escrow, progress=self._progress)
        if done.left:
            first = ", ".join(str(record) for record in done.left[:5])
            raise CommandError(f"Wrapped {done.moved} records anew. {len(done.left)} could not be, and stay: {first}")
        self.stdout.write(self.style.SUCCESS(f"Wrapped {done.moved} records anew. None is left at another key."))

    def _progress(self, moved: int, total: int) -> None:
        self.stdout.write(f"  {moved} of {total}")
        self.stdout.flush()

    def _retire(self, options: dict[str, Any]) -> None:
        path = staff_key_retire(kid=options["kid"])
        self.stdout.write(self.style.SUCCESS(f"The key opens nothing any more: {path}. It may be destroyed."))

    def _drill(self, options: dict[str, Any]) -> None:
        public = public_key_read(options["public"]) if options["public"] else None
        key = self._escrow_key(options, options["key"])
        seq = escrow_drill(key=key, public=public)
        self.stdout.write(self.style.SUCCESS(f"The escrow key opened a sealed test record. Audit row {seq} says so."))
        self.stdout.write(key_lines("escrow", key.public))

    def _escrow_key(self, options: dict[str, Any], path: Path) -> PrivateKey:
        return private_key_read(path, lambda: passphrase_of(ESCROW, two_people=options["two_people"]))


def _two_people(parser: CommandParser) -> None:
    parser.add_argument(
        "--two-people", action="store_true", help="The escrow key is behind two passphrases, of two people."
    )
