"""The page types, one module a noun, and the shared facts that Django must find here."""

from pages.models.education import EducationIndexPage, EducationPage
from pages.models.glossary import GlossaryPage
from pages.models.home import HomePage
from pages.models.legal import LegalPage
from pages.models.legal_version import LegalVersion
from pages.models.location import LocationPage
from pages.models.person import PersonIndexPage, PersonPage
from pages.models.program import ProgramIndexPage, ProgramPage
from pages.models.standard import StandardPage
from pages.models.therapy import TherapyIndexPage, TherapyPage
from pages.snippets import Accreditation, CrisisLine, GlossaryTerm, OrganizationSettings, PhoneLine, Source

__all__ = [
    "Accreditation",
    "CrisisLine",
    "EducationIndexPage",
    "EducationPage",
    "GlossaryPage",
    "GlossaryTerm",
    "HomePage",
    "LegalPage",
    "LegalVersion",
    "LocationPage",
    "OrganizationSettings",
    "PersonIndexPage",
    "PersonPage",
    "PhoneLine",
    "ProgramIndexPage",
    "ProgramPage",
    "Source",
    "StandardPage",
    "TherapyIndexPage",
    "TherapyPage",
]
