"""The kinds of pages by which results are narrowed down."""

from typing import Final

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

#: The key that stands in an address, and what a reader sees.
KINDS: Final = {"learn": "Learn", "programs": "Programs", "other": "Other pages"}

_BY_MODEL: Final = {
    "articleindexpage": "learn",
    "articlepage": "learn",
    "educationindexpage": "learn",
    "educationpage": "learn",
    "glossarypage": "learn",
    "programindexpage": "programs",
    "programpage": "programs",
    "therapyindexpage": "programs",
    "therapypage": "programs",
}


def kind_of(page: Page) -> str:
    """Return the key of a page's kind. Content types are remembered by the process: no query for each page."""
    model: str = ContentType.objects.get_for_id(page.content_type_id).model
    return _BY_MODEL.get(model, "other")
