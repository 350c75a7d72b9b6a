"""Texts that people may rely on: who cannot reach or change a version, and what a reader finds at its address."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import DatabaseError, IntegrityError, connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, PageViewRestriction
from wagtail.snippets.models import get_snippet_models

from pages.demo.content import PageContent, read_pages
from pages.models import LegalPage, LegalVersion
from pages.models.legal_version import VersionIsFinalError
from tests import personas
from tests.factories.bodies import block
from tests.factories.pages import LegalPageFactory, StandardPageFactory
from tests.pages.conftest import House
from tests.pages.demo_prose import page_prose, reading_grade


def words(text: str) -> list[dict[str, object]]:
    return [block("heading", text="What we do"), block("paragraph", text=f"<p>{text}</p>", sources=[])]


def publish(page: LegalPage, **changes: object) -> LegalPage:
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    fresh: LegalPage = LegalPage.objects.get(pk=page.pk)
    return fresh


@pytest.fixture
def notice(house: House) -> LegalPage:
    """Make a notice with two versions, and a draft that nobody published."""
    page = LegalPageFactory(parent=house.home, title="Our notice", slug="notice", body=words("Old words."))
    page = publish(page)
    page = publish(
        page, body=words("New words."), effective_date=date(2026, 3, 1), summary_of_changes="We said it better."
    )
    page.title = "A draft"
    page.save_revision()
    fresh: LegalPage = LegalPage.objects.get(pk=page.pk)
    return fresh


def drawn(client: Client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200, url
    return BeautifulSoup(response.content, "html.parser")


def status(page: BeautifulSoup) -> str:
    found = page.select_one(".version-status, .version-status__line")
    return " ".join(found.get_text(" ").split()) if found else ""


def one(page: LegalPage, number: int) -> LegalVersion:
    return LegalVersion.objects.get(page=page, number=number)


class TestStrangers:
    """What nobody reaches or changes."""

    @pytest.mark.parametrize(
        "tail", ["versions/3/", "versions/0/", "versions/-1/", "versions/01/", "versions/\u0661/", "versions/1/more/"]
    )
    def test_a_version_that_never_was_is_not_found(self, client: Client, notice: LegalPage, tail: str) -> None:
        assert client.get(f"/notice/{tail}").status_code == 404

    @pytest.mark.parametrize("tail", ["versions/", "versions/x/", "versions/99999999999999999999/", "version/1/"])
    def test_an_address_that_names_no_version_is_not_found(self, client: Client, notice: LegalPage, tail: str) -> None:
        assert client.get(f"/notice/{tail}").status_code == 404

    def test_no_other_page_has_versions(self, client: Client, house: House) -> None:
        assert client.get("/about-us/versions/1/").status_code == 404
        assert client.get("/learn/kratom/versions/1/").status_code == 404

    def test_a_draft_is_no_version(self, client: Client, notice: LegalPage) -> None:
        assert LegalVersion.objects.filter(page=notice).count() == 2
        assert "A draft" not in client.get("/notice/").content.decode()

    def test_the_versions_of_a_page_that_is_not_published_are_not_found(
        self, client: Client, notice: LegalPage
    ) -> None:
        notice.unpublish()
        assert client.get("/notice/").status_code == 404
        assert client.get("/notice/versions/1/").status_code == 404

    def test_the_versions_of_a_private_page_are_private(self, client: Client, notice: LegalPage) -> None:
        PageViewRestriction.objects.create(page=notice, restriction_type=PageViewRestriction.LOGIN)
        assert client.get("/notice/versions/1/").status_code == 302
        home = notice.get_parent()
        PageViewRestriction.objects.all().delete()
        PageViewRestriction.objects.create(page=home, restriction_type=PageViewRestriction.LOGIN)
        assert client.get("/notice/versions/1/").status_code == 302

    def test_the_admin_has_no_place_to_change_a_version(self, notice: LegalPage) -> None:
        assert LegalVersion not in get_snippet_models()
        assert AdminURLFinder(personas.administrator()).get_edit_url(one(notice, 1)) is None
        assert not Permission.objects.filter(content_type__model="legalversion").exists()

    @pytest.mark.parametrize("name", ["save", "delete"])
    def test_a_version_cannot_be_changed_through_the_model(self, notice: LegalPage, name: str) -> None:
        version = one(notice, 1)
        version.title = "Never said"
        with pytest.raises(VersionIsFinalError):
            getattr(version, name)()
        with pytest.raises(DatabaseError), transaction.atomic():
            LegalVersion.objects.filter(pk=version.pk).update(title="Never said")
        assert one(notice, 1).title == "Our notice"

    def test_the_database_itself_refuses_a_change(self, notice: LegalPage) -> None:
        for column in ("title", "content", "effective_date", "number"):
            with pytest.raises(DatabaseError, match="a published version is final"), transaction.atomic():
                connection.cursor().execute(f"UPDATE pages_legalversion SET {column} = {column}")  # noqa: S608 - ours

    def test_the_database_takes_each_number_once_and_none_below_one(self, notice: LegalPage) -> None:
        for number in (2, 0):
            row = LegalVersion(
                page=notice,
                number=number,
                title="x",
                effective_date=date(2026, 1, 1),
                published_at=timezone.now(),
                content=[],
            )
            with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
                row.save()
        assert LegalVersion.objects.filter(page=notice).count() == 2

    @pytest.mark.parametrize("whole", ["the page", "the page above"])
    def test_a_page_with_versions_cannot_be_deleted(self, client: Client, notice: LegalPage, whole: str) -> None:
        above = StandardPageFactory(parent=notice.get_parent(), title="Legal")
        notice.move(above, pos="last-child")
        page = Page.objects.get(pk=notice.pk if whole == "the page" else above.pk)
        client.force_login(personas.superuser())
        for url in (
            reverse("wagtailadmin_pages:delete", args=[page.pk]),
            reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}",
        ):
            response = client.post(url, {}, follow=True)
            assert "Unpublish it instead" in response.content.decode(), url
        with pytest.raises(models.ProtectedError):
            page.specific.delete()
        assert LegalVersion.objects.filter(page=notice).count() == 2


class TestVersions:
    """When a version is made."""

    def test_publishing_the_same_words_makes_none(self, notice: LegalPage) -> None:
        notice.search_description = "For search alone."
        publish(notice)
        publish(notice, body=words("New words."))  # the blocks have new ids
        assert LegalVersion.objects.filter(page=notice).count() == 2

    @pytest.mark.parametrize(
        "change",
        [{"title": "T"}, {"lede": "L"}, {"effective_date": date(2026, 5, 1)}, {"body": words("Again.")}],
        ids=lambda change: next(iter(change)),
    )
    def test_each_change_of_words_or_date_makes_one(self, notice: LegalPage, change: dict[str, object]) -> None:
        publish(notice, summary_of_changes="Why.", **change)
        version = one(notice, 3)
        assert version.summary == "Why."
        assert all(getattr(version, name) == value for name, value in change.items() if name != "body")

    def test_a_copy_has_a_history_of_its_own_and_an_alias_shows_that_of_its_source(
        self, client: Client, notice: LegalPage
    ) -> None:
        copied = notice.copy(update_attrs={"slug": "copy"})
        alias = notice.create_alias(update_slug="alias")
        assert [each.number for each in LegalVersion.objects.filter(page=copied)] == [1]
        assert "Old words." in drawn(client, "/alias/versions/1/").get_text()
        publish(notice, lede="More.")
        assert not LegalVersion.objects.filter(page_id=alias.pk).exists()
        assert client.get("/alias/versions/3/").status_code == 200


class TestReaders:
    """What stands at the addresses."""

    def test_the_page_says_which_version_it_is_and_leads_to_all(self, client: Client, notice: LegalPage) -> None:
        page = drawn(client, "/notice/")
        assert status(page).startswith("Version 2. In force since March 1, 2026.")
        links = [link["href"] for link in page.select(".versions a")]
        assert links == ["/notice/versions/2/", "/notice/versions/1/"]
        assert "We said it better." in page.select(".versions__entry")[0].get_text()
        assert "From January 1, 2026 to March 1, 2026." in page.select(".versions__entry")[1].get_text()

    def test_an_earlier_version_says_so_and_shows_its_own_words(self, client: Client, notice: LegalPage) -> None:
        response = client.get("/notice/versions/1/")
        page = BeautifulSoup(response.content, "html.parser")
        assert "This is an earlier version, in force from January 1, 2026 to March 1, 2026." in status(page)
        text = page.select_one("main").get_text()  # type: ignore[union-attr]  # base.html has one
        assert "Old words." in text
        assert "New words." not in text
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")

    def test_the_newest_version_has_an_address_that_stays(self, client: Client, notice: LegalPage) -> None:
        assert "This address will go on showing this version." in status(drawn(client, "/notice/versions/2/"))
        publish(notice, body=words("Newer words."), effective_date=date(2026, 6, 1))
        page = drawn(client, "/notice/versions/2/")
        assert "New words." in page.get_text()
        assert "in force from March 1, 2026 to June 1, 2026" in status(page)

    def test_each_version_has_a_title_and_an_address_of_its_own(self, client: Client, notice: LegalPage) -> None:
        pages = [drawn(client, url) for url in ("/notice/", "/notice/versions/1/", "/notice/versions/2/")]
        titles = {page.title.get_text() for page in pages if page.title}
        assert len(titles) == 3
        addresses = [page.select_one(".version-status__address").get_text() for page in pages]  # type: ignore[union-attr]  # as above
        assert [address.partition("/notice")[2] for address in addresses] == ["/", "/versions/1/", "/versions/2/"]
        for page in pages:
            ids = [str(tag["id"]) for tag in page.select("[id]")]
            assert len(ids) == len(set(ids))

    def test_a_text_that_is_to_come_names_the_one_in_force(self, client: Client, notice: LegalPage) -> None:
        publish(notice, lede="Soon.", effective_date=date(2999, 1, 1))
        page = drawn(client, "/notice/")
        assert "Version 3 takes effect on January 1, 2999." in status(page)
        assert page.select_one('.version-status a[href="/notice/versions/2/"]')
        assert "until January 1, 2999" in status(drawn(client, "/notice/versions/2/"))

    def test_a_heading_keeps_clear_of_the_list_of_versions(self, client: Client, notice: LegalPage) -> None:
        publish(notice, body=[block("heading", text="Versions")])
        ids = [str(tag["id"]) for tag in drawn(client, "/notice/").select("[id]")]
        assert ids.count("versions") == 1

    def test_a_page_and_a_version_stay_in_the_budget(self, client: Client, notice: LegalPage) -> None:
        for number in range(12):
            publish(notice, lede=f"Words {number}.")
        for url in ("/notice/", "/notice/versions/1/"):
            cache.clear()
            ContentType.objects.clear_cache()
            for budget in (15, 8):
                with CaptureQueriesContext(connection) as captured:
                    assert client.get(url).status_code == 200
                asked = [query["sql"] for query in captured.captured_queries]
                assert len(asked) <= budget, "\n".join(asked)
                assert len(set(asked)) == len(asked)

    def test_an_editor_previews_a_notice_that_was_never_published(self, client: Client, house: House) -> None:
        page = LegalPageFactory(parent=house.home, live=False, title="Not yet")
        page.save_revision()
        client.force_login(personas.editor())
        draft = drawn(client, reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
        assert status(draft) == "In force from January 1, 2026."
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


@pytest.mark.parametrize("path", ["legal/editorial-policy", "legal/complaints"])
def test_what_everybody_must_follow_reads_as_easily_as_any_page(path: str) -> None:
    page = next(page for page in read_pages() if page.path == path)
    assert reading_grade(page_prose(page)) <= 8


@pytest.mark.parametrize("page", [p for p in read_pages() if p.model == "LegalPage"], ids=lambda page: page.path)
def test_no_demo_notice_passes_for_one_that_a_lawyer_wrote(page: PageContent) -> None:
    said = " ".join(page_prose(page))
    assert "demo" in said
    assert any(sign in said for sign in ("No lawyer has reviewed", "No clinician has reviewed", "On this demo"))


def test_the_notices_that_the_law_wants_in_reach_are_linked_on_every_page(demo_site: None, client: Client) -> None:
    for url in ("/", "/learn/kratom/", "/contact/"):
        links = {str(link["href"]) for link in drawn(client, url).select("footer a[href]")}
        wanted = {"/privacy-practices/", "/part-2-notice/", "/consumer-health-data/", "/nondiscrimination/", "/legal/"}
        assert wanted <= links, url


def test_every_migration_of_the_versions_keeps_the_triggers(db: None) -> None:
    """SQLite drops the triggers of a table that a migration makes anew; so a later migration must make them again."""
    names = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger",
    }
    with connection.cursor() as cursor:
        cursor.execute(names[connection.vendor])
        assert "pages_legalversion_no_change" in {row[0] for row in cursor.fetchall()}
