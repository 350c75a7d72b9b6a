"""Where care happens: address, hours, licenses, what is offered, how to get in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import PROTECT, SET_NULL, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable
from wagtail.search import index

from pages import pictures
from pages.body import TocEntry
from pages.facts import facts_by_id
from pages.models.base import BasePage
from pages.models.hours import DayHours, OpeningHours, week_of
from pages.models.program import ProgramPage
from pages.snippets import Accreditation, PhoneLine
from pages.text import lines
from pages.visible import visible


class LocationPage(BasePage):  # type: ignore[django-manager-missing]  # Wagtail ships no types
    """One building of the center. The licenses it shows are those that hold today."""

    class Photo(models.TextChoices):
        """What a picture shows, which its label says: no reader shall take a drawing for the building."""

        FACILITY = "facility", "Photo of this facility"
        ILLUSTRATION = "illustration", "Illustration"

    #: The finished picture; set while the context is made.
    picture: pictures.Picture | None = None
    photos_to_make = {"photo": pictures.PLACE}

    address = models.TextField(help_text="As on an envelope, one line each.")
    latitude = models.DecimalField(
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    phone_line = models.ForeignKey(PhoneLine, null=True, blank=True, on_delete=PROTECT, related_name="+")
    hours_note = models.CharField(max_length=200, blank=True, help_text="What the hours are for, holidays and so on.")
    directions = models.TextField("by car or on foot", blank=True, help_text="In words, from a place people know.")
    transit = models.TextField("by bus or train", blank=True)
    access = models.TextField("getting in and around", blank=True, help_text="Steps, doors, toilets: one on a line.")
    photo = models.ForeignKey("wagtailimages.Image", null=True, blank=True, on_delete=SET_NULL, related_name="+")
    photo_kind = models.CharField("what the picture is", max_length=12, blank=True, choices=Photo.choices)
    photo_alt = models.CharField(
        "the picture in words", max_length=200, blank=True, help_text="For people who do not see it."
    )

    content_panels = [
        *BasePage.content_panels[:2],
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldPanel("phone_line"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading="Where",
        ),
        MultiFieldPanel([InlinePanel("opening_hours", label="Hours"), FieldPanel("hours_note")], heading="When"),
        InlinePanel("credentials", label="License or accreditation", heading="Licenses and accreditations"),
        InlinePanel("offers", label="Program", heading="Programs offered here"),
        MultiFieldPanel(
            [FieldPanel("directions"), FieldPanel("transit"), FieldPanel("access")], heading="How to get here"
        ),
        MultiFieldPanel([FieldPanel("photo"), FieldPanel("photo_kind"), FieldPanel("photo_alt")], heading="Picture"),
        *BasePage.content_panels[2:],
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("address"),
        index.SearchField("directions"),
        index.SearchField("transit"),
        index.SearchField("access"),
    ]
    parent_page_types = ["pages.StandardPage"]
    subpage_types: list[str] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="location_photo_says_what_it_is",
                condition=Q(photo__isnull=True) | ~Q(photo_kind="") & ~Q(photo_alt=""),
                violation_error_message="Say what the picture is and what it shows.",
            ),
            models.CheckConstraint(
                name="location_point_whole",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                violation_error_message="A point needs both numbers.",
            ),
        ]

    def clean(self) -> None:
        """Say beside the field what a picture or a point still lacks."""
        super().clean()
        needed = [("photo_kind", "Say what the picture is."), ("photo_alt", "Say in words what it shows.")]
        errors = {name: words for name, words in needed if self.photo_id and not getattr(self, name)}
        for name, other in (("latitude", "longitude"), ("longitude", "latitude")):
            if getattr(self, name) is None and getattr(self, other) is not None:
                errors[name] = "A point needs both numbers: fill this in, or empty the other."
        if errors:
            raise ValidationError(errors)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the `phone` of this place, its `week`, what it `holds` today and its `programs`."""
        context = super().get_context(request, *args, **kwargs)
        self.picture = pictures.ready(pictures.PLACE, [self.photo_id]).get(self.photo_id)
        week, programs = week_of(self.hours), self.programs()
        return {
            **context,
            "phone": self.phone,
            "week": week,
            "holds": self.holds,
            "programs": programs,
            "toc": [*self._sections(week, programs), *context["toc"]],
        }

    @cached_property
    def hours(self) -> "list[LocationHours]":
        """Return the stretches of the week at which it is open; [] where no hours are given at all."""
        return list(self.opening_hours.all())

    @cached_property
    def holds(self) -> list[Accreditation]:
        """Return the licenses and accreditations that hold today, in the editors' order."""
        chosen = [credential.accreditation for credential in self.credentials.select_related("accreditation")]
        return [each for each in chosen if each.is_current]

    def programs(self) -> list[ProgramPage]:
        """Return the published programs that are offered here, most support first. A draft shows its own."""
        offers = self.offers.all()
        ids = offers.values("program") if isinstance(offers, QuerySet) else [offer.program_id for offer in offers]
        return list(visible(ProgramPage.objects.filter(pk__in=ids)).defer("body").order_by("support_rank", "path"))

    @cached_property
    def phone(self) -> PhoneLine | None:
        """Return the line of this place, None where it has none of its own."""
        ids = {self.phone_line_id} if self.phone_line_id else set()
        found = facts_by_id(PhoneLine, ids).get(self.phone_line_id or 0)
        return found if isinstance(found, PhoneLine) else None

    def _sections(self, week: list[DayHours], programs: list[ProgramPage]) -> list[TocEntry]:
        known: list[tuple[Any, str, str]] = [
            (week, "Opening hours", "hours"),
            (programs, "Care you can get here", "programs-here"),
            (self.directions or self.transit, "How to get here", "directions"),
            (self.access, "Getting in and around", "access"),
            (True, "Licenses", "licenses"),
        ]
        return [TocEntry(title, anchor) for given, title, anchor in known if given]

    @property
    def geo_href(self) -> str:
        """A link that opens the visitor's own map, "" without a point. It asks nobody for a map."""
        if self.latitude is None or self.longitude is None:
            return ""
        return f"geo:{self.latitude.normalize():f},{self.longitude.normalize():f}"

    @property
    def access_items(self) -> list[str]:
        """What to know about getting in, one each."""
        return lines(self.access)


class LocationHours(OpeningHours, Orderable):
    """A stretch of time on one day of the week at which a location is open."""

    location = ParentalKey(LocationPage, related_name="opening_hours", on_delete=models.CASCADE)

    class Meta(Orderable.Meta):
        constraints = OpeningHours.constraints("location_hours")


class LocationCredential(Orderable):
    """A license or accreditation that a location holds."""

    location = ParentalKey(LocationPage, related_name="credentials", on_delete=models.CASCADE)
    accreditation: models.ForeignKey[Accreditation, Accreditation] = models.ForeignKey(
        Accreditation, on_delete=PROTECT, related_name="+"
    )

    panels = [FieldPanel("accreditation")]


class LocationProgram(Orderable):
    """A level of care that is offered at a location."""

    location = ParentalKey(LocationPage, related_name="offers", on_delete=models.CASCADE)
    program: models.ForeignKey[ProgramPage, ProgramPage] = models.ForeignKey(
        ProgramPage, on_delete=models.CASCADE, related_name="+"
    )

    panels = [PageChooserPanel("program")]
