"""Passphrases of private keys: typed, or from the environment. An argument would show in the list of processes."""

import os
from getpass import getpass

from django.core.management.base import CommandError

PASSPHRASE_MIN_CHARACTERS = 15
STAFF, ESCROW = "CONTACT_STAFF_KEY_PASSPHRASE", "CONTACT_ESCROW_KEY_PASSPHRASE"

#: Between the passphrases of two people, which together are the one that locks the key.
_JOINT = "\n"


def passphrase_of(variable: str, *, two_people: bool = False) -> str:
    """Return the passphrase of a key that is there."""
    return _JOINT.join(
        os.environ.get(name) or getpass(f"Passphrase{who}: ") for name, who in _parts(variable, two_people)
    )


def new_passphrase(variable: str, *, two_people: bool = False) -> str:
    """Return a passphrase for a new key; raise CommandError when one is short, or was typed in two ways."""
    parts = [os.environ.get(name) or _typed_twice(who) for name, who in _parts(variable, two_people)]
    if any(len(part) < PASSPHRASE_MIN_CHARACTERS for part in parts):
        raise CommandError(f"A passphrase needs {PASSPHRASE_MIN_CHARACTERS} characters or more. Nothing was made.")
    return _JOINT.join(parts)


def _parts(variable: str, two_people: bool) -> list[tuple[str, str]]:
    """Return the names of the variables, and who is asked to type when they are not set."""
    if two_people:
        return [(variable, " of the first person"), (f"{variable}_2", " of the second person")]
    return [(variable, "")]


def _typed_twice(who: str) -> str:
    typed = getpass(f"New passphrase{who}: ")
    if typed != getpass("The same again: "):
        raise CommandError("The two passphrases differ. Nothing was made.")
    return typed
