"""The words of requests and of disclosures. None of them is a person's."""

from django.db import models


class RequestKind(models.TextChoices):
    """What a person asks of us about what we keep of them."""

    ACCESS = "access", "To see what we keep"
    EXPORT = "export", "To get a copy to take along"
    CORRECTION = "correction", "To correct what we keep"
    RESTRICTION = "restriction", "To restrict what we do with it"
    ERASURE = "erasure", "To erase what we keep"


class RequestChannel(models.TextChoices):
    """How a request came."""

    PHONE = "phone", "By phone"
    MAIL = "mail", "By letter or email"
    FORM = "form", "Through a form"
    IN_PERSON = "in_person", "In person"


class IdentityCheck(models.TextChoices):
    """How we know that a request comes from the person whom the record is about."""

    NOT_YET = "not_yet", "Not checked yet"
    CALLED_BACK = "called_back", "We called back on the number in the record"
    KNOWLEDGE = "knowledge", "They told what only they know"
    CODE = "code", "They held the withdrawal code"
    DOCUMENT = "document", "We saw an official document"
    REPRESENTATIVE = "representative", "We saw the paper of who acts for them"


class Resolution(models.TextChoices):
    """How a request ended."""

    GRANTED = "granted", "Done"
    IDENTITY = "identity", "Refused: we could not tell that it is their record"
    HOLD = "hold", "Refused: a legal hold stands"
    LAW = "law", "Refused: a law requires that we keep it"
    WITHDRAWN = "withdrawn", "The person took it back"
    GONE = "gone", "The record was erased before"
    NOTHING_FOUND = "nothing_found", "We looked, and found nothing of theirs"


class Recipient(models.TextChoices):
    """To whom something of a record was given."""

    PERSON = "person", "The person themself"
    REPRESENTATIVE = "representative", "Who may act for the person"
    PROVIDER = "provider", "Another treatment provider"
    PAYER = "payer", "The insurance plan"
    MEDICAL = "medical", "Medical staff in an emergency"
    COURT = "court", "A court, or who brings its order"
    AUTHORITY = "authority", "An authority that may ask"


class DisclosurePurpose(models.TextChoices):
    """What for."""

    ACCESS = "access", "The person asked to see it"
    PORTABILITY = "portability", "The person asked for a copy to take along"
    TREATMENT = "treatment", "Treatment"
    PAYMENT = "payment", "Payment, or checking benefits"
    EMERGENCY = "emergency", "A medical emergency"
    LEGAL = "legal", "A legal proceeding"
    REPORT = "report", "A report or audit that a law provides for"


class DisclosureBasis(models.TextChoices):
    """What allows it."""

    OWN_REQUEST = "own_request", "Their own request, and we know that it is them"
    WRITTEN_CONSENT = "written_consent", "Written consent of the person"
    LEGAL_AUTHORITY = "legal_authority", "A paper that lets someone act for them"
    EMERGENCY = "emergency", "An emergency, 42 CFR 2.51"
    COURT_ORDER = "court_order", "A court order under 42 CFR part 2, subpart E"
    LAW = "law", "A law that requires or allows it without consent"
