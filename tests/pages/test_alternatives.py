"""Where else to turn: who may change the places, which ones a reader sees, and that no need leads to fewer than two."""

from datetime import date, datetime
from typing import Any, cast

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Site

from pages.alternatives import LEAST, MOST, needs_short_of_places, places_for
from pages.blocks.elsewhere import NotUsBlock
from pages.demo.content import read_alternatives, read_pages
from pages.demo.facts import load_facts
from pages.models import StandardPage
from pages.snippets import AlternativeNeed, AlternativeResource, CrisisLine, Need, OrganizationSettings
from tests import personas
from tests.factories.bodies import block
from tests.factories.pages import StandardPageFactory, site_home
from tests.factories.snippets import AlternativeResourceFactory, CrisisLineFactory
from tests.pages.test_queries import FIRST, WARM, cold, queries

PAY = Need.CANNOT_PAY


def names(need: str = PAY) -> list[str]:
    """Return what a reader with this need is shown."""
    return [place.name for group in places_for([need]) for place in group.places]


def admin(view: str, *args: int) -> str:
    return reverse(f"wagtailsnippets_pages_alternativeresource:{view}", args=args)


def page_with(*needs: str) -> StandardPage:
    page: StandardPage = StandardPageFactory(parent=site_home(), title="Elsewhere", body=[block("not_us", needs=needs)])
    return page


def typed(**changes: Any) -> dict[str, Any]:
    """Return what an editor's form sends for a place with two needs."""
    form = {"name": "A clinic", "gives": "Sees you.", "key": "clinic", "url": "https://example.org/", "sort_order": "1"}
    form |= {"is_published": "on", "needs-TOTAL_FORMS": "2", "needs-INITIAL_FORMS": "0"}
    form |= {"needs-0-need": "cannot-pay", "needs-1-need": "language", "needs-0-ORDER": "1", "needs-1-ORDER": "2"}
    return {**form, **changes}


def test_a_stranger_reaches_no_place(client: Client, db: None) -> None:
    place = AlternativeResourceFactory()
    for view, args in (("list", ()), ("add", ()), ("edit", (place.pk,)), ("delete", (place.pk,))):
        assert client.get(admin(view, *args)).status_code == 302
    client.force_login(personas.admissions())
    for view, args in (("list", ()), ("add", ()), ("edit", (place.pk,))):
        assert client.get(admin(view, *args)).status_code in {302, 403}
    assert client.post(admin("add"), typed()).status_code in {302, 403}
    assert AlternativeResource.objects.count() == 1


def test_an_editor_adds_a_place_for_two_needs_and_may_not_delete_it(client: Client, db: None) -> None:
    client.force_login(personas.editor())
    assert client.post(admin("add"), typed()).status_code == 302
    place = AlternativeResource.objects.get(key="clinic")
    assert sorted(row.need for row in place.needs.all()) == ["cannot-pay", "language"]
    listed = client.get(admin("list")).content.decode()
    assert "You have no insurance, or cannot pay; You want help in another language" in listed
    assert client.post(admin("delete", place.pk)).status_code == 302
    assert AlternativeResource.objects.filter(pk=place.pk).exists()


@pytest.mark.parametrize(
    ("changes", "beside"),
    [
        ({"url": ""}, "Give a number, an address on the web"),
        ({"verified_on": "2026-11-01"}, "Say who checked"),
        ({"verified_by": "Sam"}, "Say when it was checked"),
        ({"call_number": "call us"}, "Use digits and dashes only"),
        ({"region": "ZZ"}, "Select a valid choice"),
        ({"needs-1-need": "cannot-pay"}, "correct the duplicate"),
        ({"needs-TOTAL_FORMS": "0"}, "at least 1"),
    ],
)
def test_an_editor_is_told_what_is_wrong(client: Client, db: None, changes: dict[str, str], beside: str) -> None:
    client.force_login(personas.editor())
    assert beside in client.post(admin("add"), typed(**changes)).content.decode()
    assert not AlternativeResource.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": ""},
        {"region": "ZZ"},
        {"verified_on": date(2026, 11, 1)},
        {"verified_by": "Sam"},
    ],
)
def test_the_database_refuses_what_no_form_would_send(db: None, wrong: dict[str, Any]) -> None:
    place = AlternativeResourceFactory()
    with pytest.raises(IntegrityError):
        AlternativeResource.objects.filter(pk=place.pk).update(**wrong)


def test_a_number_is_typed_once(db: None) -> None:
    line = CrisisLineFactory(call_number="1-800-555-0134")
    place = AlternativeResourceFactory.build(crisis_line=line, call_number="1-800-555-0134")
    with pytest.raises(ValidationError) as error:
        place.full_clean()
    assert "stands at the crisis line" in error.value.message_dict["call_number"][0]
    with pytest.raises(IntegrityError):
        place.save()


def test_a_need_that_is_none_is_refused(db: None) -> None:
    place = AlternativeResourceFactory()
    with pytest.raises(IntegrityError):
        AlternativeNeed.objects.create(resource=place, need="luxury")


def test_a_line_that_a_place_refers_to_cannot_be_deleted(db: None) -> None:
    line = CrisisLineFactory()
    AlternativeResourceFactory(crisis_line=line, url="")
    with pytest.raises(models.ProtectedError):
        line.delete()


