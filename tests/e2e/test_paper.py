"""What Chromium prints, read back from the file: where it stands, of which day, whom to call, the sources; no links."""

import io
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.e2e.looks import a_tab
from tests.e2e.server import RunningSite

#: For each kind of page its address and the most sheets that it may take.
PRINTED = {
    "education page": ("/learn/kratom/", 12),
    "program page": ("/programs/intensive-outpatient/", 4),
    "call sheet": ("/call-sheet/", 2),
    "form": ("/contact/", 2),
    "form for a family": ("/contact/family/", 2),
}
CRISIS = ("911", "988", "1-800-222-1222", "1-800-662-4357")
#: What leads around the site, asks for a press, or is for a screen alone.
NOT_FOR_PAPER = re.compile(
    r"\b(Menu|Skip to|More lines|On this page|Leave site|Leave this site|Hide this bar|Show the bar|Search this site"
    r"|Did this page help|Send|Glossary|Articles|Other ways to write)\b"
)


@dataclass(frozen=True)
class Paper:
    """A printed page: its words with one blank between two of them, sheet by sheet, and what the page itself says."""

    sheets: list[str]
    address: str
    title: str
    sources: list[tuple[str, str]]

    @property
    def words(self) -> str:
        """Return the words of all sheets."""
        return " ".join(self.sheets)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _printed(page: Page, address: str) -> Paper:
    page.goto(address, wait_until="networkidle")
    sheets = PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages
    return Paper(
        sheets=[_one_line(sheet.extract_text()) for sheet in sheets],
        address=page.url,
        title=_one_line(page.get_by_role("heading", level=1).inner_text()),
        sources=[
            (str(source.get_attribute("href")), _one_line(source.inner_text()))
            for source in page.locator(".sources__name a").all()
        ],
    )


@pytest.fixture(scope="module")
def papers(browser: Browser, site: RunningSite) -> dict[str, Paper]:
    """Print each kind of page once, as somebody does who reads it in the dark."""
    with a_tab(browser, site, color_scheme="dark") as page:
        return {kind: _printed(page, address) for kind, (address, _) in PRINTED.items()}


@pytest.mark.parametrize("kind", PRINTED)
def test_paper_says_where_it_stands_of_which_day_it_is_and_whom_to_call(papers: dict[str, Paper], kind: str) -> None:
    paper = papers[kind]
    # Nothing on the page of a form ages, so it has no day of its own.
    day = "" if kind.startswith("form") else r", published on [A-Z][a-z]+ \d+, 20\d\d"
    assert re.search(rf"{re.escape(paper.address)}{day}$", paper.words)
    help_lines = paper.words.split("Help at any hour")[1]
    assert [number for number in CRISIS if number not in help_lines] == []
    assert paper.title in paper.words


@pytest.mark.parametrize("kind", PRINTED)
def test_paper_leads_nowhere_and_takes_no_more_sheets_than_it_needs(papers: dict[str, Paper], kind: str) -> None:
    paper = papers[kind]
    assert NOT_FOR_PAPER.findall(paper.words) == []
    assert 1 <= len(paper.sheets) <= PRINTED[kind][1]
    assert min(len(sheet.split()) for sheet in paper.sheets) > 20


def test_paper_has_every_source_with_its_address(papers: dict[str, Paper]) -> None:
    paper = papers["education page"]
    together = paper.words.replace(" ", "")  # long addresses break anywhere
    assert len(paper.sources) > 10
    for address, name in paper.sources:
        assert address in together
        assert name.replace(" ", "") in together
