"""The key commands: they make keys once, never write over one, keep secrets out of what they print, and drill."""

import io
import stat
import threading
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from contact.models import AuditEvent
from contact.services.audit import audit_verify
from contact.services.key_files import KeyFileError, key_pair_make
from contact.vault.generating import generate_key, private_pem
from contact.vault.keys import load_public_key
from contact.vault.opening import load_private_key
from contact.vault.suites import P256, X25519, XWING
from tests.contact.conftest import VaultKeys
from tests.contact.storage.sabotage import refuse_audit_rows

PASSPHRASE = "a passphrase of the tests"


def _run(*arguments: str) -> str:
    said = io.StringIO()
    call_command("contact_keys", *arguments, stdout=said)
    return said.getvalue()


def _make(role: str, directory: Path, *more: str) -> tuple[Path, Path, str]:
    private, public = directory / f"{role}.private.pem", directory / f"{role}.public.pem"
    said = _run(role, "--private", str(private), "--public", str(public), *more)
    return private, public, said


@pytest.fixture(autouse=True)
def passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer the prompts for a passphrase from the environment, as a script would."""
    monkeypatch.setenv("CONTACT_STAFF_KEY_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("CONTACT_ESCROW_KEY_PASSPHRASE", PASSPHRASE)


def test_development_keys_are_made_once(tmp_path: Path, settings: Settings) -> None:
    settings.CONTACT_DEV_KEYS_DIR = tmp_path / "keys"
    assert "Made 4 key files" in _run("dev")
    before = {path.name: path.read_bytes() for path in (tmp_path / "keys").iterdir()}
    assert set(before) == {f"{role}.{half}.pem" for role in ("staff", "escrow") for half in ("private", "public")}
    assert "are there" in _run("dev")
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "keys").iterdir()}
    assert load_public_key(before["escrow.public.pem"].decode()).is_development


def test_half_a_development_key_is_left_to_a_person(tmp_path: Path, settings: Settings) -> None:
    settings.CONTACT_DEV_KEYS_DIR = tmp_path
    (tmp_path / "staff.public.pem").write_text("kept")
    with pytest.raises(CommandError, match="Only one half of the staff key"):
        _run("dev")
    assert (tmp_path / "staff.public.pem").read_text() == "kept"


def test_settings_without_development_keys_say_so(settings: Settings) -> None:
    del settings.CONTACT_DEV_KEYS_DIR
    with pytest.raises(CommandError, match="no development keys"):
        _run("dev")


@pytest.mark.parametrize("role", ["staff", "escrow"])
@pytest.mark.parametrize(("suite", "alg"), [("p256", P256), ("x25519", X25519), ("xwing", XWING)])
def test_a_production_pair_is_locked_private_and_no_development_key(
    tmp_path: Path, role: str, suite: str, alg: int
) -> None:
    private, public, said = _make(role, tmp_path, "--suite", suite)
    key = load_private_key(private.read_text(), PASSPHRASE)
    assert key.public.fingerprint == load_public_key(public.read_text()).fingerprint
    assert key.public.alg == alg
    assert not key.public.is_development
    assert stat.S_IMODE(private.stat().st_mode) == 0o400
    assert key.public.kid in said
    assert PASSPHRASE not in said
    assert "PRIVATE KEY" not in said


@pytest.mark.parametrize("taken", ["staff.private.pem", "staff.public.pem"])
def test_a_key_is_never_written_over(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_text("somebody's key")
    with pytest.raises(CommandError, match="never written over"):
        _make("staff", tmp_path)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(taken, "somebody's key")]


def test_a_link_to_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "staff.private.pem").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CommandError, match="could not be written"):
        _make("staff", tmp_path)
    assert not (tmp_path / "elsewhere").exists()


def test_of_many_who_make_the_same_file_one_does(tmp_path: Path) -> None:
    outcomes: list[str] = []

    def make() -> None:
        try:
            key_pair_make(private_path=tmp_path / "private", public_path=tmp_path / "public", passphrase="x" * 15)
            outcomes.append("made")
        except KeyFileError:
            outcomes.append("refused")

    threads = [threading.Thread(target=make) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["made"] + ["refused"] * 5


def test_a_short_passphrase_is_refused_before_a_file_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTACT_STAFF_KEY_PASSPHRASE", "short")
    with pytest.raises(CommandError, match="Nothing was made"):
        _make("staff", tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="could not be written"):
        _make("staff", tmp_path / "nowhere")


def test_fingerprints_are_shown_for_what_the_settings_hold(vault_keys: VaultKeys, settings: Settings) -> None:
    settings.CONTACT_ESCROW_PUBLIC_KEY = "canary"
    said = _run("fingerprints")
    assert vault_keys.staff.public.fingerprint in said.replace(" ", "")
    assert "escrow: not readable" in said
    assert "canary" not in said


def _key_file(directory: Path, pem: str) -> str:
    path = directory / "escrow.private.pem"
    path.write_text(pem)
    return str(path)


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_the_escrow_drill_opens_a_record_and_is_recorded(
    db: None, vault_keys: VaultKeys, tmp_path: Path, passphrase: str
) -> None:
    said = _run("drill", "--key", _key_file(tmp_path, private_pem(vault_keys.escrow, passphrase)))
    assert "opened a sealed test record" in said
    event = AuditEvent.objects.latest("seq")
    assert (event.action, event.object_id) == ("keys.escrow_drill", vault_keys.escrow.public.kid)
    assert event.detail == {"fingerprint": vault_keys.escrow.public.fingerprint}
    assert audit_verify().ok


def test_the_drill_fails_with_another_key(db: None, vault_keys: VaultKeys, tmp_path: Path) -> None:
    before = AuditEvent.objects.count()
    for key in (vault_keys.staff, generate_key()):
        with pytest.raises(CommandError, match="does not open"):
            _run("drill", "--key", _key_file(tmp_path, private_pem(key)))
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("content", ["", "no key", private_pem(generate_key(), "a passphrase nobody knows")])
def test_the_drill_names_a_file_that_it_cannot_read(vault_keys: VaultKeys, tmp_path: Path, content: str) -> None:
    with pytest.raises(CommandError, match="no private key"):
        _run("drill", "--key", _key_file(tmp_path, content))
    with pytest.raises(CommandError, match="can not be read"):
        _run("drill", "--key", str(tmp_path / "nowhere"))


def test_a_drill_that_cannot_be_recorded_fails(db: None, vault_keys: VaultKeys, tmp_path: Path) -> None:
    path = _key_file(tmp_path, private_pem(vault_keys.escrow))
    refuse_audit_rows()
    with pytest.raises(CommandError, match="audit row"):
        _run("drill", "--key", path)
