"""The page types, one module a noun, and the shared facts that Django must find here."""

from pages.models.article import ArticleIndexPage, ArticlePage
from pages.models.education import EducationIndexPage, EducationPage
from pages.models.glossary import GlossaryPage
from pages.models.helpful import HelpfulCount
from pages.models.home import HomePage
from pages.models.legal import LegalPage
from pages.models.legal_version import LegalVersion
from pages.models.location import LocationPage
from pages.models.person import PersonIndexPage, PersonPage
from pages.models.program import ProgramIndexPage, ProgramPage
from pages.models.self_check import SelfCheckPage
from pages.models.standard import StandardPage
from pages.models.therapy import TherapyIndexPage, TherapyPage
from pages.snippets import (
    Accreditation,
    AlternativeNeed,
    AlternativeResource,
    CrisisLine,
    GlossaryTerm,
    Insurer,
    InsurerContract,
    OrganizationSettings,
    PhoneLine,
    Source,
    StoryConsent,
)

__all__ = [
    "Accreditation",
    "AlternativeNeed",
    "AlternativeResource",
    "ArticleIndexPage",
    "ArticlePage",
    "CrisisLine",
    "EducationIndexPage",
    "EducationPage",
    "GlossaryPage",
    "GlossaryTerm",
    "HelpfulCount",
    "HomePage",
    "Insurer",
    "InsurerContract",
    "LegalPage",
    "LegalVersion",
    "LocationPage",
    "OrganizationSettings",
    "PersonIndexPage",
    "PersonPage",
    "PhoneLine",
    "ProgramIndexPage",
    "ProgramPage",
    "SelfCheckPage",
    "Source",
    "StandardPage",
    "StoryConsent",
    "TherapyIndexPage",
    "TherapyPage",
]
