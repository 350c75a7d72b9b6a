"""What each sealed row is bound to. It stands in every record that was ever sealed, so it must never change."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from contact.models import Addition, Attachment, Inquiry, Note
from contact.services.rows import SealedRow, binding_of

ROW, INQUIRY_ID = UUID(int=7), UUID(int=9)
MADE = datetime(2026, 11, 23, 15, tzinfo=UTC)

ROWS: dict[str, SealedRow] = {
    "contact.inquiry": Inquiry(id=INQUIRY_ID, schema_version=3, received_hour=MADE),
    "contact.note": Note(id=ROW, inquiry_id=INQUIRY_ID, schema_version=3, created_at=MADE),
    "contact.attachment": Attachment(id=ROW, inquiry_id=INQUIRY_ID, schema_version=3, created_at=MADE),
    "contact.addition": Addition(id=ROW, inquiry_id=INQUIRY_ID, schema_version=3, added_hour=MADE),
}


@pytest.mark.parametrize("kind", ROWS)
def test_a_row_is_bound_to_its_kind_ids_version_and_time(kind: str) -> None:
    row = ROWS[kind]
    facts = (kind, str(row.pk), str(INQUIRY_ID), "3", "2026-11-23T15:00:00.000000+00:00", "1")
    assert binding_of(row).body_aad(alg=1) == "|".join(facts).encode()
