"""The page that explains the words."""

from typing import Any

from django.http import HttpRequest

from pages.glossary import letters
from pages.models.base import BasePage


class GlossaryPage(BasePage):
    """Every term, from A to Z, each under an address of its own."""

    explains_terms = False  # it explains them all
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `letters`, each with its terms."""
        return {**super().get_context(request, *args, **kwargs), "letters": letters()}
