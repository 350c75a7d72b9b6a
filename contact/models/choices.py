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


class Folder(models.TextChoices):
    """Where an inquiry lies. What is probably spam is kept as any other, but nobody is called to it."""

    INBOX = "inbox", "Inbox"
    PROBABLY_SPAM = "probably_spam", "Probably spam"


class Band(models.IntegerChoices):
    """Priority in the queue; a lower number is worked first."""

    URGENT = 0, "Urgent"
    RAISED = 1, "Raised"
    STANDARD = 2, "Standard"


class AttachmentKind(models.TextChoices):
    """What an attachment shows. A file's own name is a visitor's word, and is not kept."""

    INSURANCE_CARD_FRONT = "insurance_card_front", "Insurance card, front"
    INSURANCE_CARD_BACK = "insurance_card_back", "Insurance card, back"
    REFERRAL = "referral", "Referral"


class MediaType(models.TextChoices):
    """What an attachment may be: pictures that were decoded and written anew."""

    JPEG = "image/jpeg", "JPEG"
    PNG = "image/png", "PNG"


class AdditionKind(models.TextChoices):
    """What was added to an inquiry later: by the person with their withdrawal code, or by the desk as they asked."""

    RULES = "rules", "Changed the rules for contact"
    LINE = "line", "Added a line"
    STOP = "stop", "Asked not to be contacted any more"
    ERASURE = "erasure", "Asked to be erased while it was on hold"
    CORRECTION = "correction", "Corrected by the desk, as the person asked"


class KeyRole(models.TextChoices):
    """Whose key it is."""

    STAFF = "staff", "Staff"
    ESCROW = "escrow", "Escrow"


class ErasureReason(models.TextChoices):
    """Why a record was erased."""

    REQUEST = "request", "The person asked for it"
    RETENTION = "retention", "Kept as long as planned"
    ORDER = "order", "A court or an authority ordered it"
    TEST = "test", "A test, not a person"


class HoldReason(models.TextChoices):
    """Why a record must not be erased."""

    LITIGATION = "litigation", "A lawsuit, or one to be expected"
    INVESTIGATION = "investigation", "An investigation by an authority"
    COMPLAINT = "complaint", "A complaint that is being looked into"


class NoticeKind(models.TextChoices):
    """Why people on call get a mail."""

    NEW = "new", "An inquiry came"
    ESCALATION = "escalation", "Nobody claimed it in time"
    ADDED = "added", "The person added something, or wants no more contact"


class NoticeState(models.TextChoices):
    """How far a mail came."""

    WAITING = "waiting", "To be sent"
    SENT = "sent", "Taken by a mail server"
    MOOT = "moot", "Not needed any more: somebody works on the inquiry"


class AuditAction(StrEnum):
    """What an audit row can say was done."""

    INQUIRY_LIST = "inquiry.list"
    INQUIRY_OPEN = "inquiry.open"
    INQUIRY_UNREADABLE = "inquiry.unreadable"
    INQUIRY_CLAIM = "inquiry.claim"
    INQUIRY_RELEASE = "inquiry.release"
    INQUIRY_STATUS = "inquiry.status"
    INQUIRY_MOVE = "inquiry.move"
    NOTE_ADD = "note.add"
    ADDITION_ADD = "addition.add"
    ATTACHMENT_ADD = "attachment.add"
    ATTACHMENT_OPEN = "attachment.open"
    ATTACHMENT_ERASE = "attachment.erase"
    INQUIRY_HOLD = "inquiry.hold"
    INQUIRY_HOLD_RELEASE = "inquiry.hold_release"
    INQUIRY_ERASE = "inquiry.erase"
    REQUEST_ADD = "request.add"
    REQUEST_LIST = "request.list"
    REQUEST_EXTEND = "request.extend"
    REQUEST_IDENTIFY = "request.identify"
    REQUEST_ATTACH = "request.attach"
    REQUEST_RESOLVE = "request.resolve"
    REQUEST_LIFT = "request.lift"
    DISCLOSURE_ADD = "disclosure.add"
    LEDGER_EXPORT = "ledger.export"
    LEDGER_REPLAY = "ledger.replay"
    KEYS_PUBLISH = "keys.publish"
    KEYS_ROTATE = "keys.rotate"
    KEYS_RETIRE = "keys.retire"
    ESCROW_DRILL = "keys.escrow_drill"
