"""What is kept of an inquiry and who can open it, read from the form, the table and the settings themselves."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final, cast

from django.conf import settings
from django.db.models import Field

from contact.access import DESK_ROLES
from contact.intake.forms.base import TRAP
from contact.intake.forms.ways import WAYS
from contact.models import Inquiry
from contact.retention import Outcome, attachments_kept_for, kept_for
from legacy_site.lib.keeping import Keeping, KeptThing, Period

#: The columns outside of the seal: what a visitor calls each, and what it is for.
CLEAR: Final = {
    "id": ("A number for your message", "To tell it from another. It says nothing about you."),
    "submission_id": ("The number of the form you were given", "So that sending twice makes one message."),
    "form": ("Which form it was", "To draw it again for staff."),
    "received_hour": ("The hour it came", "So that nobody waits too long. The exact minute is locked."),
    "first_contact_due_at": ("By when we should try to reach you", "So that nobody waits too long."),
    "status": ("How far we are", "So that staff know what comes next."),
    "disposition": ("How it ended", "So that it is not opened again."),
    "band": ("How soon it is due", "To put urgent messages first."),
    "folder": (
        "Whether it looks like advertising",
        "To put that aside. Staff can read it there; nothing is thrown away.",
    ),
    "assignee": ("Who on staff has it", "So that one person calls you and not three."),
    "last_action_at": ("When staff last did something with it", "To erase it in time."),
    "version": ("How often staff changed its state", "So that two people do not undo each other's work."),
    "schema_version": ("Which version of the form it was", "To read it as it was meant."),
    "alg": ("Which kind of lock", "To unlock it the right way."),
    "size_bucket": ("A rough size, in steps of 4 kilobytes", "It is the same for nearly all messages."),
    "erased_at": ("When it was erased, if it was", "To show that it is gone."),
}

#: What comes to an inquiry after it was sent, in tables of its own.
NOTES = KeptThing(name="notes", label="What staff note about it", purpose="So that the next person knows it too.")
CARD = KeptThing(
    name="card",
    label="Photos of the insurance card",
    purpose="So that we can ask the plan without asking you to read it to us.",
    optional=True,
)
ADDED = KeptThing(
    name="additions", label="What you add or change with your code", purpose="So that we follow it.", optional=True
)
CODE = KeptThing(
    name="code", label="Your code, scrambled so that nobody can read it", purpose="So that it finds your message."
)
WISHED = KeptThing(
    name="wish",
    label="Which kind of thing you did with your code, and the hour",
    purpose="So that staff see at once when you want no more contact.",
)
TRAIL = KeptThing(name="audit", label="Who on staff opened or changed it, and when", purpose="So that a look shows.")
ASKED = KeptThing(
    name="requests", label="When you asked about your data, and what we answered", purpose="So that you get an answer."
)
GIVEN = KeptThing(
    name="disclosures", label="Whom we showed it to, when, and what allowed it", purpose="So that you can ask us."
)

#: How each outcome is told to a visitor.
ENDINGS: Final = {
    Outcome.NOT_ADMITTED: "if you did not come to us for care",
    Outcome.ADMITTED: "if you came to us for care",
    Outcome.SPAM: "if it was a wrong number or an ad",
}


def what_is_kept() -> Keeping:
    """Return it as it is now."""
    return Keeping(
        sealed=list(_sealed()),
        clear=[*_columns(), CODE, WISHED, TRAIL, ASKED, GIVEN],
        periods=list(_periods()),
        openers=[role.value for role in DESK_ROLES],
        opens_here=bool(settings.CONTACT_STAFF_PRIVATE_KEY),
    )


def _periods() -> Iterator[Period]:
    """Yield how long a message is kept, counted from when staff last did something with it."""
    for outcome, ending in ENDINGS.items():
        yield _period(f"A closed message is erased, {ending}, after", kept_for(outcome))
    yield _period("Pictures with it are erased once it is closed, after", attachments_kept_for())


def _period(what: str, length: timedelta) -> Period:
    return Period(what=what, seconds=int(length.total_seconds()))


def _sealed() -> Iterator[KeptThing]:
    """Yield what the forms ask, each once; of the trap for programs nothing is kept."""
    told: set[str] = {TRAP}
    for name, asked in (each for way in WAYS.values() for each in way.form.base_fields.items()):
        if name not in told:
            told.add(name)
            label = str(asked.label).removesuffix(" (optional)")
            purpose = cast("str", getattr(asked, "purpose", ""))
            yield KeptThing(name=name, label=label, purpose=purpose, optional=not asked.required)
    yield KeptThing(name="received_at", label="The exact time it came", purpose="So that staff know how long you wait.")
    if settings.CONTACT_CARD_PHOTOS:
        yield CARD
    yield ADDED
    yield NOTES


def _columns() -> Iterator[KeptThing]:
    yield from (_column(field) for field in Inquiry._meta.concrete_fields if field.name != "body")


def _column(column: "Field[Any, Any]") -> KeptThing:
    label, purpose = CLEAR.get(column.name, (str(column.verbose_name).capitalize(), ""))
    return KeptThing(name=column.name, label=label, purpose=purpose)
