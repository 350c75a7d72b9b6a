"""Puts together what a page says to search engines, from what it shows to its reader.

What a page type says beside what all say stands in `pages.seo.own_facts`.
"""

from urllib.parse import urljoin

from wagtail.rich_text import get_text_for_indexing

from pages.body import Citations
from pages.chrome import Chrome, Link
from pages.models import HomePage
from pages.models.base import BasePage
from pages.seo import structured
from pages.seo.own_facts import own_facts
from pages.seo.structured import Node

#: The `lang` of base.html.
LANGUAGE = "en"
#: What the first crumb says on every page, see components/breadcrumbs.html.
FIRST_CRUMB = "Home"


def document_of(page: BasePage, chrome: Chrome, citations: Citations) -> Node:
    """Return the structured data of a page, {} while it has no address. No query when the page was routed to.

    `citations` are the sources that the page lists.
    """
    address = page.canonical_url
    if not address:
        return {}
    home = urljoin(address, chrome.home_url)
    items = [_web_page(page, chrome, home, citations)]
    if isinstance(page, HomePage):
        items += [structured.organization(chrome, home), structured.website(chrome, home)]
    return structured.graph(items)


def _web_page(page: BasePage, chrome: Chrome, home: str, citations: Citations) -> Node:
    address = page.canonical_url
    shared = structured.node(
        "WebPage",
        name=page.title,
        url=address,
        inLanguage=LANGUAGE,
        description=page.lede,
        breadcrumb=_breadcrumbs(page),
        isPartOf=structured.website(chrome, home),
        publisher=structured.publisher(chrome, home),
        citation=[structured.citation(cited.source) for cited in citations],
    )
    item = {**shared, **own_facts(page, structured.publisher(chrome, home))}
    questions = _questions(page)
    if questions and "mainEntity" not in item:  # a page about a person stays one, whatever else it answers
        kinds = item["@type"] if isinstance(item["@type"], list) else [item["@type"]]
        item["@type"] = [*kinds, "FAQPage"]
        item["mainEntity"] = questions
    return structured.named(item, address, "page")


def _breadcrumbs(page: BasePage) -> Node | None:
    names = [FIRST_CRUMB, *(above.title for above in page.trail[1:])]
    crumbs = [
        Link(title=name, url=urljoin(page.canonical_url, above.url or ""), slug=above.slug)
        for name, above in zip(names, page.trail, strict=False)
    ]
    return structured.breadcrumb_list(crumbs, page.title, page.canonical_url) if crumbs else None


def _questions(page: BasePage) -> list[Node]:
    return [
        structured.question(item["question"], get_text_for_indexing(item["answer"].source))
        for block in page.body
        if block.block_type == "faq"
        for item in block.value["questions"]
    ]
