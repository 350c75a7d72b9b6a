"""The stylesheet that a page links is the small ones, joined in order."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from pytest_django import Settings

from legacy_site.lib.stylesheets import StylesheetFinder, lean, source_files


def test_a_name_that_is_not_listed_is_not_found() -> None:
    assert StylesheetFinder().find("css/nobody.css") == []


def test_the_page_gets_the_small_files_in_their_order() -> None:
    found = finders.find("css/site.css")
    assert isinstance(found, str)
    text = Path(found).read_text(encoding="utf-8")
    sources = source_files(settings.STYLESHEETS["css/site.css"])
    places = [text.index(lean(source)) for source in sources]
    assert places == sorted(places)


def test_what_is_for_readers_alone_is_not_sent(tmp_path: Path) -> None:
    source = tmp_path / "a.css"
    source.write_text(
        '/* Why\n it is so. */\n\n.a {\n  color: red; /* loud */\n}\n\n.b::after {\n  content: "/" / "";\n}\n'
    )
    assert lean(source) == '.a {\ncolor: red; \n}\n.b::after {\ncontent: "/" / "";\n}'


def test_a_change_of_a_small_file_is_seen_at_once(tmp_path: Path, settings: Settings) -> None:
    source = tmp_path / "a.css"
    source.write_text("a{}")
    settings.STATICFILES_DIRS = [tmp_path]
    settings.STYLESHEETS = {"css/site.css": ["a.css"]}
    settings.VAR_DIR = tmp_path / "var"
    finder = StylesheetFinder()
    first = Path(finder.find("css/site.css")).read_text()
    source.write_text("b{}")
    assert (first, Path(finder.find("css/site.css")).read_text()) == ("a{}", "b{}")


def test_a_list_that_names_a_missing_file_is_an_error(settings: Settings) -> None:
    settings.STYLESHEETS = {"css/site.css": ["css/gone.css"]}
    assert [message.id for message in StylesheetFinder().check()] == ["legacy_site.E010"]
