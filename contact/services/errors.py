"""What the services raise. No message holds a word of a visitor, a byte of a key or a text of the database."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contact.models import Inquiry
    from legacy_site.accounts.models import User


class ContactError(Exception):
    """Anything that a service refuses."""


class NotConfigured(ContactError):  # noqa: N818 - reads as the state it names, beside StorageUnavailable
    """A key that is needed is missing or unreadable; `manage.py check` says which."""


class StorageUnavailable(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The database did not take the inquiry: nothing of it was stored."""


class NotAllowed(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The user may not do this."""


class AuditUnavailable(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The audit row could not be written, so nothing else was done."""


class RecordUnreadable(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The record was altered, its key was destroyed, or the private key is not at hand."""


class RecordErased(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The record was erased for good; only that it once was is left."""


class OnHold(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The inquiry is on legal hold, and nothing of it may be lost."""


class RecordRestricted(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The person restricted what is done with their record: only a supervisor opens it, to answer them."""


class IdentityUnknown(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """Nobody wrote down yet how we know that the request comes from the person."""


class InvalidHold(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The hold is placed already or is not there to be released, or its reason or reference can not be."""


class InvalidAttachment(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The file is empty or too large, or of a kind or media type that is not taken."""


class LedgerBroken(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The erasure ledger, or an export of it, was changed; the message names the row and nothing else."""


class PurgeBraked(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """More inquiries are due to be erased than one run may erase; none was."""

    def __init__(self, total: int, allowed: int) -> None:
        super().__init__(f"{total} inquiries are due at once, and {allowed} are allowed: nothing was erased")
        self.total = total
        self.allowed = allowed


class InvalidRequest(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The request has a day or a code that can not be, is open already or answered before, or is about nothing."""


class InvalidDisclosure(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """Nothing that we know allows it: the recipient, the purpose or the basis is missing, or they do not fit."""


class InvalidTransition(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The status can not become this from what it is, or a closing lacks its disposition."""


class InvalidMove(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The inquiry is urgent, or somebody worked on it: it is not put with the probable spam."""


class InvalidNote(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The note is empty or longer than `NOTE_MAX_CHARACTERS`."""


class TooManyAdditions(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """So much was added to the inquiry that nothing more is, but for a stop."""


class AlreadyClaimed(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """A colleague was first; `assignee` is who (None when they left since)."""

    def __init__(self, assignee: "User | None") -> None:
        super().__init__("already claimed")
        self.assignee = assignee


class StaleVersion(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The inquiry was changed since the page was shown; `current` is the inquiry as it is now."""

    def __init__(self, current: "Inquiry") -> None:
        super().__init__("changed since")
        self.current = current
