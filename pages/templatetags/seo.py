"""What the head of a page says to those who find, share or list it."""

from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from pages.body import Citations
from pages.chrome import site_chrome
from pages.models.base import BasePage
from pages.seo.assembly import document_of
from pages.seo.social import SocialPreview
from pages.seo.social import social_preview as preview_of
from pages.seo.structured import as_json

register = template.Library()


@register.simple_tag
def social_preview(page: Any) -> SocialPreview | None:
    """Return how a page looks when it is shared; None for the form and for errors, which have no page."""
    return preview_of(page) if isinstance(page, BasePage) else None


@register.simple_tag
def address_of(name: str) -> str:
    """Return the full address of a page that is not in the tree, by the name of its URL."""
    return f"{settings.BASE_URL}{reverse(name)}"


@register.inclusion_tag("components/structured_data.html", takes_context=True)
def structured_data(context: Context) -> dict[str, SafeString]:
    """Render the facts of the page as data for search engines; nothing where there is no page."""
    page = context.get("page")
    if not isinstance(page, BasePage):
        return {}
    chrome, listed = context.get("chrome") or site_chrome(), _sources_listed(page, context)
    document = document_of(page, chrome, listed)
    return {"data": mark_safe(as_json(document))} if document else {}  # noqa: S308 - as_json leaves no <, > or &


def _sources_listed(page: BasePage, context: Context) -> Citations:
    """Return the sources if the page lists them; a number beside a sentence alone names none."""
    listed = context.get("unlisted") or any(block.block_type == "sources" for block in page.body)
    return (context.get("citations") if listed else None) or Citations()
