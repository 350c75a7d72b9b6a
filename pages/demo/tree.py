"""Loads the pages of the demo. A page that exists is left alone, and one that an editor removed stays away."""

from collections.abc import Iterator
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from django.apps import apps
from django.conf import settings
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, Site

from pages.demo.content import PageContent
from pages.demo.relations import field_values, page_rows
from pages.demo.streams import stream_value
from pages.models import HomePage

#: The log entry of a page that the demo made holds the page's path under this name.
LOGGED_AS = "demo_page"


class TreeError(Exception):
    """The site has a root page of its own, so there is no place for the demo."""


def identity(path: str) -> UUID:
    """Return the translation key of a demo page: it stays the same when an editor renames or moves the page."""
    return uuid5(NAMESPACE_URL, f"demo:{path}")


def find(path: str) -> Page | None:
    """Return the page that the demo made for a path, wherever it stands now."""
    page: Page | None = Page.objects.filter(translation_key=identity(path)).first()
    return page


def load_pages(contents: list[PageContent]) -> Iterator[str]:
    """Make the pages that are missing; yield a line on each."""
    new: list[tuple[PageContent, Page]] = []
    for content in contents:
        page, line = _place(content)
        if page is not None:
            new.append((content, page))
        yield f"{content.path or 'home'}: {line}"
    for content, page in new:  # only now, as a page may link to one that comes after it
        _fill(page, content)


def _place(content: PageContent) -> tuple[Page | None, str]:
    """Return the new, empty page of the content, or None, and what was done."""
    if find(content.path):
        return None, "kept as it is"
    if PageLogEntry.objects.filter(**{f"data__{LOGGED_AS}": content.path}).exists():
        return None, "left out: an editor removed it"
    if content.path == "":
        return _make_home(content), "made"
    parent = find(content.parent_path)
    if parent is None:
        return None, "left out: the page above it is gone"
    if parent.get_children().filter(slug=content.slug).exists():
        return None, "left out: another page has its address"
    return parent.add_child(instance=_new_page(content)), "made"


def _new_page(content: PageContent) -> Page:
    model = apps.get_model("pages", content.model)
    return model(
        title=content.title,
        slug=content.slug,
        seo_title=content.seo_title,
        search_description=content.search_description,
        show_in_menus=content.in_menu,
        translation_key=identity(content.path),
        **field_values(model, content.fields, find),
    )


def _make_home(content: PageContent) -> Page:
    """Put the home page in the place of the welcome page that Wagtail starts with."""
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    old = site.root_page.specific
    if type(old) is not Page or old.get_children_count():
        raise TreeError(f"The site's root page is “{old}”. The demo loads only into a site that is still empty.")
    home: HomePage = _new_page(content)
    home.slug = "demo-home"
    Page.get_first_root_node().add_child(instance=home)
    site.root_page = home
    site.save()
    old.delete()
    home.slug = content.slug
    home.save()
    return home


def address_site(site_name: str) -> Site:
    """Give the default site its name and the address it is served at, unless somebody gave it others."""
    site: Site = Site.objects.get(is_default_site=True)
    if site.hostname == "localhost":
        address = urlsplit(settings.BASE_URL)
        site.hostname = address.hostname or "localhost"
        site.port = address.port or (443 if address.scheme == "https" else 80)
    site.site_name = site.site_name or site_name
    site.save()
    return site


def _fill(page: Page, content: PageContent) -> None:
    """Give the new page its body, and publish it."""
    page = page.specific_class.objects.get(pk=page.pk)  # as the tree has it now
    page.body = stream_value(page.body.stream_block, content.body, find)
    for name, rows in content.rows.items():
        setattr(page, name, page_rows(type(page), name, rows, find))
    page.full_clean()
    page.save_revision().publish(log_action=False)
    log(instance=page, action="wagtail.publish", data={LOGGED_AS: content.path})
