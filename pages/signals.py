"""Forgets what is kept when something that it shows changes."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from pages.kept import forget
from pages.snippets import CrisisLine, OrganizationSettings, PhoneLine

_SHOWN = (Page, PageViewRestriction, Site, CrisisLine, OrganizationSettings, PhoneLine)


def _changed(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, _SHOWN):
        forget()


def _moved(**kwargs: Any) -> None:
    forget()


def connect() -> None:
    """Listen. Publishing, unpublishing and editing a page all save it; a move does not, and has a signal of its own."""
    post_save.connect(_changed, dispatch_uid="pages.kept.saved")
    post_delete.connect(_changed, dispatch_uid="pages.kept.deleted")
    post_page_move.connect(_moved, dispatch_uid="pages.kept.moved")
