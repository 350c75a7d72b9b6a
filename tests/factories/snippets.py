"""Shared facts for tests."""

from datetime import date

from pages.snippets import (
    Accreditation,
    AlternativeNeed,
    AlternativeResource,
    CrisisLine,
    GlossaryTerm,
    Insurer,
    InsurerContract,
    Need,
    OrganizationSettings,
    PhoneLine,
    Source,
    StoryConsent,
)
from tests.factories.declare import LazyAttribute, ModelFactory, Sequence, SubFactory


class SourceFactory(ModelFactory):
    """Makes a source that nobody else has."""

    class Meta:
        model = Source

    key = Sequence(lambda number: f"source-{number}")
    title = Sequence(lambda number: f"A study of something, part {number}")
    publisher = "An institute"
    year = 2024
    url = LazyAttribute(lambda source: f"https://example.org/{source.key}")


class PhoneLineFactory(ModelFactory):
    """Makes a phone line of the house."""

    class Meta:
        model = PhoneLine

    key = Sequence(lambda number: f"line-{number}")
    label = Sequence(lambda number: f"Line {number}")
    number = Sequence(lambda number: f"+1202555{100 + number % 100:04d}")
    owner = "Example Center LLC"
    who_answers = "Our own staff in the house"
    hours = "Every day, 8 am to 8 pm"


class CrisisLineFactory(ModelFactory):
    """Makes a crisis line beside the national ones."""

    class Meta:
        model = CrisisLine

    key = Sequence(lambda number: f"crisis-{number}")
    name = Sequence(lambda number: f"County line {number}")
    call_number = Sequence(lambda number: f"1-800-555-{number % 10000:04d}")
    summary = "Someone nearby who listens."


class OrganizationSettingsFactory(ModelFactory):
    """Makes the settings of a site; give it the site."""

    class Meta:
        model = OrganizationSettings

    brand = "Example House"
    legal_name = "Example House Treatment LLC"
    owner = "Example Health Inc."
    address = "1 Example Road\nSpringfield"
    licenses = "State license 12345\nAccreditation 678"
    main_phone = SubFactory(PhoneLineFactory)


class AccreditationFactory(ModelFactory):
    """Makes a license that holds until the end of June 2030."""

    class Meta:
        model = Accreditation

    key = Sequence(lambda number: f"license-{number}")
    name = "Residential treatment"
    number = Sequence(lambda number: f"LIC-{number}")
    authority = "State health department"
    look_up_url = "https://example.org/licenses"
    expires_on = date(2030, 6, 30)


class InsurerFactory(ModelFactory):
    """Makes an insurer without a contract; `contracts` takes some."""

    class Meta:
        model = Insurer

    key = Sequence(lambda number: f"insurer-{number}")
    name = Sequence(lambda number: f"Example Health {number}")


class InsurerContractFactory(ModelFactory):
    """Makes a contract over the year 2030, confirmed at the end of May; give it the insurer."""

    class Meta:
        model = InsurerContract

    starts_on = date(2030, 1, 1)
    ends_on = date(2030, 12, 31)
    plans = "PPO"
    covers = "Medical detox\nResidential treatment"
    confirmed_on = date(2030, 5, 31)
    confirmed_by = "Kim of billing"


class GlossaryTermFactory(ModelFactory):
    """Makes a term."""

    class Meta:
        model = GlossaryTerm

    term = Sequence(lambda number: f"term {number}")
    slug = LazyAttribute(lambda term: term.term.lower().replace(" ", "-"))
    explanation = "What it means, in plain words."


class AlternativeResourceFactory(ModelFactory):
    """Makes a nationwide place that is not ours; `answers` gives its needs."""

    class Meta:
        model = AlternativeResource
        exclude = ["answers"]

    answers = (Need.CANNOT_PAY,)
    key = Sequence(lambda number: f"place-{number}")
    name = Sequence(lambda number: f"Free clinic {number}")
    gives = "Sees you whatever you earn."
    url = LazyAttribute(lambda place: f"https://example.org/{place.key}")
    needs = LazyAttribute(lambda place: [AlternativeNeed(need=need) for need in place.answers])


class StoryConsentFactory(ModelFactory):
    """Makes a consent that holds from 2026 until the end of June 2030."""

    class Meta:
        model = StoryConsent

    key = Sequence(lambda number: f"story-{number}")
    given_on = date(2026, 1, 1)
    expires_on = date(2030, 6, 30)
    scope = "These words, on this site, without a picture."
    held_by = "Privacy officer, locked file 4"
