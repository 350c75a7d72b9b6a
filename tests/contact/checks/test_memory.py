"""A process of the public side holds no byte of the private key and no secret of the staff, anywhere in its memory."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from contact.vault.generating import private_pem
from tests.contact.checks.production import PASSPHRASE, ROOT, good_environment
from tests.contact.conftest import VaultKeys

STAFF_SECRET = "staff-" + "0123456789abcdef" * 4

#: Do as a server does: load the entry point, take an inquiry in, unlock what can be unlocked, and stay.
SERVES = """
import sys
from uuid import uuid4
from legacy_site.wsgi import application
from django.utils import timezone
from contact.answers import InquiryAnswers
from contact.services.staff_key import staff_private_keys
from contact.services.submission import inquiry_submit
answers = InquiryAnswers(reach="+12025550123", reach_kind="phone", name="Sam", about="self")
assert inquiry_submit(submission_id=uuid4(), form="contact", answers=answers, now=timezone.now()).spooled
kept = staff_private_keys()
print("ready", len(kept), flush=True)
sys.stdin.read()
"""
#: Nobody listens there, so what is taken in goes to the spool.
NO_DATABASE = "postgres://site@127.0.0.1:1/site"


def _secrets(keys: VaultKeys) -> dict[str, bytes]:
    """Return what must not be there, in every form in which a process would hold it."""
    key = cast("EllipticCurvePrivateKey", keys.staff.key)
    number = key.private_numbers().private_value.to_bytes(32, "big")
    return {
        "the key's number": number,
        "the key's number as the machine holds it": number[::-1],
        "the key in DER": key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())[-100:],
        "a line of the key": private_pem(keys.staff).splitlines()[1].encode(),
        "the passphrase": PASSPHRASE.encode(),
        "the staff's SECRET_KEY": STAFF_SECRET.encode(),
    }


@pytest.fixture
def private_files(tmp_path: Path, run_keys: VaultKeys) -> Path:
    """Put the staff's files on the disk beside the public process, as on a single host."""
    for name in ("dev-keys", "keys"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "staff.private.pem").write_text(private_pem(run_keys.staff))
        (tmp_path / name / "staff.public.pem").write_text(run_keys.staff.public.to_pem())
        (tmp_path / name / "passphrase").write_text(PASSPHRASE)
    return tmp_path


@contextmanager
def _serving(environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Run a process of the site; yield its id and how many private keys it could open."""
    command = [sys.executable, "-c", SERVES]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdin
        assert process.stdout
        said = next((line for line in process.stdout if line.startswith("ready")), "")
        assert said, "the process did not start"
        try:
            yield process.pid, int(said.split()[1])
        finally:
            process.stdin.close()


def _memory_of(pid: int) -> Iterator[bytes]:
    """Yield the parts of a process's memory that can be read; skip the test on a machine that lets nobody read."""
    maps = Path(f"/proc/{pid}/maps")
    if not maps.exists():
        pytest.skip("this system has no /proc to read a process's memory from")
    try:
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
            for low, high in re.findall(r"^(\w+)-(\w+) r", maps.read_text(), re.M):
                memory.seek(int(low, 16))
                try:
                    yield memory.read(int(high, 16) - int(low, 16))
                except (OSError, OverflowError, ValueError):
                    continue  # pages of the kernel's own
    except PermissionError:
        pytest.skip("this machine does not let a process read the memory of its own child (ptrace_scope)")


def _found_in(pid: int, secrets: dict[str, bytes]) -> set[str]:
    pieces = [Path(f"/proc/{pid}/environ").read_bytes(), *_memory_of(pid)]
    return {name for piece in pieces for name, secret in secrets.items() if secret in piece}


def test_the_staff_process_holds_them_so_the_search_sees_what_is_there(
    run_keys: VaultKeys, private_files: Path
) -> None:
    environment = good_environment(staff=run_keys.staff, escrow=run_keys.escrow) | {"VAR_DIR": str(private_files)}
    environment |= {"SECRET_KEY": STAFF_SECRET, "DATABASE_URL": NO_DATABASE}
    with _serving(environment) as (pid, keys_held):
        assert keys_held == 1
        found = _found_in(pid, _secrets(run_keys))
    assert {"the passphrase", "the staff's SECRET_KEY"} <= found
    assert found & {"the key's number", "the key's number as the machine holds it"}


def test_the_public_process_holds_none_of_them(run_keys: VaultKeys, private_files: Path) -> None:
    environment = good_environment(staff=run_keys.staff, escrow=run_keys.escrow, role="web")
    environment |= {"VAR_DIR": str(private_files), "DATABASE_URL": NO_DATABASE}
    del environment["CONTACT_STAFF_PUBLIC_KEY"]
    environment["CONTACT_STAFF_PUBLIC_KEY_FILE"] = str(private_files / "keys" / "staff.public.pem")
    with _serving(environment) as (pid, keys_held):
        assert keys_held == 0
        assert _found_in(pid, _secrets(run_keys) | {"its own": environment["SECRET_KEY"].encode()}) == {"its own"}
