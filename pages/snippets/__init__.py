"""Facts that many pages share: each has one row, and pages only refer to it."""

from pages.snippets.accreditation import Accreditation
from pages.snippets.alternative_resource import AlternativeNeed, AlternativeResource, Need
from pages.snippets.crisis_line import CrisisLine
from pages.snippets.glossary_term import GlossaryTerm
from pages.snippets.insurer import Insurer, InsurerContract
from pages.snippets.organization import OrganizationSettings
from pages.snippets.phone_line import PhoneLine
from pages.snippets.source import Source
from pages.snippets.story_consent import StoryConsent

__all__ = [
    "Accreditation",
    "AlternativeNeed",
    "AlternativeResource",
    "CrisisLine",
    "GlossaryTerm",
    "Insurer",
    "InsurerContract",
    "Need",
    "OrganizationSettings",
    "PhoneLine",
    "Source",
    "StoryConsent",
]
