"""Made-up facts for the examples: short ones, long ones and none. No row of the database is behind them."""

from datetime import date
from typing import Any

from legacy_site.patterns.samples import LONG_WORD
from pages.body import Citation, Citations
from pages.snippets import PhoneLine, Source
from pages.versions import Force, VersionEntry

PHONE = PhoneLine.example()
PHONE_LONG = PhoneLine.example()
PHONE_LONG.who_answers = f"Our own staff, {LONG_WORD}"
PHONE_LONG.paid_per_call = True

CHROME: dict[str, Any] = {
    "phone": PHONE,
    "legal_name": "A center",
    "owner": "a made-up owner",
    "licenses": [{"short": "License EXAMPLE-0000"}],
}

PUBLIC_LIST = {"name": "A public list", "gives": "Places near you.", "url": "https://example.org/places"}

LONG_TITLE = f"A title that goes on for longer than anybody would like, and holds {LONG_WORD}"
LINES = ["You can keep your days as they are", "You want to begin this week"]

SOURCES = [
    Source(pk=1, key="one", title="A report", publisher="An authority", year=2024, url="https://example.org/report"),
    Source(pk=2, key="two", title=LONG_TITLE, publisher=LONG_WORD, accessed_on=date(2026, 11, 2)),
]
CITATIONS = Citations.from_sources(SOURCES)
MANY_CITATIONS = [Citation(number, SOURCES[number % 2]) for number in range(1, 24)]

LINK = {"title": "Learn", "url": "/learn/", "slug": "learn"}
LINK_LONG = {"title": LONG_TITLE, "url": "/long/", "slug": "long"}

PROGRAM: dict[str, Any] = {
    "title": "Outpatient care",
    "url": "/programs/outpatient/",
    "summary": "Regular visits for as long as they help.",
    "hours_label": "Up to 8 hours a week",
    "setting": "At our place",
    "typical_length": "Months",
    "asam_level": "Level 1",
    "support_rank": 5,
    "who_for_items": LINES,
    "who_not_for_items": ["You need someone near at night"],
    "a_day": "You come in the morning.\n\nYou are home for supper.",
}
PROGRAM_LONG = PROGRAM | {"title": LONG_TITLE, "summary": LONG_WORD, "setting": LONG_WORD, "support_rank": 1}
PROGRAM_BARE = {
    "title": "Outpatient care",
    "url": "/programs/",
    "hours_label": "Up to 8 hours a week",
    "support_rank": 3,
}
PROGRAMS = [PROGRAM | {"support_rank": rank} for rank in range(1, 6)]

LICENSE: dict[str, Any] = {
    "get_kind_display": "License",
    "name": "A license of the state",
    "number": "EXAMPLE-0000",
    "authority": "The state office",
    "expires_on": date(2027, 6, 30),
    "look_up_url": "https://example.org/look-up",
}

PERSON: dict[str, Any] = {
    "title": "Riley Placeholder",
    "first_name": "Riley",
    "initials": "RP",
    "role": "Nurse",
    "credentials": "RN",
    "language_list": ["English", "Spanish"],
    "what_they_do": "Riley is there when you arrive.",
    "has_license": True,
    "license_is_current": True,
    "license_name": "Registered nurse",
    "license_number": "EXAMPLE-0000",
    "license_authority": "the state board",
    "license_expires_on": date(2027, 6, 30),
    "license_look_up_url": "https://example.org/look-up",
}
PERSON_LONG = PERSON | {"title": LONG_WORD, "role": LONG_WORD, "license_is_current": False}
PERSON_BARE = {"title": "Riley Placeholder", "initials": "RP", "role": "Nurse"}
PERSON_PICTURED = PERSON | {"photo": {"url": "/static/img/icons/icon-512.png"}}

THERAPY: dict[str, Any] = {
    "led_by": "A psychologist",
    "session_length": "50 minutes",
    "typical_length": "12 weeks",
    "who_it_helps_items": LINES,
    "who_not_for_items": ["You are in withdrawal now"],
    "a_session": "You talk about the week.",
    "evidence": "Studies found that it helps some people.",
    "certainty_label": "Some evidence: small studies",
}

PLACE: dict[str, Any] = {
    "address": "100 Example Road\nAnytown, FL 00000",
    "geo_href": "geo:0,0",
    "hours_note": "On holidays, call first.",
    "directions": "From the station, turn left.",
    "transit": "Bus 1 stops at the door.",
    "access_items": ["No step at the door", "A lift to each floor"],
}
WEEK = [{"day": day, "hours": "8 am to 8 pm"} for day in ("Monday", "Tuesday", "Wednesday")]

ARTICLE: dict[str, Any] = {"title": "A talk", "get_topic_display": "News", "date": date(2026, 11, 2), "lede": "Short."}
ARTICLE_LONG = ARTICLE | {"title": LONG_TITLE, "lede": LONG_WORD}

_CONTRACT: dict[str, Any] = {"confirmed_on": date(2026, 1, 5), "ends_on": date(2026, 12, 31)}
INSURED: dict[str, Any] = {
    "insurer": {"name": "A plan", "also_called": ["Another name"], "note": "Call them first."},
    "contract": _CONTRACT | {"plans": "Bronze, silver", "levels": ["Outpatient", "Residential"]},
}
INSURED_BARE: dict[str, Any] = {"insurer": {"name": LONG_WORD}, "contract": _CONTRACT}

PICTURE: dict[str, Any] = {"img": {"url": "/static/img/social/dawn.png", "width": 1200, "height": 630}, "sources": []}
ELSEWHERE = {
    "name": "A public list of places",
    "url": "https://example.org/",
    "gives": "Places near you.",
    "is_free": True,
}
ELSEWHERE_LONG = {"name": LONG_WORD, "gives": LONG_WORD, "verified_on": date(2026, 11, 2)}

TERM: dict[str, Any] = {
    "slug": "taper",
    "term": "taper",
    "explanation": "To take a little less each day or week.",
    "url": "/glossary/#term-taper",
    "other_names": ["step down"],
    "source_title": "A report",
    "source_url": "https://example.org/report",
}


def version(
    number: int, force: Force, *, until: date | None = None, summary: str = "We said it in fewer words."
) -> VersionEntry:
    """Return a line of the history of a legal text."""
    first = date(2026, number, 1)
    return VersionEntry(
        number=number, title="Notice", summary=summary, since=first, published_on=first, until=until, force=force
    )


VERSIONS = [
    version(3, Force.COMING, summary=LONG_WORD),
    version(2, Force.NOW),
    version(1, Force.EARLIER, until=date(2026, 2, 1)),
]
LEGAL_NOW: dict[str, Any] = {"effective_date": date(2026, 2, 1), "canonical_url": "https://www.example.org/notice/"}
LEGAL_EARLIER = LEGAL_NOW | {"shown": VERSIONS[2]}
