"""The home page."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from pages.blocks import HomeStreamBlock
from pages.fields import BodyField
from pages.models.base import BasePage
from pages.models.mixins import BodyMixin, IntroMixin


class HomePage(BasePage):
    """The door of the site; its children that are shown in menus make the navigation."""

    kicker = models.CharField("line above the title", max_length=120, blank=True)
    body = BodyField(HomeStreamBlock(), blank=True)

    content_panels = [
        FieldPanel("kicker"),
        *BasePage.content_panels[:1],
        *IntroMixin.intro_panels,
        *BodyMixin.body_panels,
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "pages.EducationIndexPage",
        "pages.ProgramIndexPage",
        "pages.StandardPage",
        "pages.LegalPage",
        "pages.GlossaryPage",
        "pages.ArticleIndexPage",
        "pages.SelfCheckPage",
    ]
    max_count_per_parent = 1
