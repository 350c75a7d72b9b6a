"""Pages for tests. Each stands below a parent that you give; `site_home` makes the home page of the default site."""

from datetime import date

import wagtail_factories
from wagtail.models import Page, Site

from pages.models import (
    ArticleIndexPage,
    ArticlePage,
    EducationIndexPage,
    EducationPage,
    GlossaryPage,
    HomePage,
    LegalPage,
    LocationPage,
    PersonIndexPage,
    PersonPage,
    ProgramIndexPage,
    ProgramPage,
    SelfCheckPage,
    StandardPage,
    TherapyIndexPage,
    TherapyPage,
)
from tests.factories.declare import Sequence


class BasePageFactory(wagtail_factories.PageFactory):
    """What the pages of every type have."""

    class Meta:
        abstract = True

    lede = "A sentence or two that say what this page is about, in plain words."


class HomePageFactory(BasePageFactory):
    """Makes a home page."""

    class Meta:
        model = HomePage

    title = "A quiet place to begin"
    slug = "house"
    kicker = "Day and night"
    illustration = "dawn"


class EducationIndexPageFactory(BasePageFactory):
    """Makes the index of education pages."""

    class Meta:
        model = EducationIndexPage

    title = "Learn"


class EducationPageFactory(BasePageFactory):
    """Makes an education page."""

    class Meta:
        model = EducationPage

    title = Sequence(lambda number: f"Substance {number}")
    kind = EducationPage.Kind.SUBSTANCE


class ProgramIndexPageFactory(BasePageFactory):
    """Makes the index of programs."""

    class Meta:
        model = ProgramIndexPage

    title = "Programs"


class ProgramPageFactory(BasePageFactory):
    """Makes a program of 9 to 19 hours a week."""

    class Meta:
        model = ProgramPage

    title = Sequence(lambda number: f"Program {number}")
    short_name = "IOP"
    summary = "Live at home and come in a few days a week."
    support_rank = Sequence(lambda number: number % 90 + 5)
    setting = "You live at home."
    asam_level = "ASAM level 2.1"
    hours_min = 9
    hours_max = 19
    typical_length = "8 to 12 weeks"
    who_for = "You have a safe place to live\nYou can keep appointments"
    who_not_for = "You need a nurse at night"
    a_day = "A group in the morning, then time with your counselor."


class StandardPageFactory(BasePageFactory):
    """Makes a page of no particular kind."""

    class Meta:
        model = StandardPage

    title = Sequence(lambda number: f"About, part {number}")


class TherapyIndexPageFactory(BasePageFactory):
    """Makes the index of therapies; it stands below the index of programs."""

    class Meta:
        model = TherapyIndexPage

    title = "How we treat"


class TherapyPageFactory(BasePageFactory):
    """Makes a therapy."""

    class Meta:
        model = TherapyPage

    title = Sequence(lambda number: f"Therapy {number}")
    summary = "You talk, and you try another way."
    led_by = "A counselor"
    session_length = "50 minutes"
    typical_length = "12 weeks"
    a_session = "You start with the week."
    who_it_helps = "You want tools\nYou feel low"
    who_not_for = "You are in withdrawal"
    evidence = "Thirty trials found that it helps."
    certainty = "strong"


class PersonIndexPageFactory(BasePageFactory):
    """Makes the index of people; it stands below a standard page."""

    class Meta:
        model = PersonIndexPage

    title = "Our people"


class PersonPageFactory(BasePageFactory):
    """Makes a person whose license holds until the end of June 2030."""

    class Meta:
        model = PersonPage

    title = Sequence(lambda number: f"Sam Example the {number}th")
    role = "Nurse"
    credentials = "BSN"
    what_they_do = "Sam is there at night."
    languages = "English\nSpanish"
    license_name = "Registered nurse"
    license_number = "RN-777"
    license_authority = "State board of nursing"
    license_look_up_url = "https://example.org/board"
    license_expires_on = date(2030, 6, 30)


class LocationPageFactory(BasePageFactory):
    """Makes a building; it stands below a standard page."""

    class Meta:
        model = LocationPage

    title = "Where we are"
    address = "1 Example Road\nSpringfield"
    directions = "From the square, ten minutes on foot."
    transit = "Bus 4."
    access = "No steps\nWide doors"


class LegalPageFactory(BasePageFactory):
    """Makes a legal page that is not published through a revision, so it has no version yet."""

    class Meta:
        model = LegalPage

    title = Sequence(lambda number: f"Notice, part {number}")
    effective_date = date(2026, 1, 1)


class ArticleIndexPageFactory(BasePageFactory):
    """Makes the list of articles."""

    class Meta:
        model = ArticleIndexPage

    title = "Articles"


class ArticlePageFactory(BasePageFactory):
    """Makes an article of March 2030."""

    class Meta:
        model = ArticlePage

    title = Sequence(lambda number: f"Article {number}")
    date = date(2030, 3, 1)
    topic = "families"
    author_name = "Ana Example"


class GlossaryPageFactory(BasePageFactory):
    """Makes the glossary."""

    class Meta:
        model = GlossaryPage

    title = "Glossary"


class SelfCheckPageFactory(BasePageFactory):
    """Makes the self-check, with all its questions."""

    class Meta:
        model = SelfCheckPage

    title = "A private self-check"
    slug = "self-check"


def site_home(**kwargs: object) -> HomePage:
    """Make a home page and let the default site start there."""
    home: HomePage = HomePageFactory(parent=Page.objects.get(depth=1), **kwargs)
    site = Site.objects.get(is_default_site=True)
    site.root_page = home
    site.save()
    return home
