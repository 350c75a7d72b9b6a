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


class InvalidTransition(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The status can not become this from what it is, or a closing lacks its disposition."""


class InvalidNote(ContactError):  # noqa: N818 - the state, not the error, is what a view answers to
    """The note is empty or longer than `NOTE_MAX_CHARACTERS`."""


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
