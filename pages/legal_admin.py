"""Keeps the admin from deleting what holds a published version: people may rely on it, so it is unpublished instead."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import Page

from pages.models import LegalVersion


def keep_versions(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete a page that has published legal versions, itself or below it."""
    if not LegalVersion.objects.filter(page__path__startswith=page.path).exists():
        return None
    messages.error(
        request,
        f"“{page.title}” holds a legal text that was published, so it cannot be deleted: people may rely on it. "
        "Unpublish it instead.",
    )
    response: HttpResponse = redirect("wagtailadmin_explore", page.get_parent().pk)
    return response


def keep_versions_of_all(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action_class_instance: Any
) -> HttpResponse | None:
    """Refuse the same for many pages at once, when one of them holds such a text."""
    pages = [each for each in objects if isinstance(each, Page)] if action_type == "delete" else []
    return next(filter(None, (keep_versions(request, page) for page in pages)), None)
