"""System checks of what keeps an inquiry from being lost: the spool, and the people who are told."""

import os
from collections.abc import Iterable

from django.conf import settings
from django.core.checks import CheckMessage, Error

from legacy_site.checks import production_check

#: Roles of a process that writes to the spool or drains it, and of those that send notices.
SPOOL_ROLES = ("all", "web", "worker")
NOTICE_ROLES = ("all", "worker")


@production_check
def check_spool() -> Iterable[CheckMessage]:
    """Find a spool that is not there, that others can read or write, or that has no limits."""
    if settings.SITE_ROLE not in SPOOL_ROLES:
        return
    hint = "Make a folder that belongs to this process's user alone (mode 0700), and set CONTACT_SPOOL_DIR to it."
    if not _is_ours_alone():
        yield Error("CONTACT_SPOOL_DIR names no folder of this process's user alone.", hint=hint, id="contact.E021")
    if min(settings.CONTACT_SPOOL_MAX_FILES, settings.CONTACT_SPOOL_MAX_BYTES) < 1:
        hint = "Set CONTACT_SPOOL_MAX_FILES and CONTACT_SPOOL_MAX_BYTES to what the disk can hold."
        yield Error("The spool may hold nothing.", hint=hint, id="contact.E022")


@production_check
def check_notices() -> Iterable[CheckMessage]:
    """Find a site that tells nobody of an inquiry, and a second mail server without TLS."""
    if settings.SITE_ROLE not in NOTICE_ROLES:
        return
    if not settings.CONTACT_NOTIFY_EMAILS:
        hint = "Set CONTACT_NOTIFY_EMAILS to the addresses on call, with commas."
        yield Error("Nobody is told of a new inquiry.", hint=hint, id="contact.E023")
    if settings.EMAIL_FALLBACK_URL and not settings.EMAIL_FALLBACK_URL.startswith(("smtp+tls://", "smtp+ssl://")):
        hint = "Set EMAIL_FALLBACK_URL to smtp+tls://… or smtp+ssl://…, or leave it out."
        yield Error("Mail would travel without TLS over the second server.", hint=hint, id="contact.E024")


@production_check
def check_retention() -> Iterable[CheckMessage]:
    """Find a period under which an inquiry would be erased on the day it was closed, and a brake that is none."""
    if min(*settings.CONTACT_KEEP_DAYS.values(), settings.CONTACT_STALE_DAYS, settings.CONTACT_REQUEST_DAYS) < 1:
        hint = "Set CONTACT_KEEP_…_DAYS, CONTACT_STALE_DAYS and CONTACT_REQUEST_DAYS to 1 or more, alike everywhere."
        yield Error("An inquiry would be kept for no day at all.", hint=hint, id="contact.E031")
    if not 1 <= settings.CONTACT_PURGE_MAX_PERCENT <= 50 or settings.CONTACT_PURGE_FREE < 0:
        hint = "Set CONTACT_PURGE_MAX_PERCENT to 1 to 50, and CONTACT_PURGE_FREE to 0 or more."
        yield Error("The brake of the nightly erasure holds nothing, or everything.", hint=hint, id="contact.E032")


def _is_ours_alone() -> bool:
    try:
        known = settings.CONTACT_SPOOL_DIR.stat()
    except OSError:
        return False
    is_folder = settings.CONTACT_SPOOL_DIR.is_dir()
    return is_folder and known.st_uid == os.geteuid() and not known.st_mode & 0o077
