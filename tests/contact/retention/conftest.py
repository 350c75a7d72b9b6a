"""Inquiries that ended at a known moment."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from contact.models import Inquiry
from contact.services.statuses import inquiry_set_status
from legacy_site.accounts.models import User
from tests.contact.conftest import MakeInquiry

CLOSED_AT = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)

MakeClosed = Callable[..., Inquiry]


@pytest.fixture
def make_closed(supervisor: User, make_inquiry: MakeInquiry) -> MakeClosed:
    """Return a function that closes a new inquiry at `CLOSED_AT`: `make_closed("spam")`."""

    def make(disposition: str, *, at: datetime = CLOSED_AT) -> Inquiry:
        pk = make_inquiry().pk
        inquiry_set_status(inquiry_id=pk, user=supervisor, status="closed", disposition=disposition, version=0)
        Inquiry.objects.filter(pk=pk).update(last_action_at=at)
        return Inquiry.objects.get(pk=pk)

    return make
