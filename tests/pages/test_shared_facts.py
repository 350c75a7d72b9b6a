"""Facts that age stand once: what is typed in a form, and what a change of it reaches."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.test import Client
from wagtail.blocks import CharBlock, TextBlock
from wagtail.models import ReferenceIndex

from pages.crisis import NATIONAL_LINES
from pages.snippets import CrisisLine, PhoneLine
from tests.factories.snippets import CrisisLineFactory, PhoneLineFactory
from tests.pages.conftest import House
from tests.pages.registry import nested, registered


@pytest.mark.parametrize("number", ["", "call us", "988 ", "+1 800", "1-800-HELP", "\uff19\uff11\uff11", "-988"])
def test_a_crisis_number_is_digits_and_dashes(db: None, number: str) -> None:
    with pytest.raises(ValidationError) as error:
        CrisisLine(key="x", name="X", summary="X", call_number=number).full_clean()
    assert list(error.value.message_dict) == ["call_number"]


@pytest.mark.parametrize("number", ["555-0100", "12", "not a number", "+1999"])
def test_a_phone_line_needs_a_number_that_can_be_called(db: None, number: str) -> None:
    line = PhoneLineFactory.build(number=number)
    with pytest.raises(ValidationError) as error:
        line.full_clean()
    assert list(error.value.message_dict) == ["number"]


def test_a_phone_number_is_kept_in_one_form(db: None) -> None:
    line = PhoneLineFactory(number="(202) 555-0123")
    line.refresh_from_db()
    assert (line.display, line.href) == ("(202) 555-0123", "tel:+12025550123")


@pytest.mark.parametrize(
    ("number", "href"), [("911", "tel:911"), ("1-800-222-1222", "tel:+18002221222"), ("211", "tel:211")]
)
def test_a_crisis_number_can_be_dialed(number: str, href: str) -> None:
    assert CrisisLineFactory.build(call_number=number).call_href == href


def test_the_national_lines_are_seeded_and_say_that_nobody_here_checked_them(db: None) -> None:
    lines = {line.key: line for line in CrisisLine.objects.all()}
    assert [lines[line.key].facts for line in NATIONAL_LINES] == list(NATIONAL_LINES)
    assert all(line.verified_on is None for line in lines.values())


def test_changing_a_phone_line_changes_every_page(client: Client, house: House) -> None:
    old = house.phone.href
    pages = house.public
    assert all(old in client.get(page.url).content.decode() for page in pages)
    house.phone.number = "+12025550177"
    house.phone.save()
    for page in pages:
        content = client.get(page.url).content.decode()
        assert "tel:+12025550177" in content
        assert "(202) 555-0177" in content
        assert old not in content


def test_changing_a_crisis_line_changes_every_page(client: Client, house: House) -> None:
    house.crisis.call_number = "1-800-555-9999"
    house.crisis.save()
    for page in [*house.public]:
        assert "tel:+18005559999" in client.get(page.url).content.decode()


def test_no_form_asks_for_a_phone_number_but_those_of_the_lines() -> None:
    """Look at the names of all that an editor can type on a page: none asks for a number to call."""
    fields = [field.name for model in apps.get_app_config("pages").get_models() for field in own_fields(model)]
    texts = [each.name for block in registered() for each in nested(block) if isinstance(each, CharBlock | TextBlock)]
    assert not [name for name in [*fields, *texts] if "phone" in name or "tel" in name.split("_")]


def own_fields(model: type[models.Model]) -> list["models.Field[object, object]"]:
    """Return the text fields of a model that is no line itself."""
    return [
        field
        for field in model._meta.local_fields
        if isinstance(field, models.CharField | models.TextField) and model not in (PhoneLine, CrisisLine)
    ]


def test_where_a_fact_is_used_is_known(house: House) -> None:
    for fact in (house.phone, house.crisis, house.sources[0]):
        used_on = {reference.content_type.model for reference in ReferenceIndex.get_references_to(fact)}
        assert {"educationpage", "programpage", "standardpage"} <= used_on
    assert ReferenceIndex.get_references_to(house.phone).filter(content_type__model="organizationsettings").exists()


def test_the_main_phone_line_cannot_be_deleted(house: House) -> None:
    with pytest.raises(models.ProtectedError):
        house.phone.delete()
