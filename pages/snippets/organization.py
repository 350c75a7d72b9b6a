"""Who runs the site. A reader must be able to tell, on every page."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from pages.snippets.phone_line import PhoneLine


@register_setting(icon="home", order=10)
class OrganizationSettings(BaseSiteSetting, models.Model):
    """The center's name, owner, address and licenses, and the number that stands on every page."""

    brand = models.CharField("name people know", max_length=120, blank=True)
    legal_name = models.CharField("legal name", max_length=200, blank=True)
    owner = models.CharField("owned by", max_length=200, blank=True, help_text="The person or company that owns it.")
    address = models.TextField(blank=True)
    licenses = models.TextField(blank=True, help_text="One on each line, with its number and who gave it.")
    notice = models.CharField(
        max_length=200,
        blank=True,
        help_text="One line on top of every page, for example that the doors close early today.",
    )
    main_phone = models.ForeignKey(
        PhoneLine, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="main phone line"
    )

    panels = [
        MultiFieldPanel([FieldPanel("brand"), FieldPanel("legal_name"), FieldPanel("owner")], heading="Who we are"),
        FieldPanel("address"),
        FieldPanel("licenses"),
        FieldPanel("main_phone"),
        FieldPanel("notice"),
    ]

    class Meta:
        verbose_name = "organization"

    def __str__(self) -> str:
        return self.brand or "Organization"

    @property
    def license_list(self) -> list[str]:
        """The licenses, one each."""
        return [line.strip() for line in self.licenses.splitlines() if line.strip()]
