"""The page types, one module a noun, and the shared facts that Django must find here."""

from pages.models.education import EducationIndexPage, EducationPage
from pages.models.glossary import GlossaryPage
from pages.models.home import HomePage
from pages.models.legal import LegalPage
from pages.models.legal_version import LegalVersion
from pages.models.program import ProgramIndexPage, ProgramPage
from pages.models.standard import StandardPage
from pages.snippets import CrisisLine, OrganizationSettings, PhoneLine, Source

__all__ = [
    "CrisisLine",
    "EducationIndexPage",
    "EducationPage",
    "GlossaryPage",
    "GlossaryTerm",
    "HomePage",
    "LegalPage",
    "LegalVersion",
    "OrganizationSettings",
    "PhoneLine",
    "ProgramIndexPage",
    "ProgramPage",
    "Source",
    "StandardPage",
]
