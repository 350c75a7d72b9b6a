"""Who treats you: staff, with their credentials and a license that anyone can check."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.db.models import SET_NULL, Q, QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from pages import pictures
from pages.dated import in_force
from pages.models.base import BasePage
from pages.text import lines
from pages.visible import visible

PER_PAGE = 24


class PersonIndexPage(BasePage):
    """Lists the people below it, in the order that editors gave them."""

    parent_page_types = ["pages.StandardPage"]
    subpage_types = ["pages.PersonPage"]

    def entries(self) -> "QuerySet[PersonPage]":
        """Return the published people below, without their bodies."""
        return visible(PersonPage.objects.child_of(self)).defer("body").order_by("path")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `entries`, one page of people, each with the photo that is there for them."""
        entries = Paginator(self.entries(), PER_PAGE).get_page(request.GET.get("page"))
        photos = pictures.ready(pictures.PORTRAIT, (person.portrait_id for person in entries))
        for person in entries:
            person.photo = photos.get(person.portrait_id)
        return {**super().get_context(request, *args, **kwargs), "entries": entries}


class PersonPage(BasePage):
    """Somebody who works here. The title is the person's name."""

    #: The finished portrait; set while the context is made.
    photo: pictures.Picture | None = None
    photos_to_make = {"portrait": pictures.PORTRAIT}

    role = models.CharField(max_length=120, help_text="What the person is here, such as Counselor.")
    credentials = models.CharField(
        max_length=120, blank=True, help_text="Degrees and certificates, such as MSW. The license has its own place."
    )
    what_they_do = models.TextField(blank=True, help_text="What you would meet this person for, in plain words.")
    languages = models.TextField(blank=True, help_text="Languages the person speaks with people here, one on a line.")
    portrait = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=SET_NULL,
        related_name="+",
        help_text="A true photo of this person, or none: then the page shows initials.",
    )
    license_name = models.CharField("license", max_length=160, blank=True, help_text="Such as Registered nurse.")
    license_number = models.CharField(max_length=60, blank=True)
    license_authority = models.CharField("given by", max_length=160, blank=True, help_text="The board that gave it.")
    license_look_up_url = models.URLField("where to check it", max_length=500, blank=True)
    license_expires_on = models.DateField(
        "holds until", null=True, blank=True, help_text="Its last day. After it, the page says it is being renewed."
    )

    content_panels = [
        *BasePage.content_panels[:1],
        FieldRowPanel([FieldPanel("role"), FieldPanel("credentials")]),
        FieldPanel("what_they_do"),
        FieldRowPanel([FieldPanel("languages"), FieldPanel("portrait")]),
        MultiFieldPanel(
            [
                FieldPanel("license_name"),
                FieldRowPanel([FieldPanel("license_number"), FieldPanel("license_expires_on")]),
                FieldPanel("license_authority"),
                FieldPanel("license_look_up_url"),
            ],
            heading="License",
        ),
        *BasePage.content_panels[1:],
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("role"),
        index.SearchField("credentials"),
        index.SearchField("what_they_do"),
        index.SearchField("languages"),
    ]
    parent_page_types = ["pages.PersonIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="person_license_whole",
                condition=Q(license_name="", license_number="")
                | Q(license_expires_on__isnull=False)
                & ~Q(license_name="")
                & ~Q(license_number="")
                & ~Q(license_authority=""),
                violation_error_message="A license needs its name, number, authority and last day.",
            ),
        ]

    def clean(self) -> None:
        """Say beside the field what a license still lacks."""
        super().clean()
        needed = ("license_name", "license_number", "license_authority", "license_expires_on")
        if self.license_name or self.license_number:
            lacking = [name for name in needed if not getattr(self, name)]
            if lacking:
                raise ValidationError(dict.fromkeys(lacking, "A license is shown whole or not at all: fill this in."))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Bring the finished portrait."""
        self.photo = pictures.ready(pictures.PORTRAIT, [self.portrait_id]).get(self.portrait_id)
        return super().get_context(request, *args, **kwargs)

    @property
    def has_license(self) -> bool:
        """Whether a license was ever given for this person."""
        return bool(self.license_number)

    @property
    def license_is_current(self) -> bool:
        """Whether the license may be shown today."""
        return self.has_license and in_force(self.license_expires_on)

    @property
    def first_name(self) -> str:
        """The word to call the person by in a sentence."""
        return str(self.title).partition(",")[0].split(" ")[0]

    @property
    def language_list(self) -> list[str]:
        """The languages, one each."""
        return lines(self.languages)

    @property
    def initials(self) -> str:
        """One or two letters for the mark that stands where there is no photo; what follows a comma is no name."""
        words = re.findall(r"[^\W\d_]+", self.title.partition(",")[0])
        return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()
