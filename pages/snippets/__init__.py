"""Facts that many pages share: each has one row, and pages only refer to it."""

from pages.snippets.accreditation import Accreditation
from pages.snippets.crisis_line import CrisisLine
from pages.snippets.glossary_term import GlossaryTerm
from pages.snippets.organization import OrganizationSettings
from pages.snippets.phone_line import PhoneLine
from pages.snippets.source import Source

__all__ = ["Accreditation", "CrisisLine", "GlossaryTerm", "OrganizationSettings", "PhoneLine", "Source"]
