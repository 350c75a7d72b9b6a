"""What the public forms say, where the house wants it in its own words."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="form", order=20)
class FormTexts(BaseSiteSetting, models.Model):
    """Words on the public forms and the thank-you page. An empty field leaves what the site says by itself."""

    intro = models.TextField(
        "before the questions", blank=True, help_text="A sentence or two above the questions of every form."
    )
    privacy = models.CharField(
        "beside the button", max_length=240, blank=True, help_text="What happens to the words when they are sent."
    )
    expectation = models.TextField(
        "what happens next", blank=True, help_text="On the thank-you page, one sentence on each line."
    )
    hours = models.CharField(
        "when someone is there", max_length=240, blank=True, help_text="On the thank-you page, such as holidays."
    )
    promise = models.CharField(
        "by when you answer",
        max_length=240,
        blank=True,
        help_text="Only what you can keep. Empty says the minutes that the desk is set to.",
    )

    panels = [
        MultiFieldPanel([FieldPanel("intro"), FieldPanel("privacy")], heading="On the forms"),
        MultiFieldPanel(
            [FieldPanel("expectation"), FieldPanel("hours"), FieldPanel("promise")], heading="On the thank-you page"
        ),
    ]

    class Meta:
        verbose_name = "words of the forms"

    def __str__(self) -> str:
        return "Words of the forms"
