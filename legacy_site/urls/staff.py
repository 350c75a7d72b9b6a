"""What staff can reach: the Wagtail admin, and inside it the desk. The admin has a policy of its own."""

from csp.decorators import csp
from django.conf import settings
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from contact.health import healthz
from legacy_site.lib.headers import same_origin_referrer

handler404 = "legacy_site.errors.not_found"
handler500 = "legacy_site.errors.server_error"

urlpatterns = [
    *decorate_urlpatterns(
        decorate_urlpatterns([path("admin/", include(wagtailadmin_urls))], csp(settings.STAFF_CONTENT_SECURITY_POLICY)),
        same_origin_referrer,
    ),
    path("healthz/", healthz),
    # Where a password manager looks for the page that changes a password; the public process knows of none.
    path(".well-known/change-password", RedirectView.as_view(pattern_name="wagtailadmin_account")),
    path("documents/", include(wagtaildocs_urls)),
]
