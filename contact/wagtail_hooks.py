"""Puts the desk into the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from contact.desk.access import works_inquiries
from contact.desk.panels import DeskPanel
from contact.desk.viewset import DeskViewSet


def register_desk() -> DeskViewSet:
    """Mount the desk below /admin/inquiries/."""
    return DeskViewSet()


def add_desk_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show the desk on the start page, to the desk."""
    if works_inquiries(request):
        panels.append(DeskPanel())


def link_desk_styles() -> str:
    """Link the house's colors and type in the admin."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk.css"))


hooks.register("register_admin_viewset", register_desk)
hooks.register("construct_homepage_panels", add_desk_panel)
hooks.register("insert_global_admin_css", link_desk_styles)
