"""What stands around every page: where it comes from, when it changes, and that it stands without a database."""

import json
import pickle
from collections.abc import Callable
from dataclasses import asdict, make_dataclass
from typing import Any

import pytest
from django.conf import settings
from django.template import Context, Template
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, PageViewRestriction, Site

from pages import snapshot
from pages.chrome import Chrome, _Memory, site_chrome
from pages.crisis import NATIONAL_LINES
from pages.kept import forget, kept
from pages.models import StandardPage
from pages.snippets import CrisisLine, OrganizationSettings
from tests.factories.pages import StandardPageFactory
from tests.pages.conftest import House, database_down


@pytest.fixture(autouse=True)
def forgotten() -> None:
    """Start as a new process does."""
    _Memory.last_good = None


def test_it_holds_the_house(house: House) -> None:
    chrome = site_chrome()
    assert (chrome.brand, chrome.owner, chrome.home_url) == ("Example House", "Example Health Inc.", "/")
    assert [line.short for line in chrome.licenses] == ["State license 12345", "Accreditation 678"]
    assert [(link.title, link.url) for link in chrome.navigation] == [("Learn", "/learn/"), ("Programs", "/programs/")]
    assert [link.slug for link in chrome.footer_links] == ["about-us"]
    assert chrome.phone is not None
    assert chrome.phone.href == "tel:" + house.phone.number.as_e164
    assert chrome.phone.recorded == "Calls are not recorded."


def test_it_holds_the_national_lines_from_the_first_day(db: None) -> None:
    lines = site_chrome().crisis_lines
    assert [line.call_href for line in lines] == ["tel:911", "tel:988", "tel:+18002221222", "tel:+18006624357"]
    assert (lines[1].text_href, lines[0].text_href) == ("sms:988", "")
    assert lines[0].is_emergency


def test_without_any_line_or_site_the_national_lines_stand(db: None) -> None:
    CrisisLine.objects.all().delete()
    assert site_chrome().crisis_lines == list(NATIONAL_LINES)
    Site.objects.all().delete()
    assert site_chrome() == Chrome(brand=settings.WAGTAIL_SITE_NAME)


def test_warm_it_asks_nothing(house: House, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first = site_chrome()
    with django_assert_num_queries(0):
        assert site_chrome() == first


def test_the_database_down_the_last_good_one_serves(house: House) -> None:
    before = site_chrome()
    with database_down():
        assert site_chrome() == before


def test_a_new_process_reads_the_snapshot(house: House) -> None:
    before = site_chrome()
    _Memory.last_good = None
    with database_down():
        assert site_chrome() == before


@pytest.mark.parametrize("content", [None, "", "{", '{"brand": "Old"}', '{"brand": "New", "phone": {"what": 1}}', "[]"])
def test_without_a_snapshot_that_can_be_read_the_national_lines_are_built_in(db: None, content: str | None) -> None:
    if content is not None:
        snapshot._path().write_text(content)
    with database_down():
        assert site_chrome().crisis_lines == list(NATIONAL_LINES)


def test_a_disk_that_refuses_is_no_error(house: House, settings: Any, tmp_path: Any) -> None:
    (tmp_path / "file").write_text("")
    settings.VAR_DIR = tmp_path / "file" / "var"
    assert site_chrome().brand == "Example House"


def test_it_is_plain_data(house: House) -> None:
    chrome = site_chrome()
    assert pickle.loads(pickle.dumps(chrome)) == chrome  # noqa: S301 - our own bytes
    assert Chrome.from_plain(json.loads(json.dumps(asdict(chrome)))) == chrome


def test_the_tag_needs_no_request(house: House) -> None:
    template = Template("{% load chrome %}{% chrome as chrome %}{{ chrome.brand }}")
    assert template.render(Context({})) == "Example House"


def add_page(house: House) -> None:
    StandardPageFactory(parent=house.home, title="Admissions", show_in_menus=True)


def rename_page(house: House) -> None:
    page = StandardPage.objects.get(pk=house.about.pk)
    page.title = "Who we are"
    page.save_revision().publish()


def unpublish_page(house: House) -> None:
    house.about.unpublish()


def delete_page(house: House) -> None:
    Page.objects.get(pk=house.about.pk).delete()


def move_page(house: House) -> None:
    Page.objects.get(pk=house.programs.pk).move(Page.objects.get(pk=house.learn.pk), pos="left")


def make_private(house: House) -> None:
    PageViewRestriction.objects.create(page=house.about, restriction_type=PageViewRestriction.LOGIN)


def edit_phone(house: House) -> None:
    house.phone.hours = "Weekdays"
    house.phone.save()


def edit_crisis_line(house: House) -> None:
    house.crisis.name = "Another county line"
    house.crisis.save()


def delete_crisis_line(house: House) -> None:
    CrisisLine.objects.get(key="samhsa").delete()


def edit_organization(house: House) -> None:
    organization = OrganizationSettings.objects.get()
    organization.brand = "Another House"
    organization.save()


CHANGES = [
    add_page,
    rename_page,
    unpublish_page,
    delete_page,
    move_page,
    make_private,
    edit_phone,
    edit_crisis_line,
    delete_crisis_line,
    edit_organization,
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_shows_at_once(house: House, change: Callable[[House], None]) -> None:
    before = site_chrome()
    change(house)
    assert site_chrome() != before


def test_a_value_built_while_something_changed_is_not_kept(db: None) -> None:
    def build_slowly() -> str:
        forget()
        return "stale"

    assert kept("test", build_slowly) == "stale"
    assert kept("test", lambda: "fresh") == "fresh"
    assert kept("test", build_slowly) == "fresh"


def test_a_value_of_another_shape_is_not_read_back(db: None) -> None:
    old = make_dataclass("Shown", ["title"])
    new = make_dataclass("Shown", ["title", "url"])
    assert kept("test", lambda: "old", old) == "old"
    assert kept("test", lambda: "new", new) == "new"
    assert kept("test", lambda: "newer", old, CrisisLine) == "newer"
