"""How long inquiries are kept once they have ended, in days; why so long: docs/data-protection.md, "How long"."""

from legacy_site.settings.env import env

#: Days after the last thing that staff did with a closed inquiry. What is open is never erased by itself.
CONTACT_KEEP_DAYS = {
    "spam": env.int("CONTACT_KEEP_SPAM_DAYS", default=30),
    "admitted": env.int("CONTACT_KEEP_ADMITTED_DAYS", default=30),
    "not_admitted": env.int("CONTACT_KEEP_NOT_ADMITTED_DAYS", default=180),
    "attachments": env.int("CONTACT_KEEP_ATTACHMENT_DAYS", default=30),
}
#: An open inquiry with which nobody did anything for so many days is shown as left behind.
CONTACT_STALE_DAYS = env.int("CONTACT_STALE_DAYS", default=30)

#: The brake of the nightly erasure: when more than so many percent of all inquiries are due at once, and more than
#: so many, then a period or a clock was set wrong, and nothing is erased.
CONTACT_PURGE_MAX_PERCENT = env.int("CONTACT_PURGE_MAX_PERCENT", default=5)
CONTACT_PURGE_FREE = env.int("CONTACT_PURGE_FREE", default=10)

#: Days in which a person who asks about what we keep gets an answer, and the days that one extension adds.
CONTACT_REQUEST_DAYS = env.int("CONTACT_REQUEST_DAYS", default=30)
