"""Rotation: every record key is wrapped anew or left as it was, and at every moment every record opens."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from contact.models import AuditEvent, Inquiry, KeyEpoch, Note, RecordKey, WorkerState
from contact.services import rotating
from contact.services.attachment_opening import attachment_open
from contact.services.attachments import attachment_add
from contact.services.audit import audit_verify
from contact.services.erasing import record_erase
from contact.services.notes import note_add
from contact.services.opening import inquiry_open
from contact.services.rotating import RotationRefused, keys_rotate
from contact.services.rows import binding_of
from contact.vault.errors import NoPrivateKeyError
from contact.vault.generating import generate_key, private_pem
from contact.vault.opening import Opener, PrivateKey
from contact.vault.rewrapping import rewrap
from contact.vault.sealing import Wrap
from contact.vault.suites import XWING
from legacy_site.accounts.models import User
from tests.contact.conftest import MakeInquiry
from tests.contact.storage.keyring import KeyRing
from tests.contact.storage.sabotage import refuse_audit_rows
from tests.contact.vault.helpers import binding


def _command(*arguments: str) -> str:
    said = io.StringIO()
    call_command("contact_keys", *arguments, stdout=said)
    return said.getvalue()


def _kids() -> set[str]:
    return set(RecordKey.objects.values_list("staff_kid", flat=True))


def _publish_staff(ring: KeyRing) -> PrivateKey:
    key = ring.add_staff_key()
    _command("publish", "--staff", ring.public_file(key))
    return key


def _forget(ring: KeyRing, key: PrivateKey) -> None:
    (ring.ring / f"{key.public.kid}.pem").unlink()


def test_nothing_is_wrapped_to_a_key_that_is_not_at_hand(ring: KeyRing, make_inquiry: MakeInquiry) -> None:
    make_inquiry()
    new = _publish_staff(ring)
    _forget(ring, new)
    with pytest.raises(CommandError, match="not at hand"):
        _command("rotate")
    assert _kids() == {ring.staff.public.kid}


def test_a_wrap_that_does_not_open_is_never_used(ring: KeyRing) -> None:
    other = generate_key()
    with pytest.raises(NoPrivateKeyError):
        rewrap(bytes(32), "staff", other.public, binding=binding(), alg=1, proof=Opener("staff", [ring.staff]))


def test_records_are_not_wrapped_to_an_escrow_key_without_a_drill(ring: KeyRing, make_inquiry: MakeInquiry) -> None:
    make_inquiry()
    ring.escrow_file.write_text(generate_key().public.to_pem())
    with pytest.raises(CommandError, match="never proven"):
        _command("rotate", "--escrow")


def test_without_the_audit_nothing_is_wrapped_anew(ring: KeyRing, make_inquiry: MakeInquiry) -> None:
    make_inquiry()
    _publish_staff(ring)
    refuse_audit_rows()
    with pytest.raises(CommandError, match="audit row"):
        _command("rotate")
    assert _kids() == {ring.staff.public.kid}


def test_everything_opens_with_the_new_key_alone(ring: KeyRing, admissions: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    note_add(inquiry_id=inquiry.pk, user=admissions, text="a note")
    file = attachment_add(
        inquiry_id=inquiry.pk, user=admissions, kind="referral", media_type="image/png", data=b"a file"
    )
    new = _publish_staff(ring)
    assert "3 of 3" in _command("rotate")
    _forget(ring, ring.staff)
    opened = inquiry_open(inquiry_id=inquiry.pk, user=admissions)
    assert (opened.answers.name, opened.notes[0].text) == ("Sam", "a note")
    assert attachment_open(attachment_id=file.pk, user=admissions).data == b"a file"
    assert _kids() == {new.public.kid}
    assert AuditEvent.objects.filter(action="keys.rotate").latest("seq").detail["rows"] == 3
    assert "Wrapped 0 records anew" in _command("rotate")


def test_a_stopped_rotation_goes_on_where_it_stopped(
    ring: KeyRing, admissions: User, make_inquiry: MakeInquiry, monkeypatch: pytest.MonkeyPatch
) -> None:
    inquiries = [make_inquiry() for _ in range(5)]
    new = _publish_staff(ring)
    monkeypatch.setattr(rotating, "BATCH", 2)

    def stop(moved: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keys_rotate(escrow=False, progress=stop)
    assert RecordKey.objects.filter(staff_kid=new.public.kid).count() == 2
    assert {inquiry_open(inquiry_id=each.pk, user=admissions).answers.name for each in inquiries} == {"Sam"}
    assert "Wrapped 3 records anew" in _command("rotate")
    assert _kids() == {new.public.kid}


def test_records_that_come_in_and_go_meanwhile_are_no_trouble(
    ring: KeyRing, make_inquiry: MakeInquiry, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = [make_inquiry() for _ in range(4)]
    new = _publish_staff(ring)
    late: list[Inquiry] = []
    monkeypatch.setattr(rotating, "BATCH", 2)

    def meanwhile(moved: int, total: int) -> None:
        if not late:
            for inquiry in gone:
                record_erase(inquiry_id=inquiry.pk, actor="command:purge", reason="retention")
            ring.staff_file.write_text(ring.staff.public.to_pem())  # a process that reads its file a moment later
            late.extend(make_inquiry() for _ in range(3))
            ring.staff_file.write_text(new.public.to_pem())

    assert keys_rotate(escrow=False, progress=meanwhile).left == ()
    assert _kids() == {new.public.kid}
    assert RecordKey.objects.count() == 3


def test_a_row_that_was_changed_meanwhile_is_not_written_over(
    ring: KeyRing, make_inquiry: MakeInquiry, monkeypatch: pytest.MonkeyPatch
) -> None:
    inquiry = make_inquiry()
    first, second = ring.add_staff_key(), ring.add_staff_key()
    stale = RecordKey.objects.get(pk=inquiry.pk)
    for key in (first, second):
        _command("publish", "--staff", ring.public_file(key))
        _command("rotate")
    assert rotating._replace(stale, {"staff_kid": first.public.kid, "staff_wrap": bytes(113)}) == 0
    assert _kids() == {second.public.kid}


def _spoil_wrap(inquiry: Inquiry) -> None:
    RecordKey.objects.filter(pk=inquiry.pk).update(staff_wrap=bytes(113))


def _move_hour(inquiry: Inquiry) -> None:
    Inquiry.objects.filter(pk=inquiry.pk).update(received_hour=inquiry.received_hour - timedelta(hours=1))


def _other_suite(inquiry: Inquiry) -> None:
    Inquiry.objects.filter(pk=inquiry.pk).update(alg=XWING)


def _forget_row(inquiry: Inquiry) -> None:
    key = RecordKey.objects.get(pk=inquiry.pk)
    inquiry.delete()
    key.save(force_insert=True)


@pytest.mark.parametrize("harm", [_spoil_wrap, _move_hour, _other_suite, _forget_row])
def test_a_record_that_cannot_be_unwrapped_is_named_and_left(
    ring: KeyRing, make_inquiry: MakeInquiry, harm: Any
) -> None:
    bad, good = make_inquiry(), make_inquiry()
    pk = bad.pk
    new = _publish_staff(ring)
    harm(bad)
    with pytest.raises(CommandError, match=f"1 could not be, and stay: {pk}"):
        _command("rotate")
    assert dict(RecordKey.objects.values_list("pk", "staff_kid")) == {
        pk: ring.staff.public.kid,
        good.pk: new.public.kid,
    }


def test_the_lost_staff_key_is_replaced_with_the_escrow_key(
    ring: KeyRing, admissions: User, make_inquiry: MakeInquiry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTACT_ESCROW_KEY_PASSPHRASE", "what the first one knows")
    monkeypatch.setenv("CONTACT_ESCROW_KEY_PASSPHRASE_2", "what the second one knows")
    inquiry = make_inquiry()
    _forget(ring, ring.staff)
    _publish_staff(ring)
    assert "1 could not be" in str(_refused("rotate"))
    locked = ring.private_file(ring.escrow, "what the first one knows\nwhat the second one knows")
    assert "no private key that this passphrase opens" in str(_refused("rotate", "--recover-with", locked))
    _command("rotate", "--two-people", "--recover-with", locked)
    assert inquiry_open(inquiry_id=inquiry.pk, user=admissions).answers.name == "Sam"


def _refused(*arguments: str) -> CommandError:
    with pytest.raises(CommandError) as refused:
        _command(*arguments)
    return refused.value


def test_the_lost_escrow_key_is_replaced_with_the_staff_key(ring: KeyRing, make_inquiry: MakeInquiry) -> None:
    inquiry, new = make_inquiry(), ring.proven_escrow_key()
    _command("publish", "--escrow", ring.public_file(new))
    _command("rotate", "--escrow")
    key = RecordKey.objects.get(pk=inquiry.pk)
    opener = Opener("escrow", [new])
    wrap = Wrap(kid=key.escrow_kid, data=bytes(key.escrow_wrap))
    assert opener.open(bytes(inquiry.body), wrap, binding=binding_of(inquiry))["answers"]["name"] == "Sam"
    assert key.staff_kid == ring.staff.public.kid


def test_another_suite_takes_both_keys(ring: KeyRing, admissions: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    staff, escrow = ring.add_staff_key(alg=XWING), ring.proven_escrow_key(alg=XWING)
    _command("publish", "--staff", ring.public_file(staff), "--escrow", ring.public_file(escrow))
    assert "add --escrow" in str(_refused("rotate"))
    _command("rotate", "--escrow")
    key = RecordKey.objects.get(pk=inquiry.pk)
    assert (key.staff_kid, key.escrow_kid) == (staff.public.kid, escrow.public.kid)
    assert inquiry_open(inquiry_id=inquiry.pk, user=admissions).answers.name == "Sam"
    assert Note.objects.count() == 0
    assert audit_verify().ok


def test_a_key_is_retired_when_neither_a_record_nor_a_backup_needs_it(
    ring: KeyRing, make_inquiry: MakeInquiry, settings: Settings
) -> None:
    make_inquiry(), make_inquiry()
    old = ring.staff.public.kid
    assert "No file of the ring" in str(_refused("retire", "--kid", "0" * 16))
    assert "new records are sealed to" in str(_refused("retire", "--kid", old))
    _publish_staff(ring)
    assert "2 records are wrapped" in str(_refused("retire", "--kid", old))
    RecordKey.objects.all().delete()
    assert "not noted since when" in str(_refused("retire", "--kid", old))
    _command("rotate")
    assert "are kept until" in str(_refused("retire", "--kid", old))
    epoch = KeyEpoch.objects.get(pk=ring.staff.public.fingerprint)
    assert epoch.emptied_at
    epoch.emptied_at -= timedelta(days=settings.CONTACT_KEY_BACKUP_DAYS, minutes=-1)
    epoch.save()
    assert "are kept until" in str(_refused("retire", "--kid", old))
    epoch.emptied_at -= timedelta(minutes=2)
    epoch.save()
    WorkerState.objects.create(seen_at=epoch.emptied_at, spool_files=1)
    assert "wait in the spool" in str(_refused("retire", "--kid", old))
    WorkerState.objects.update(spool_files=0)
    assert (ring.ring / f"{old}.pem").exists()
    _command("retire", "--kid", old)
    assert (ring.ring / "retired" / f"{old}.pem").read_text() == private_pem(ring.staff)
    assert AuditEvent.objects.filter(action="keys.retire", object_id=old).count() == 1
    assert old not in _command("show").split("at hand")[1]


def test_a_refused_rotation_says_so_to_its_caller(ring: KeyRing) -> None:
    _forget(ring, ring.staff)
    with pytest.raises(RotationRefused):
        keys_rotate(escrow=False, progress=lambda *_: None)
