"""Publishing a key: refused unless records sealed to it can be opened, and used from the next record on."""

import io
from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from contact.models import AuditEvent, KeyEpoch, KeyRole, RecordKey
from contact.services.epochs import epoch_of
from contact.services.opening import inquiry_open
from contact.services.recipients import recipients
from contact.vault.generating import generate_key, private_pem
from contact.vault.suites import X25519, XWING
from legacy_site.accounts.models import User
from tests.contact.conftest import MakeInquiry
from tests.contact.storage.keyring import KeyRing
from tests.contact.storage.sabotage import refuse_audit_rows


def _command(*arguments: str) -> str:
    said = io.StringIO()
    call_command("contact_keys", *arguments, stdout=said)
    return said.getvalue()


def _in_place(ring: KeyRing) -> tuple[str, str]:
    return ring.staff_file.read_text(), ring.escrow_file.read_text()


def _development(ring: KeyRing) -> list[str]:
    return ["--staff", ring.public_file(generate_key(development=True))]


def _no_key(ring: KeyRing) -> list[str]:
    (ring.directory / "nonsense").write_text("canary")
    return ["--staff", str(ring.directory / "nonsense")]


def _same_as_escrow(ring: KeyRing) -> list[str]:
    (ring.ring / "escrow.pem").write_text(private_pem(ring.escrow))
    return ["--staff", ring.public_file(ring.escrow)]


def _retired(ring: KeyRing) -> list[str]:
    key = ring.add_staff_key()
    epoch = epoch_of(key.public, KeyRole.STAFF)
    epoch.emptied_at = epoch.retired_at = timezone.now()
    epoch.save()
    return ["--staff", ring.public_file(key)]


def _escrow_on_this_machine(ring: KeyRing) -> list[str]:
    key = ring.proven_escrow_key()
    (ring.ring / "escrow.pem").write_text(private_pem(key))
    return ["--escrow", ring.public_file(key)]


REFUSALS: dict[str, tuple[Callable[[KeyRing], list[str]], str]] = {
    "nothing": (lambda _ring: [], "Name a file"),
    "no file": (lambda ring: ["--staff", str(ring.directory / "nowhere")], "can not be read"),
    "no key": (_no_key, "no public key of a suite"),
    "a development key": (_development, "development key"),
    "nobody holds it": (lambda ring: ["--staff", ring.public_file(generate_key())], "does not hold"),
    "the escrow key": (_same_as_escrow, "would be the same|other role"),
    "another suite": (lambda ring: ["--staff", ring.public_file(ring.add_staff_key(alg=X25519))], "two suites"),
    "a retired key": (_retired, "was retired"),
    "an escrow key without a drill": (lambda ring: ["--escrow", ring.public_file(generate_key())], "never proven"),
    "an escrow key that is here": (_escrow_on_this_machine, "belongs offline"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_an_unfit_key_is_refused_and_the_old_one_stays(ring: KeyRing, settings: Settings, name: str) -> None:
    settings.STRICT = True
    build, words = REFUSALS[name]
    arguments, before = build(ring), _in_place(ring)
    with pytest.raises(CommandError, match=words) as refused:
        _command("publish", *arguments)
    assert "canary" not in str(refused.value)
    assert _in_place(ring) == before
    assert not AuditEvent.objects.filter(action="keys.publish", object_id=ring.staff.public.kid).exists()


def test_without_the_audit_nothing_is_published(ring: KeyRing) -> None:
    before, path = _in_place(ring), ring.public_file(ring.add_staff_key())
    refuse_audit_rows()
    with pytest.raises(CommandError, match="audit row"):
        _command("publish", "--staff", path)
    assert _in_place(ring) == before


def test_keys_of_the_environment_have_no_file_to_be_replaced(ring: KeyRing, settings: Settings) -> None:
    settings.CONTACT_STAFF_PUBLIC_KEY_FILE = ""
    with pytest.raises(CommandError, match="CONTACT_STAFF_PUBLIC_KEY_FILE is not set"):
        _command("publish", "--staff", ring.public_file(ring.add_staff_key()))


def test_a_folder_that_cannot_be_written_is_named(ring: KeyRing, settings: Settings) -> None:
    settings.CONTACT_STAFF_PUBLIC_KEY_FILE = str(ring.directory / "nowhere" / "staff.pem")
    with pytest.raises(CommandError, match="could not be written"):
        _command("publish", "--staff", ring.public_file(ring.add_staff_key()))


def test_a_new_key_is_used_from_the_next_record_on_and_old_records_open(
    ring: KeyRing, admissions: User, make_inquiry: MakeInquiry
) -> None:
    old, new = make_inquiry(name="Old"), ring.add_staff_key()
    said = _command("publish", "--staff", ring.public_file(new))
    assert new.public.kid in said
    later = make_inquiry(name="New")
    kids = dict(RecordKey.objects.values_list("record_id", "staff_kid"))
    assert kids == {old.pk: ring.staff.public.kid, later.pk: new.public.kid}
    names = [inquiry_open(inquiry_id=each.pk, user=admissions).answers.name for each in (old, later)]
    assert names == ["Old", "New"]
    assert AuditEvent.objects.get(action="keys.publish", object_id=new.public.kid).detail["role"] == "staff"
    assert KeyEpoch.objects.get(pk=new.public.fingerprint).published_at


def test_two_keys_of_another_suite_are_published_together(
    ring: KeyRing, admissions: User, make_inquiry: MakeInquiry
) -> None:
    staff, escrow = ring.add_staff_key(alg=XWING), ring.proven_escrow_key(alg=XWING)
    _command("publish", "--staff", ring.public_file(staff), "--escrow", ring.public_file(escrow))
    inquiry = make_inquiry()
    assert inquiry.alg == XWING
    assert inquiry_open(inquiry_id=inquiry.pk, user=admissions).answers.name == "Sam"


@pytest.mark.parametrize("content", ["", "half a key", generate_key(X25519).public.to_pem()])
def test_between_two_files_the_last_good_pair_stays_in_use(
    ring: KeyRing, make_inquiry: MakeInquiry, content: str
) -> None:
    before = recipients()
    ring.staff_file.write_text(content)
    assert recipients() == before
    assert RecordKey.objects.get(pk=make_inquiry().pk).staff_kid == ring.staff.public.kid
    new = ring.add_staff_key()
    ring.staff_file.write_text(new.public.to_pem())
    assert recipients().staff.kid == new.public.kid


def test_a_file_of_the_ring_that_cannot_be_read_spoils_none_of_the_others(
    ring: KeyRing, admissions: User, make_inquiry: MakeInquiry
) -> None:
    inquiry = make_inquiry()
    (ring.ring / "a-broken.pem").write_text("canary")
    (ring.ring / "b-locked.pem").write_text(private_pem(generate_key(), "a passphrase nobody knows"))
    assert inquiry_open(inquiry_id=inquiry.pk, user=admissions).answers.name == "Sam"


def test_show_tells_the_life_of_every_key(ring: KeyRing, make_inquiry: MakeInquiry) -> None:
    make_inquiry()
    new, escrow = ring.add_staff_key(), ring.proven_escrow_key()
    _command("publish", "--staff", ring.public_file(new))
    said = _command("show")
    assert f"staff {ring.staff.public.kid}: 1 records" in said
    assert f"staff {new.public.kid}: 0 records, published " in said
    assert f"escrow {ring.escrow.public.kid}: 1 records, nothing else known" in said
    assert f"escrow {escrow.public.kid}: 0 records, proven " in said
    assert "private staff keys at hand: " in said
    assert "PRIVATE KEY" not in said
