"""Pages of no particular kind: about, admissions, privacy."""

from pages.models.base import BasePage


class StandardPage(BasePage):
    """An opening and a body. It may hold pages of its own kind, to any depth, people and places."""

    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage", "pages.LegalPage", "pages.PersonIndexPage", "pages.LocationPage"]
