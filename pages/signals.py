"""Forgets what is kept when something that it shows changes, and keeps each published version of a legal page."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, post_page_move

from pages.kept import forget
from pages.legal import version_recorded
from pages.models import LegalPage
from pages.snippets import (
    Accreditation,
    AlternativeNeed,
    AlternativeResource,
    CrisisLine,
    GlossaryTerm,
    Insurer,
    InsurerContract,
    OrganizationSettings,
    PhoneLine,
    Source,
)

_FACTS = (
    *(Accreditation, AlternativeNeed, AlternativeResource, CrisisLine, GlossaryTerm, Insurer, InsurerContract),
    *(OrganizationSettings, PhoneLine, Source),
)
_SHOWN = (Page, PageViewRestriction, Site, AbstractImage, AbstractRendition, *_FACTS)


def _changed(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, _SHOWN):
        forget()


def _moved(**kwargs: Any) -> None:
    forget()


def _published(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, LegalPage):
        version_recorded(page=instance)


def connect() -> None:
    """Listen. Publishing, unpublishing and editing a page all save it; a move does not, and has a signal of its own."""
    post_save.connect(_changed, dispatch_uid="pages.kept.saved")
    post_delete.connect(_changed, dispatch_uid="pages.kept.deleted")
    post_page_move.connect(_moved, dispatch_uid="pages.kept.moved")
    page_published.connect(_published, dispatch_uid="pages.legal.published")
