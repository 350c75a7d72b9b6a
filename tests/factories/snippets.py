"""Shared facts for tests."""

from datetime import date

from pages.snippets import Accreditation, CrisisLine, GlossaryTerm, OrganizationSettings, PhoneLine, Source
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


class GlossaryTermFactory(ModelFactory):
    """Makes a term."""

    class Meta:
        model = GlossaryTerm

    term = Sequence(lambda number: f"term {number}")
    slug = LazyAttribute(lambda term: term.term.lower().replace(" ", "-"))
    explanation = "What it means, in plain words."
