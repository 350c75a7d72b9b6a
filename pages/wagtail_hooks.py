"""Admin hooks of the pages."""

from wagtail.snippets.models import register_snippet

from pages.snippets.viewsets import FactsGroup

register_snippet(FactsGroup)
