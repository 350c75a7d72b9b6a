"""Loading the demo makes what is missing and never touches what somebody changed."""

from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings
from wagtail.models import Page, PageLogEntry, Revision, Site

from pages.blocks import BodyStreamBlock
from pages.demo.content import read_pages
from pages.demo.streams import ContentError, stream_value
from pages.demo.tree import find
from pages.models import EducationPage, HomePage, StandardPage
from pages.snippets import CrisisLine, OrganizationSettings, PhoneLine, Source


def load() -> str:
    """Load the demo and return what it said."""
    said = StringIO()
    call_command("load_demo", stdout=said)
    return said.getvalue()


def nothing_there(path: str) -> None:
    """Find no page."""


@pytest.mark.usefixtures("db")
class TestRefusals:
    """Where the demo does not belong, it leaves everything as it was."""

    def test_a_site_with_its_own_pages_is_left_alone(self) -> None:
        home = Site.objects.get(is_default_site=True).root_page
        home.add_child(instance=Page(title="Ours", slug="ours"))
        with pytest.raises(CommandError, match="still empty"):
            load()
        assert not HomePage.objects.exists()
        assert not PhoneLine.objects.exists()

    @pytest.mark.parametrize(
        ("item", "problem"),
        [
            ({"type": "poem", "text": "x"}, "poem"),
            ({"type": "heading", "words": "x"}, "words"),
            ({"type": "paragraph", "text": "<p>x</p>", "sources": ["no-such-study"]}, "no-such-study"),
        ],
    )
    def test_a_wrong_name_in_the_content_is_named(self, item: dict[str, object], problem: str) -> None:
        with pytest.raises(ContentError, match=problem):
            stream_value(BodyStreamBlock(), [item], nothing_there)


@override_settings(BASE_URL="http://localhost:8123")
class LoadedTests(TestCase):
    """What stands after loading, and after loading again."""

    said: str

    @classmethod
    def setUpTestData(cls) -> None:
        """Load the demo once for all tests here."""
        cls.said = load()

    def _state(self) -> object:
        return (
            list(Page.objects.order_by("pk").values_list("pk", "path", "latest_revision_id", "last_published_at")),
            Revision.objects.count(),
            [model.objects.count() for model in (Source, PhoneLine, CrisisLine, OrganizationSettings)],
        )

    def test_every_page_is_published_at_its_address(self) -> None:
        for content in read_pages():
            page = find(content.path)
            assert page is not None
            assert page.live
            assert page.url == (f"/{content.path}/" if content.path else "/")

    def test_the_welcome_page_gives_way_and_the_site_knows_its_address(self) -> None:
        site = Site.objects.get()
        assert isinstance(site.root_page.specific, HomePage)
        assert (site.hostname, site.port) == ("localhost", 8123)
        assert not Page.objects.filter(depth=2).exclude(pk=site.root_page_id).exists()
        organization = OrganizationSettings.for_site(site)
        assert organization.main_phone == PhoneLine.objects.get(key="admissions")
        assert site.site_name == organization.brand

    def test_it_says_what_it_made_and_then_what_it_kept(self) -> None:
        assert "learn/kratom: made" in self.said
        again = load()
        assert "learn/kratom: kept" in again
        assert "organization: kept" in again
        assert ": made" not in again

    def test_a_second_time_changes_nothing(self) -> None:
        before = self._state()
        load()
        assert self._state() == before

    def test_an_editors_words_survive(self) -> None:
        page = EducationPage.objects.get(slug="kratom")
        page.title, page.lede = "Ours now", "Our words."
        del page.body[2:]
        page.save_revision().publish()
        Source.objects.filter(key="fda-kratom").update(title="Checked again")
        PhoneLine.objects.filter(key="admissions").update(hours="Weekdays")
        OrganizationSettings.objects.update(brand="Our center")
        load()
        page = EducationPage.objects.get(pk=page.pk)
        assert (page.title, page.lede, len(page.body)) == ("Ours now", "Our words.", 2)
        assert Source.objects.get(key="fda-kratom").title == "Checked again"
        assert PhoneLine.objects.get(key="admissions").hours == "Weekdays"
        assert OrganizationSettings.objects.get().brand == "Our center"

    def test_a_draft_and_an_unpublished_page_survive(self) -> None:
        draft = StandardPage.objects.get(slug="about")
        draft.title = "A draft"
        revision = draft.save_revision()
        StandardPage.objects.get(slug="cost").unpublish()
        load()
        assert StandardPage.objects.get(slug="about").latest_revision == revision
        assert not StandardPage.objects.get(slug="cost").live

    def test_a_renamed_or_moved_page_is_not_made_again(self) -> None:
        page = StandardPage.objects.get(slug="accessibility")
        page.slug = "access"
        page.save_revision().publish()
        page.move(StandardPage.objects.get(slug="about"), pos="last-child")
        count = Page.objects.count()
        load()
        assert Page.objects.count() == count
        assert not Page.objects.filter(slug="accessibility").exists()

    def test_a_removed_page_stays_away_and_so_does_what_stood_below(self) -> None:
        EducationPage.objects.get(slug="kratom").delete()
        Page.objects.get(slug="programs").specific.delete()
        said = load()
        assert "learn/kratom: left out" in said
        assert "programs/outpatient: left out" in said
        assert not Page.objects.filter(slug__in=["kratom", "programs", "outpatient"]).exists()

    def test_the_address_of_a_page_that_somebody_made_is_not_taken(self) -> None:
        about = StandardPage.objects.filter(slug="about")
        PageLogEntry.objects.filter(page=about.get().pk).delete()
        about.update(translation_key=uuid4())
        assert "about: left out: another page has its address" in load()

    @override_settings(BASE_URL="http://localhost:9000")
    def test_the_address_of_the_demo_follows_its_port(self) -> None:
        load()
        assert Site.objects.get().port == 9000

    def test_an_address_that_somebody_gave_the_site_is_kept(self) -> None:
        Site.objects.update(hostname="www.example.org", port=443, site_name="Ours")
        load()
        site = Site.objects.get()
        assert (site.hostname, site.port, site.site_name) == ("www.example.org", 443, "Ours")
