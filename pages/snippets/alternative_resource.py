"""A place to turn that is not ours."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from legacy_site.lib.regions import REGIONS
from pages.crisis import Dialable
from pages.regions import known_region
from pages.snippets.crisis_line import CrisisLine, dialable


class Need(models.TextChoices):
    """Why a center may not be the right place. The label stands on the page, so it speaks to the reader."""

    HOSPITAL = "hospital", "You may need a hospital now"
    CANNOT_PAY = "cannot-pay", "You have no insurance, or cannot pay"
    NO_ROOM = "no-room", "There is no room here, or you would rather go elsewhere"
    ANOTHER_STATE = "another-state", "You live in another state"
    UNDER_18 = "under-18", "You are under 18, or it is about a child"
    METHADONE = "methadone", "You want methadone or buprenorphine"
    SLEEP = "sleep", "You need a place to sleep"
    VIOLENCE = "violence", "Someone at home hurts you or scares you"
    LANGUAGE = "language", "You want help in another language"
    VETERAN = "veteran", "You served in the military"
    PEERS = "peers", "You want to talk with people who have been there"
    FAMILY_GROUP = "family-group", "You want a group for family and friends"


class AlternativeResource(Dialable, index.Indexed, ClusterableModel, models.Model):
    """The one place another organization's number and address are typed. Pages pick needs and draw the places."""

    text_number = ""  # a place that takes text messages says so in its sentence or is a crisis line

    key = models.SlugField(unique=True, help_text="A short name for it that never changes, such as findtreatment.")
    name = models.CharField(max_length=120)
    gives = models.CharField(
        "what it gives", max_length=240, help_text="One sentence for the reader, with its limits where it has some."
    )
    region = models.CharField(max_length=2, blank=True, choices=REGIONS, help_text="Leave empty for the whole country.")
    crisis_line = models.ForeignKey(
        CrisisLine,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Where its number is one of the crisis lines: choose that, and leave the number below empty.",
    )
    call_number = models.CharField("number to call", max_length=20, blank=True, validators=[dialable])
    url = models.URLField("address on the web", max_length=500, blank=True)
    is_free = models.BooleanField("free of charge", default=False)
    is_published = models.BooleanField("shown on the site", default=True)
    expires_on = models.DateField(
        "shown until",
        null=True,
        blank=True,
        help_text="Its last day, if it has one. From the day after, no page shows it.",
    )
    verified_on = models.DateField(null=True, blank=True, help_text="When one of us last checked number and address.")
    verified_by = models.CharField(max_length=120, blank=True, help_text="Who checked. No page shows this.")
    sort_order = models.PositiveSmallIntegerField(default=100, help_text="Low numbers come first.")

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("region")]),
        FieldPanel("gives"),
        InlinePanel("needs", label="Need", heading="Whom it helps", min_num=1),
        MultiFieldPanel(
            [FieldPanel("crisis_line"), FieldPanel("call_number"), FieldPanel("url")], heading="How to reach it"
        ),
        FieldRowPanel([FieldPanel("is_free"), FieldPanel("is_published"), FieldPanel("expires_on")]),
        FieldRowPanel([FieldPanel("verified_on"), FieldPanel("verified_by")]),
        FieldRowPanel([FieldPanel("sort_order"), FieldPanel("key")]),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("gives"),
        index.AutocompleteField("key"),
    ]

    class Meta:
        ordering = ["sort_order", "name"]
        verbose_name = "place that is not ours"
        verbose_name_plural = "places that are not ours"
        constraints = [
            known_region("region", prefix="alternative"),
            models.CheckConstraint(
                name="alternative_can_be_reached",
                condition=Q(crisis_line__isnull=False) | ~Q(call_number="") | ~Q(url=""),
                violation_error_message="Give a number, an address on the web, or choose a crisis line.",
            ),
            models.CheckConstraint(
                name="alternative_number_typed_once",
                condition=Q(crisis_line__isnull=True) | Q(call_number=""),
                violation_error_message="The number stands at the crisis line: leave this one empty.",
            ),
            models.CheckConstraint(
                name="alternative_checked_by_someone",
                condition=Q(verified_on__isnull=True, verified_by="")
                | Q(verified_on__isnull=False) & ~Q(verified_by=""),
                violation_error_message="Say both when it was checked and who checked.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Say beside the field what a way to reach it or a check still lacks."""
        super().clean()
        errors: dict[str, str] = {}
        if self.crisis_line_id and self.call_number:
            errors["call_number"] = "The number stands at the crisis line: leave this one empty."
        elif not (self.crisis_line_id or self.call_number or self.url):
            errors["url"] = "Give a number, an address on the web, or choose a crisis line."
        if self.verified_on and not self.verified_by:
            errors["verified_by"] = "Say who checked."
        if self.verified_by and not self.verified_on:
            errors["verified_on"] = "Say when it was checked."
        if errors:
            raise ValidationError(errors)

    @property
    def need_names(self) -> str:
        """Whom it helps, in words."""
        return "; ".join(str(each.get_need_display()) for each in self.needs.all())


class AlternativeNeed(models.Model):
    """One need that a place answers; a place may answer several."""

    resource = ParentalKey(AlternativeResource, related_name="needs", on_delete=models.CASCADE)
    need = models.CharField(max_length=16, choices=Need.choices)

    panels = [FieldPanel("need")]

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["resource", "need"], name="alternative_need_once"),
            models.CheckConstraint(name="alternative_known_need", condition=Q(need__in=Need.values)),
        ]

    def __str__(self) -> str:
        return str(self.get_need_display())
