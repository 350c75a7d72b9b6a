"""Admin hooks of the pages."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from pages.legal_admin import keep_versions, keep_versions_of_all
from pages.links import LivePageLinkHandler
from pages.snippets.viewsets import FactsGroup

register_snippet(FactsGroup)


def link_to_published_pages(features: FeatureRegistry) -> None:
    """Render the page links of rich text through our handler."""
    features.register_link_type(LivePageLinkHandler)


hooks.register("register_rich_text_features", link_to_published_pages, order=10)  # after Wagtail's own
hooks.register("before_delete_page", keep_versions)
hooks.register("before_bulk_action", keep_versions_of_all)
