"""What the desk must know when the way from the form to the desk is disturbed, in words that say what to do."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from contact.desk.clock import span
from contact.selectors.health import Health, health


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One disturbance: what it is, and what to do."""

    title: str
    advice: str


def alarms(now: datetime) -> list[Alarm]:
    """Return the disturbances of now, the worst first."""
    found = health(now=now)
    return [_ALARMS[problem](found) for problem in found.problems]


def _worker(found: Health) -> Alarm:
    since = f"for {span(timedelta(seconds=found.worker_seen))}" if found.worker_seen else "yet"
    return Alarm(
        title=f"The worker has not been seen {since}",
        advice="No mail tells of new inquiries meanwhile. Look at this list often, and tell whoever runs the site.",
    )


def _spool(found: Health) -> Alarm:
    count = found.spool_files
    people = "1 inquiry waits" if count == 1 else f"{count} inquiries wait"
    waited = span(timedelta(seconds=found.spool_oldest or 0))
    return Alarm(
        title=f"{people} outside of this list",
        advice=f"The database was away when they came. The oldest has waited {waited}. They come by themselves; "
        "if this line stays, tell whoever runs the site.",
    )


def _set_aside(found: Health) -> Alarm:
    return Alarm(
        title=f"Set aside as unreadable: {found.spool_set_aside}",
        advice="Something came in that is no inquiry as our form makes it. Tell whoever runs the site to look at it.",
    )


def _mail(found: Health) -> Alarm:
    return Alarm(
        title="Mail to the people on call does not go out",
        advice="Nobody may have been told of the latest inquiries. Look at this list often, and tell whoever runs "
        "the site.",
    )


def _purge(found: Health) -> Alarm:
    if found.purge_due > found.purge_allowed:
        return Alarm(
            title=f"Nothing is erased at night: {found.purge_due} closed inquiries are due at once",
            advice=f"More than {found.purge_allowed} in one night look like a wrong setting or clock. Tell whoever "
            "runs the site: docs/runbooks/requests.md says what to do.",
        )
    return Alarm(
        title=f"Kept too long: {found.purge_late} closed inquiries",
        advice="They should have been erased at night. Tell whoever runs the site that `manage.py purge` does not run.",
    )


_ALARMS = {"worker": _worker, "spool": _spool, "set_aside": _set_aside, "mail": _mail, "purge": _purge}
