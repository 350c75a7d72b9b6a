"""A small site for the tests of the pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Never

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from pytest_django import Settings
from wagtail.models import Site

from pages.models import EducationIndexPage, EducationPage, HomePage, ProgramIndexPage, ProgramPage, StandardPage
from pages.snippets import CrisisLine, PhoneLine, Source
from tests.factories.bodies import full_body
from tests.factories.pages import (
    EducationIndexPageFactory,
    EducationPageFactory,
    ProgramIndexPageFactory,
    ProgramPageFactory,
    StandardPageFactory,
    site_home,
)
from tests.factories.snippets import CrisisLineFactory, OrganizationSettingsFactory, PhoneLineFactory, SourceFactory


@pytest.fixture(autouse=True)
def own_snapshot(settings: Settings, tmp_path: Path) -> None:
    """Write the chrome's snapshot where no other test reads it."""
    settings.VAR_DIR = tmp_path


@contextmanager
def database_down() -> Iterator[None]:
    """Let every statement fail as it does when the server is away, with an empty cache."""

    def refuse(*args: Any) -> Never:
        raise OperationalError("could not connect to server")

    cache.clear()
    with connection.execute_wrapper(refuse):
        yield


@dataclass
class House:
    """One page of each type, and what their bodies refer to."""

    home: HomePage
    learn: EducationIndexPage
    substance: EducationPage
    programs: ProgramIndexPage
    program: ProgramPage
    about: StandardPage
    sources: list[Source]
    phone: PhoneLine
    crisis: CrisisLine

    @property
    def public(
        self,
    ) -> list[EducationPage | HomePage | EducationIndexPage | ProgramIndexPage | ProgramPage | StandardPage]:
        """Every page a visitor can read."""
        return [self.home, self.learn, self.substance, self.programs, self.program, self.about]


@pytest.fixture
def house(db: None) -> House:
    """Make the site: a home page with menu and footer, an index with a full page, and programs."""
    home = site_home()
    phone, crisis = PhoneLineFactory(label="Admissions"), CrisisLineFactory()
    OrganizationSettingsFactory(site=Site.objects.get(is_default_site=True), main_phone=phone)
    learn = EducationIndexPageFactory(parent=home, show_in_menus=True)
    programs = ProgramIndexPageFactory(parent=home, show_in_menus=True)
    about = StandardPageFactory(parent=home, title="About us")
    program = ProgramPageFactory(parent=programs, title="Intensive outpatient")
    ProgramPageFactory(parent=programs, title="Residential", around_the_clock=True, hours_min=None, hours_max=None)
    sources = SourceFactory.create_batch(4)
    linked = [about, *EducationPageFactory.create_batch(2, parent=learn)]
    body = full_body(sources=sources, crisis=crisis, phone=phone, linked=linked)
    substance = EducationPageFactory(parent=learn, title="Kratom", body=body)
    for page in (program, about):
        page.body = body
        page.save()
    return House(home, learn, substance, programs, program, about, sources, phone, crisis)
