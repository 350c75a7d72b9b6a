"""Many records at once, in a process of its own: `python -m chaos.records fill 10000`, `files 9`, `erase 100`, `check`.

Filling goes past the services, which would take minutes; each record is sealed as they seal it.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import django

django.setup()

from django.conf import settings  # noqa: E402 - models are there only after the setup above
from django.utils import timezone  # noqa: E402 - as above

from chaos.visitor import CANARY  # noqa: E402 - as above
from contact.answers import InquiryAnswers  # noqa: E402 - as above
from contact.models import Attachment, AttachmentKind, Inquiry, MediaType, RecordKey  # noqa: E402 - as above
from contact.services.attachments import attachment_seal  # noqa: E402 - as above
from contact.services.erasing import record_erase  # noqa: E402 - as above
from contact.services.key_files import private_key_read  # noqa: E402 - as above
from contact.services.recipients import recipients  # noqa: E402 - as above
from contact.services.rows import binding_of, place_body, record_key  # noqa: E402 - as above
from contact.vault.errors import VaultError  # noqa: E402 - as above
from contact.vault.opening import Opener  # noqa: E402 - as above
from contact.vault.sealing import Wrap, seal  # noqa: E402 - as above

BATCH = 1000


def fill(count: int) -> None:
    """Store sealed inquiries, an hour apart."""
    to, now = recipients(), timezone.now().replace(minute=0, second=0, microsecond=0)
    for start in range(0, count, BATCH):
        inquiries, keys = [], []
        for number in range(start, min(start + BATCH, count)):
            inquiry = Inquiry(
                id=uuid4(),
                submission_id=uuid4(),
                form="contact",
                received_hour=now - timedelta(hours=number),
                first_contact_due_at=now,
                schema_version=1,
            )
            answers = InquiryAnswers(reach="+12025550123", reach_kind="phone", name=f"{CANARY} {number}", about="self")
            payload = {"answers": answers.to_payload(), "received_at": now.isoformat()}
            sealed = seal(payload, binding=binding_of(inquiry), recipients=to)
            place_body(inquiry, sealed)
            inquiries.append(inquiry)
            keys.append(record_key(sealed, record_id=inquiry.pk, inquiry_id=inquiry.pk))
        Inquiry.objects.bulk_create(inquiries)
        RecordKey.objects.bulk_create(keys)


def files(count: int) -> None:
    """Give a sealed file to each of the oldest inquiries."""
    for pk in Inquiry.objects.order_by("received_hour").values_list("pk", flat=True)[:count]:
        file = Attachment(inquiry_id=pk, kind=AttachmentKind.values[0], media_type=MediaType.values[0])
        key = attachment_seal(file, CANARY.encode())
        file.save(force_insert=True)
        key.save(force_insert=True)


def erase(count: int) -> None:
    """Erase the oldest, each through its service."""
    for pk in Inquiry.objects.filter(erased_at=None).order_by("received_hour").values_list("pk", flat=True)[:count]:
        record_erase(inquiry_id=pk, actor="command:chaos", reason="retention")


def check() -> None:
    """Print how many records one staff key opens, the escrow key, or neither, and how many are erased."""
    staff, escrow = _opener("staff", "CHAOS_STAFF_KEY"), _opener("escrow", "CHAOS_ESCROW_KEY")
    keys = RecordKey.objects.in_bulk()
    counts = {"rows": 0, "staff": 0, "escrow": 0, "erased": 0, "unreadable": 0}
    for inquiry in Inquiry.objects.iterator(chunk_size=BATCH):
        counts["rows"] += 1
        if inquiry.erased_at:
            counts["erased"] += 1
            continue
        key = keys.get(inquiry.pk)
        by_staff = key and _opens(staff, inquiry, Wrap(kid=key.staff_kid, data=bytes(key.staff_wrap)))
        by_escrow = key and _opens(escrow, inquiry, Wrap(kid=key.escrow_kid, data=bytes(key.escrow_wrap)))
        counts["staff"] += bool(by_staff)
        counts["escrow"] += bool(by_escrow)
        counts["unreadable"] += not (by_staff or by_escrow)
    sys.stdout.write(" ".join(f"{name}={count}" for name, count in counts.items()) + "\n")


def _opener(role: str, variable: str) -> Opener:
    path = Path(os.environ[variable])
    return Opener(
        "staff" if role == "staff" else "escrow",
        [private_key_read(path, lambda: settings.CONTACT_STAFF_KEY_PASSPHRASE)],
    )


def _opens(opener: Opener, inquiry: Inquiry, wrap: Wrap) -> bool:
    try:
        return "answers" in opener.open(bytes(inquiry.body), wrap, binding=binding_of(inquiry))
    except VaultError:
        return False


def main(arguments: list[str]) -> None:
    """Do what the arguments say."""
    match arguments:
        case ["fill", count]:
            fill(int(count))
        case ["files", count]:
            files(int(count))
        case ["erase", count]:
            erase(int(count))
        case _:
            check()


if __name__ == "__main__":
    main(sys.argv[1:])
