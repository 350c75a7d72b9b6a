"""Admin hooks of the pages."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from pages.advice import advise
from pages.film import serve_piece
from pages.helpful.report import helpful_item, helpful_urls
from pages.legal_admin import keep_versions, keep_versions_of_all
from pages.links import LivePageLinkHandler
from pages.pictures import BareOperation
from pages.snippets.viewsets import FactsGroup

register_snippet(FactsGroup)


def link_to_published_pages(features: FeatureRegistry) -> None:
    """Render the page links of rich text through our handler."""
    features.register_link_type(LivePageLinkHandler)


hooks.register("after_create_page", advise)
hooks.register("after_edit_page", advise)
hooks.register("register_admin_urls", helpful_urls)
hooks.register("register_reports_menu_item", helpful_item)
hooks.register("before_serve_document", serve_piece, order=10)  # after the check of privacy
hooks.register("register_image_operations", lambda: [("bare", BareOperation)])
hooks.register("register_rich_text_features", link_to_published_pages, order=10)  # after Wagtail's own
hooks.register("before_delete_page", keep_versions)
hooks.register("before_bulk_action", keep_versions_of_all)
