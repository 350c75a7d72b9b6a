"""The words that clear columns may hold. None of them is a visitor's."""

from enum import StrEnum

from django.db import models


class Status(models.TextChoices):
    """Where an inquiry stands at the desk."""

    NEW = "new", "New"
    ATTEMPTING = "attempting", "Trying to reach them"
    REACHED = "reached", "Reached"
    SCREENING = "screening", "Screening"
    CLINICAL_REVIEW = "clinical_review", "Clinical review"
    BENEFITS = "benefits", "Checking benefits"
    OFFER_MADE = "offer_made", "Offer made"
    SCHEDULED = "scheduled", "Scheduled"
    CLOSED = "closed", "Closed"


class Disposition(models.TextChoices):
    """How a closed inquiry ended. Each ending has equal dignity; being referred elsewhere is a good one."""

    ADMITTED = "admitted", "Admitted"
    ADMITTED_OTHER_LEVEL = "admitted_other_level", "Admitted to another level of care here"
    REFERRED_CONNECTED = "referred_connected", "Referred elsewhere, connected"
    REFERRED_INFORMED = "referred_informed", "Referred elsewhere, information given"
    OTHER_PROVIDER = "other_provider", "Chose another provider"
    NOT_NOW = "not_now", "Not ready now, may be contacted again"
    DO_NOT_CONTACT = "do_not_contact", "Asked not to be contacted"
    UNREACHABLE = "unreachable", "Could not be reached"
    HIGHER_CARE = "higher_care", "Needs hospital care first"
    NOT_ELIGIBLE = "not_eligible", "Not eligible here"
    NO_COVERAGE = "no_coverage", "No way to pay found"
    SPAM = "spam", "Wrong number or spam"
    DUPLICATE = "duplicate", "Duplicate"
    INFORMATION_ONLY = "information_only", "Information only"
    WITHDRAWN = "withdrawn", "Withdrawn by the person"


class Band(models.IntegerChoices):
    """Priority in the queue; a lower number is worked first."""

    RAISED = 1, "Raised"
    STANDARD = 2, "Standard"


class AuditAction(StrEnum):
    """What an audit row can say was done."""

    INQUIRY_LIST = "inquiry.list"
    INQUIRY_OPEN = "inquiry.open"
    INQUIRY_UNREADABLE = "inquiry.unreadable"
    INQUIRY_CLAIM = "inquiry.claim"
    INQUIRY_RELEASE = "inquiry.release"
    INQUIRY_STATUS = "inquiry.status"
    NOTE_ADD = "note.add"
    ESCROW_DRILL = "keys.escrow_drill"
