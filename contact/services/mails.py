"""The mails of the house to its people on call. Each is the same, byte for byte, whoever wrote to us."""

from urllib.parse import urlsplit

import django
from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.module_loading import import_string

from contact.models import Notice, NoticeKind
from legacy_site.settings.mail import mail_backend

#: Seconds that a mail server may take for one answer.
SERVER_SECONDS = 10

_SUBJECTS = {
    NoticeKind.NEW: "A new inquiry is waiting",
    NoticeKind.ESCALATION: "An inquiry is still waiting",
    NoticeKind.ADDED: "Something was added to an inquiry",
}
_BODIES = {
    NoticeKind.NEW: "A new inquiry is waiting. Sign in:",
    NoticeKind.ADDED: "Something was added to an inquiry. Read it before you call or write. Sign in:",
    NoticeKind.ESCALATION: "Nobody has claimed an inquiry in the time that we set. Sign in:",
}


def mail_of(notice: Notice) -> EmailMessage:
    """Return the mail of a notice. Its Message-ID never changes, so a mail program shows a repeated one once."""
    kind = NoticeKind(notice.kind)
    return EmailMessage(
        subject=_SUBJECTS[kind],
        body=f"{_BODIES[kind]} {settings.WAGTAILADMIN_BASE_URL}{reverse('inquiries:list')}\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[notice.recipient],
        headers={
            "Message-ID": f"<{notice.pk}@{urlsplit(settings.BASE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def mail_send(mail: EmailMessage, *, url: str) -> None:
    """Hand a mail to the server of a URL; raise OSError (smtplib's errors are some) when it did not take it."""
    backend, options = mail_backend(url)
    if django.VERSION >= (6, 1):
        options["alias"] = "notices"  # so that what the URL leaves out is not looked for in settings that are gone
    if backend.endswith("smtp.EmailBackend"):
        options["timeout"] = SERVER_SECONDS
    import_string(backend)(**options).send_messages([mail])
