"""Templates hold no script, style or fact of their own, and each one is used."""

import re

import pytest

from tests.architecture.sources import ROOT, lines_of, name_of, tracked

FORBIDDEN = {
    # A data block is no script: nothing in it is run. The one component that renders it is named below.
    "an inline script": re.compile(
        r"<script(?![^>]*\bsrc=)(?! type=\"application/ld\+json\">{{ data }}</script>)", re.I
    ),
    "an inline style sheet": re.compile(r"<style\b", re.I),
    "a style attribute": re.compile(r"\sstyle\s*=", re.I),
    "an event attribute": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.I),
    "a typed telephone link": re.compile(r"href=\"tel:", re.I),
    "unescaped output": re.compile(r"\|\s*safe\b|autoescape off"),
    "a phone number": re.compile(r"\(?\d{3}\)?[ -.]\d{3}[ -.]\d{4}"),
}

#: Templates that code or a framework names by a rule; all others must be named in a file of ours.
BY_RULE = re.compile(r"^templates/(pages/[a-z_]+\.html|wagtailadmin/.*|wagtailcore/.*|404\.html|500\.html)$")


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what: str) -> None:
    found = [
        f"{name_of(path)}:{number}: {line.strip()[:100]}"
        for path in tracked("templates/*.html")
        for number, line in enumerate(lines_of(path), start=1)
        if FORBIDDEN[what].search(line)
    ]
    assert not found, "\n".join(found)


#: An image of a template, with its attributes; none of ours holds a > in one.
IMAGE = re.compile(r"<img\b[^>]*>")
#: The mark of the house is a vector of 1 kB that every page shares.
TINY = "img/brand.svg"


def test_every_image_has_its_size_and_says_whether_it_can_wait() -> None:
    """Without its size the words below it jump; without a word about waiting, a phone loads what nobody sees."""
    needed = ("width=", "height=", "alt=")
    images = [
        (name_of(path), image)
        for path in tracked("templates/*.html")
        if "wagtailadmin" not in name_of(path)
        for image in IMAGE.findall(path.read_text(encoding="utf-8"))
    ]
    assert len(images) >= 5
    for name, image in images:
        assert all(word in image for word in needed), f"{name}: {image}"
        assert 'loading="lazy"' in image or 'fetchpriority="high"' in image or TINY in image, f"{name}: {image}"


def test_no_template_makes_a_picture() -> None:
    """Wagtail's image tags make what is not there yet, while the visitor waits; pages show what was made before."""
    tags = re.compile(r"{%\s*(load [^%]*wagtailimages_tags|image|picture|srcset_image|image_url)\b")
    found = [name_of(path) for path in tracked("templates/*.html") if tags.search(path.read_text(encoding="utf-8"))]
    assert [name for name in found if "wagtailadmin" not in name] == []


def test_one_component_alone_renders_data_for_search_engines() -> None:
    rendering = {name_of(path) for path in tracked("templates/*.html") if "ld+json" in path.read_text(encoding="utf-8")}
    assert rendering == {"templates/components/structured_data.html"}


def test_every_component_opens_by_naming_its_parameters() -> None:
    silent = [
        name_of(path) for path in tracked("templates/components/*.html") if not lines_of(path)[0].startswith("{#")
    ]
    assert not silent, silent


def test_every_include_of_a_component_names_all_that_it_passes() -> None:
    call = re.compile(r"{% include \"components/[^\"]+\"(.*?)%}", re.S)
    open_calls = [
        f"{name_of(path)}: {match.group(0)}"
        for path in tracked("templates/*.html")
        for match in call.finditer(path.read_text(encoding="utf-8"))
        if not match.group(1).strip().endswith("only")
    ]
    assert not open_calls, "\n".join(open_calls)


def test_no_template_is_dead() -> None:
    code = tracked("*.py", "templates/*.html", "pages/*.toml")
    everything = "\n".join(path.read_text(encoding="utf-8") for path in code)
    dead = [
        name_of(path)
        for path in tracked("templates/*.html")
        if not BY_RULE.match(name_of(path)) and str(path.relative_to(ROOT / "templates")) not in everything
    ]
    assert not dead, f"no code names them: {dead}"
