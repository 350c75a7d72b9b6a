"""Requests as the desk reads them: how many days are left, in words; the tone only underlines them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from contact.desk.queue import short_id
from contact.models import Disclosure, DisclosureBasis, DisclosurePurpose, PrivacyRequest, Recipient

#: From so many days before the due day on, the list asks for attention.
SOON_DAYS = 7

#: 42 CFR 2.32(a)(1), as in force since April 16, 2024 (89 FR 12472).
PART_2_NOTICE = (
    "This record which has been disclosed to you is protected by Federal confidentiality rules (42 CFR part 2). These "
    "rules prohibit you from using or disclosing this record, or testimony that describes the information contained "
    "in this record, in any civil, criminal, administrative, or legislative proceedings by any Federal, State, or "
    "local authority, against the patient, unless authorized by the consent of the patient, except as provided at 42 "
    "CFR 2.12(c)(5) or as authorized by a court in accordance with 42 CFR 2.64 or 2.65. In addition, the Federal rules "
    "prohibit you from making any other use or disclosure of this record unless at least one of the following applies: "
    "(i) Further use or disclosure is expressly permitted by the written consent of the individual whose information "
    "is being disclosed in this record or as otherwise permitted by 42 CFR part 2. (ii) You are a covered entity or "
    "business associate and have received the record for treatment, payment, or health care operations, or (iii) You "
    "have received the record from a covered entity or business associate as permitted by 45 CFR part 164, subparts A "
    "and E. A general authorization for the release of medical or other information is NOT sufficient to meet the "
    "required elements of written consent to further use or redisclose the record (see 42 CFR 2.31)."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """One request in the list; nothing in it comes from the person."""

    pk: UUID
    number: str
    """By which colleagues name the request itself."""
    inquiry_id: UUID | None
    short_id: str
    """The number of its inquiry; "" while none was found."""
    kind: str
    channel: str
    received: date
    due: date
    due_words: str
    tone: Literal["over", "soon", "calm"]
    is_extended: bool
    identity: str
    reference: str
    resolution: str
    """How it ended, and whether that still holds; "" while it is open."""
    ending: str
    """How it ended on that day, as the certificate says it."""
    stands: bool
    """Whether this is a restriction that holds now."""


def request_row(request: PrivacyRequest, today: date) -> RequestRow:
    """Return a request as a row."""
    left = (request.due_on - today).days
    days = f"{abs(left)} day{'' if abs(left) == 1 else 's'}"
    return RequestRow(
        pk=request.pk,
        number=short_id(request.pk),
        inquiry_id=request.inquiry_id,
        short_id=short_id(request.inquiry_id) if request.inquiry_id else "",
        kind=request.get_kind_display(),
        channel=request.get_channel_display(),
        received=request.received_on,
        due=request.due_on,
        due_words=f"{days} over" if left < 0 else f"{days} left" if left else "due today",
        tone="over" if left < 0 else "soon" if left <= SOON_DAYS else "calm",
        is_extended=request.is_extended,
        identity=request.get_identity_display(),
        reference=request.reference,
        resolution=_end_of(request),
        ending=request.get_resolution_display() if request.resolution else "",
        stands=request.is_standing,
    )


def _end_of(request: PrivacyRequest) -> str:
    if not request.resolution:
        return ""
    if request.is_standing:
        return "Restricted since then"
    return "Restricted, and lifted" if request.lifted_on else request.get_resolution_display()


def scope_of(basis: str) -> str:
    """Return what 42 CFR 2.32 asks for beside the notice: what allows a copy, and what it covers."""
    return (
        f"What allows this copy: {_lower(DisclosureBasis(basis).label)}. It covers this one record, and nothing else."
    )


def disclosure_line(disclosure: Disclosure) -> str:
    """Return a disclosure in one line."""
    recipient, basis = Recipient(disclosure.recipient).label, DisclosureBasis(disclosure.basis).label
    purpose = DisclosurePurpose(disclosure.purpose).label
    return (
        f"{disclosure.at:%Y-%m-%d %H:%M} UTC. Given to: {_lower(recipient)}. What for: {_lower(purpose)}. "
        f"What allowed it: {_lower(basis)}."
    )


def _lower(label: str) -> str:
    """Return a label within a sentence; what it cites keeps its capitals."""
    return label[0].lower() + label[1:]
