"""The house in Wagtail's furniture: its name, and whether it runs on what was made for development."""

from django import template
from django.conf import settings

from contact.services.errors import NotConfigured
from contact.services.recipients import recipients

register = template.Library()


@register.simple_tag
def uses_demo_keys() -> bool:
    """Say whether demo accounts may sign in here, or development keys seal the inquiries."""
    if settings.ALLOW_DEMO_ACCOUNTS:
        return True
    try:
        keys = recipients()
    except NotConfigured:
        return False
    return keys.staff.is_development or keys.escrow.is_development


@register.simple_tag
def house_name() -> str:
    """Return what the admin calls the house."""
    return str(settings.WAGTAIL_SITE_NAME)
