"""What a visitor can reach."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from legacy_site.lib.headers import same_origin_referrer
from pages.serving import routed_below_root

handler404 = "legacy_site.errors.not_found"
handler500 = "legacy_site.errors.server_error"

urlpatterns = [
    *decorate_urlpatterns([path("contact/", include("contact.intake.urls"))], same_origin_referrer),
    path("documents/", include(wagtaildocs_urls)),
    path("helpful/", include("pages.helpful.urls")),
    path("", include("pages.proof.urls")),
    path("", include("pages.seo.urls")),
    path("", include("pages.search.urls")),
    *decorate_urlpatterns([path("", include(wagtail_urls))], routed_below_root),
]
