"""Who runs the site. A reader must be able to tell, on every page."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from legacy_site.lib.regions import REGIONS
from pages.regions import known_region
from pages.snippets.phone_line import PhoneLine


@register_setting(icon="home", order=10)
class OrganizationSettings(BaseSiteSetting, models.Model):
    """The center's name, owner, address and licenses, and the number that stands on every page."""

    brand = models.CharField("name people know", max_length=120, blank=True)
    legal_name = models.CharField("legal name", max_length=200, blank=True)
    owner = models.CharField("owned by", max_length=200, blank=True, help_text="The person or company that owns it.")
    address = models.TextField(blank=True)
    region = models.CharField(
        "state", max_length=2, blank=True, choices=REGIONS, help_text="Places in this state come before national ones."
    )
    licenses = models.TextField(blank=True, help_text="One on each line, with its number and who gave it.")
    notice = models.CharField(
        max_length=200,
        blank=True,
        help_text="One line on top of every page, for example that the doors close early today.",
    )
    main_phone = models.ForeignKey(
        PhoneLine, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="main phone line"
    )
    crisis_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="page with every crisis line",
        help_text="The bar on top of every page and the error pages lead there.",
    )
    elsewhere_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="page on where else to turn",
        help_text="A search without results leads there.",
    )

    panels = [
        MultiFieldPanel([FieldPanel("brand"), FieldPanel("legal_name"), FieldPanel("owner")], heading="Who we are"),
        FieldPanel("address"),
        FieldPanel("region"),
        FieldPanel(
            "licenses",
            heading="Licenses without a last day",
            help_text=(
                "One on each line. One that ends belongs at the page of its place: "
                "every page shows it from there, until its last day."
            ),
        ),
        FieldPanel("main_phone"),
        FieldPanel("notice"),
        MultiFieldPanel([FieldPanel("crisis_page"), FieldPanel("elsewhere_page")], heading="Where to find help"),
    ]

    class Meta:
        verbose_name = "organization"
        constraints = [known_region("region", prefix="organization")]

    def __str__(self) -> str:
        return self.brand or "Organization"

    @property
    def license_list(self) -> list[str]:
        """The licenses without a last day, one each."""
        return [line.strip() for line in self.licenses.splitlines() if line.strip()]
