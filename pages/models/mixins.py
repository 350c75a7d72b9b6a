"""Parts that several page types share. Each brings its fields, its panels and its search fields together."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from pages.blocks import BodyStreamBlock
from pages.fields import BodyField


class Scene(models.TextChoices):
    """The pictures of the house: one landscape at different hours, in static/img/scenes/<key>.svg."""

    DAWN = "dawn", "Dawn"
    MORNING = "morning", "Morning"
    NOON = "noon", "Noon"
    DUSK = "dusk", "Dusk"
    NIGHT = "night", "Night"
    GARDEN = "garden", "Garden"


class IntroMixin(models.Model):
    """How a page opens: a sentence or two, and a picture."""

    lede = models.TextField("opening words", blank=True, help_text="One or two short sentences under the title.")
    illustration = models.CharField("picture", max_length=20, blank=True, choices=Scene.choices)

    intro_panels = [MultiFieldPanel([FieldPanel("lede"), FieldPanel("illustration")], heading="Opening")]
    intro_search_fields = [index.SearchField("lede")]

    class Meta:
        abstract = True


class BodyMixin(models.Model):
    """The body of a page, made of blocks."""

    body = BodyField(BodyStreamBlock(), blank=True)

    body_panels = [FieldPanel("body")]
    body_search_fields = [index.SearchField("body")]

    class Meta:
        abstract = True
