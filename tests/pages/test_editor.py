"""What an editor meets in the admin: the block picker, previews, and the shared facts."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.blocks import Block

from pages.models import EducationPage
from pages.snippets import CrisisLine, PhoneLine, Source
from tests import personas
from tests.pages.conftest import House
from tests.pages.registry import name_of, registered

FACTS = [PhoneLine, CrisisLine, Source]


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    client.force_login(personas.editor())
    return client


def picker_blocks() -> list[Block]:
    """Return the blocks of the education page's own stream: the picker knows blocks by their identity."""
    return list(EducationPage._meta.get_field("body").stream_block.child_blocks.values())


def url_of(model: type[PhoneLine | CrisisLine | Source], view: str, *args: int) -> str:
    return reverse(f"wagtailsnippets_pages_{model._meta.model_name}:{view}", args=args)


@pytest.mark.parametrize("model", FACTS)
def test_a_stranger_reaches_no_shared_fact(client: Client, db: None, model: type[Source]) -> None:
    for view in ("list", "add"):
        assert client.get(url_of(model, view)).status_code == 302
    client.force_login(personas.admissions())
    for view in ("list", "add"):
        assert client.get(url_of(model, view)).status_code in {302, 403}


def test_a_stranger_sees_no_preview(client: Client, house: House) -> None:
    assert client.get(reverse("wagtailadmin_pages:view_draft", args=[house.about.pk])).status_code == 302


@pytest.mark.parametrize("model", FACTS)
def test_an_editor_finds_reads_and_sees_where_a_fact_is_used(editor: Client, house: House, model: type[Source]) -> None:
    fact = {PhoneLine: house.phone, CrisisLine: house.crisis, Source: house.sources[0]}[model]
    assert str(getattr(fact, "title", "") or getattr(fact, "name", "") or getattr(fact, "label", "")) in (
        editor.get(url_of(model, "list")).content.decode()
    )
    for view in ("edit", "inspect", "usage"):
        assert editor.get(url_of(model, view, fact.pk)).status_code == 200
    assert "Kratom" in editor.get(url_of(model, "usage", fact.pk)).content.decode()


def test_an_editor_searches_sources(editor: Client, house: House) -> None:
    found = editor.get(url_of(Source, "list"), {"q": house.sources[0].title}).content.decode()
    assert house.sources[0].title in found


@pytest.mark.parametrize("block", picker_blocks(), ids=name_of)
def test_the_picker_previews_each_block_in_the_dress_of_the_site(editor: Client, block: Block) -> None:
    response = editor.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    assert "css/site.css" in response.content.decode()
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]


def test_every_registered_block_is_on_the_education_page() -> None:
    assert {name_of(block) for block in registered()} == {name_of(block) for block in picker_blocks()}


def test_a_preview_may_be_framed_by_the_admin_and_shows_the_draft(editor: Client, house: House) -> None:
    page = house.substance
    page.title = "A newer title"
    page.save_revision()
    response = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert "<h1>A newer title</h1>" in response.content.decode()
    assert 'href="#source-1"' in response.content.decode()
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    assert "no-store" in response.headers["Cache-Control"]
    assert "A newer title" not in Client().get(page.url).content.decode()


@pytest.mark.parametrize("name", ["home", "learn", "substance", "programs", "program", "about"])
def test_every_page_type_opens_in_the_editor_and_previews(editor: Client, house: House, name: str) -> None:
    page = getattr(house, name)
    assert editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    page.save_revision()
    draft = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert page.title in draft.content.decode()
    assert "frame-ancestors 'self'" in draft.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("parent", "model"),
    [("learn", "educationpage"), ("programs", "programpage"), ("home", "standardpage"), ("about", "standardpage")],
)
def test_an_editor_can_start_a_page(editor: Client, house: House, parent: str, model: str) -> None:
    url = reverse("wagtailadmin_pages:add", args=["pages", model, getattr(house, parent).pk])
    assert editor.get(url).status_code == 200


def test_a_page_that_was_never_saved_previews_with_its_way(editor: Client, house: House) -> None:
    url = reverse("wagtailadmin_pages:preview_on_add", args=["pages", "standardpage", house.about.pk])
    typed = {"title": "Not yet", "slug": "not-yet", "lede": "Soon.", "illustration": "", "body-count": "0"}
    typed |= {"seo_title": "", "search_description": "", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    assert editor.post(url, typed).json() == {"is_valid": True, "is_available": True}
    preview = editor.get(url, {"in_preview_panel": "true"}).content.decode()
    assert "<h1>Not yet</h1>" in preview
    assert 'href="/about-us/"' in preview
