"""What the head of a page says to those who find, share or list it."""

from typing import Any

from django import template
from django.template.context import Context
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


@register.inclusion_tag("components/structured_data.html", takes_context=True)
def structured_data(context: Context) -> dict[str, SafeString]:
    """Render the facts of the page as data for search engines; nothing where there is no page."""
    page = context.get("page")
    if not isinstance(page, BasePage):
        return {}
    document = document_of(page, context.get("chrome") or site_chrome(), context.get("citations") or Citations())
    return {"data": mark_safe(as_json(document))} if document else {}  # noqa: S308 - as_json leaves no <, > or &
