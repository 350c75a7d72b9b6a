"""The answers that can be picked, by the word that is kept: what the form offers, and what the desk reads."""

from typing import Final

Words = dict[str, str]

ONLY_BY: Final[Words] = {
    "phone": "Only by phone call",
    "text": "Only by text message",
    "email": "Only by email",
}
TIMES: Final[Words] = {
    "morning": "Morning, 8 to 12",
    "afternoon": "Afternoon, 12 to 5",
    "evening": "Evening, 5 to 8",
}
#: The zones of the states and territories, by the name that people know.
ZONES: Final[Words] = {
    "America/New_York": "Eastern",
    "America/Chicago": "Central",
    "America/Denver": "Mountain",
    "America/Phoenix": "Arizona",
    "America/Los_Angeles": "Pacific",
    "America/Anchorage": "Alaska",
    "Pacific/Honolulu": "Hawaii",
    "America/Puerto_Rico": "Puerto Rico and the Virgin Islands",
    "Pacific/Guam": "Guam",
    "Pacific/Pago_Pago": "American Samoa",
}
AGES: Final[Words] = {"minor": "Under 18", "adult": "18 or older"}
KNOWS: Final[Words] = {"yes": "Yes", "no": "No"}
URGENCY: Final[Words] = {"today": "Today", "week": "Within a week", "later": "Later"}
#: What a loved one is to the person who writes.
RELATIONS: Final[Words] = {
    "partner": "Partner or spouse",
    "parent": "Parent",
    "child": "Child",
    "sibling": "Brother or sister",
    "friend": "Friend",
    "other": "Someone else",
}
#: Who holds an insurance plan.
HOLDERS: Final[Words] = {
    "self": "The person it is for",
    "spouse": "Their spouse or partner",
    "parent": "Their parent",
    "other": "Someone else",
}