@pytest.mark.parametrize(
    "hidden",
    [
        {"is_published": False},
        {"expires_on": date(2020, 1, 1)},
        {"region": "TX"},
        {"answers": (Need.LANGUAGE,)},
    ],
)
def test_a_reader_does_not_see(db: None, hidden: dict[str, Any]) -> None:
    AlternativeResourceFactory(name="Shown")
    AlternativeResourceFactory(**hidden)
    assert names() == ["Shown"]


def test_the_last_day_counts_to_its_end_and_a_warm_cache_does_not_stretch_it(db: None) -> None:
    place = AlternativeResourceFactory(expires_on=date(2027, 3, 1))
    zone = timezone.get_default_timezone()
    with time_machine.travel(datetime(2027, 3, 1, 23, 59, tzinfo=zone), tick=False):
        assert names() == [place.name]
    with time_machine.travel(datetime(2027, 3, 2, 0, 1, tzinfo=zone), tick=False):
        assert names() == []


def test_places_of_our_state_come_first_and_national_ones_fill_up(db: None) -> None:
    OrganizationSettings.objects.create(site=Site.objects.get(is_default_site=True), region="TX")
    AlternativeResourceFactory(name="National", sort_order=1)
    AlternativeResourceFactory(name="In Ohio", region="OH")
    AlternativeResourceFactory(name="In Texas", region="TX", sort_order=99)
    assert names() == ["In Texas", "National"]
    AlternativeResourceFactory.create_batch(5, region="TX")
    assert len(names()) == MOST


def test_a_page_shows_the_number_of_the_crisis_line_and_follows_it(client: Client, db: None) -> None:
    line = CrisisLineFactory(call_number="1-800-555-0134", text_number="741", chat_url="https://example.org/chat")
    AlternativeResourceFactory(name="Line of the county", crisis_line=line, is_free=True)
    AlternativeResourceFactory(name="Own number", call_number="211", verified_on=date(2026, 11, 3), verified_by="Sam")
    page = page_with(PAY)
    shown = client.get(page.url).content.decode()
    for words in ("tel:+18005550134", "sms:741", "https://example.org/chat", "tel:211", "Free.", "on November 3, 2026"):
        assert words in shown
    assert "Sam" not in shown
    line.call_number = "1-800-555-0199"
    line.save()
    assert "tel:+18005550199" in client.get(page.url).content.decode()


def test_many_needs_fold_away_and_few_stand_open(client: Client, db: None) -> None:
    for need in list(Need)[:5]:
        AlternativeResourceFactory(answers=(need,))
    few = page_with(*list(Need)[:3])
    assert client.get(few.url).content.decode().count('<details class="faq__item" open') == 3
    few.body = cast("Any", [block("not_us", needs=list(Need)[:5])])
    few.save_revision().publish()
    shown = client.get(few.url).content.decode()
    assert (shown.count('<details class="faq__item" open'), shown.count('<details class="faq__item"')) == (0, 5)


def test_without_any_place_the_reader_is_sent_to_the_lines_below(client: Client, db: None) -> None:
    shown = client.get(page_with(PAY).url).content.decode()
    assert "lines at the foot of this page" in shown


def test_an_editor_cannot_pick_a_need_with_fewer_than_two_places(db: None) -> None:
    block_ = NotUsBlock()
    AlternativeResourceFactory(answers=(PAY, Need.SLEEP))
    second = AlternativeResourceFactory(answers=(PAY,))
    assert block_.clean(block_.to_python({"needs": [PAY]}))["needs"] == [PAY]
    with pytest.raises(StructBlockValidationError) as error:
        block_.clean(block_.to_python({"needs": [PAY, Need.SLEEP]}))
    said = str(error.value.block_errors["needs"])
    assert "You need a place to sleep" in said
    assert "cannot pay" not in said
    second.is_published = False
    second.save()
    with pytest.raises(StructBlockValidationError):
        block_.clean(block_.to_python({"needs": [PAY]}))


def test_the_block_stays_in_the_query_budget(client: Client, db: None) -> None:
    for need in Need:
        AlternativeResourceFactory.create_batch(3, answers=(need,), crisis_line=CrisisLine.objects.get(key="988"))
    page = page_with(*Need)
    assert len(cold(client, page.url)) <= FIRST
    warm = queries(client, page.url)
    assert len(warm) <= WARM
    assert "pages_alternative" not in " ".join(warm)


def test_the_demo_leads_from_each_need_to_two_places_or_more(db: None) -> None:
    load_facts()
    assert needs_short_of_places(Need.values) == []
    assert all(len(group.places) >= LEAST for group in places_for(Need.values))
    assert {need for place in read_alternatives() for need in place["needs"]} == set(Need.values)


def test_no_place_of_the_demo_claims_a_check_or_types_a_crisis_number(db: None) -> None:
    load_facts()
    lines = {line.call_number for line in CrisisLine.objects.all()}
    for place in AlternativeResource.objects.all():
        assert place.verified_on is None
        assert place.call_number not in lines
        assert place.url.startswith("https://") or place.crisis_line


@pytest.mark.parametrize("path", [page.path for page in read_pages() if page.model == "ProgramPage"])
def test_each_program_of_the_demo_says_where_else_to_turn(path: str) -> None:
    page = next(page for page in read_pages() if page.path == path)
    assert [item for item in page.body if item["type"] == "not_us"]
