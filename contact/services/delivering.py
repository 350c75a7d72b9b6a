"""Delivering notices: at least once, with ever longer pauses, over a second server when the first stays away."""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.conf import settings
from django.db.models import F

from contact.models import Notice, NoticeState
from contact.services.mails import mail_of, mail_send
from contact.services.notices import notices_drop_moot

logger = logging.getLogger(__name__)

#: After so long, a second server is tried as well, and the desk is told.
PATIENCE = timedelta(minutes=15)
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
#: Whoever takes a notice has it for so long; a worker that is killed meanwhile leaves it to the next.
LEASE = timedelta(minutes=5)
#: How many are tried in one go, so that a slow mail server does not keep the worker from the spool.
BATCH = 20

#: What a server says about one mail. Any other error means that the server itself does not work.
_ABOUT_ONE_MAIL = (SMTPRecipientsRefused, SMTPDataError, SMTPSenderRefused)


@dataclass(slots=True)
class _Server:
    """A mail server, and the error with which it failed in this round ("" while it works)."""

    url: str
    failed_with: str = field(default="", init=False)

    def send(self, notice: Notice) -> str:
        """Send one mail; return "" when the server took it, else the type of the error."""
        if self.failed_with:
            return self.failed_with
        try:
            mail_send(mail_of(notice), url=self.url)
        except OSError as error:  # every error of smtplib, of a socket and of TLS is one
            kind = type(error).__name__
            self.failed_with = "" if isinstance(error, _ABOUT_ONE_MAIL) else kind
            return kind
        return ""


def notices_deliver(*, now: datetime) -> int:
    """Send what is due and return how many mails a server took. Nothing is given up while the inquiry is unclaimed."""
    notices_drop_moot()
    first, second = _Server(settings.EMAIL_URL), _Server(settings.EMAIL_FALLBACK_URL)
    due = Notice.objects.filter(state=NoticeState.WAITING, next_try_at__lte=now)
    sent = 0
    for notice in due[:BATCH]:
        if not _take(notice, now):
            continue
        error = first.send(notice)
        if error and second.url and now - notice.made_at >= PATIENCE:
            error = second.send(notice)
        _note(notice, error, now)
        sent += not error
    return sent


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after so many failed attempts: 1, 2, 4 … minutes, an hour at most."""
    return min(LONGEST_PAUSE, FIRST_PAUSE * (1 << min(attempts - 1, 10)))


def _take(notice: Notice, now: datetime) -> bool:
    """Take a notice for this worker; one conditional UPDATE decides between two."""
    due = Notice.objects.filter(pk=notice.pk, state=NoticeState.WAITING, next_try_at=notice.next_try_at)
    return bool(due.update(next_try_at=now + LEASE, attempts=F("attempts") + 1))


def _note(notice: Notice, error: str, now: datetime) -> None:
    mine = Notice.objects.filter(pk=notice.pk)
    if not error:
        mine.update(state=NoticeState.SENT, last_error="")
        return
    mine.update(next_try_at=now + pause_after(notice.attempts + 1), last_error=error[:64])
    logger.error("notice not delivered", extra={"count": notice.attempts + 1})
