"""Admin hooks of the project itself."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


def link_init_script() -> SafeString:
    """Load what starts the admin's widgets, see `legacy_site.staff_scripts`."""
    return format_html('<script src="{}"></script>', static("js/admin-init.js"))


hooks.register("insert_global_admin_js", link_init_script)
