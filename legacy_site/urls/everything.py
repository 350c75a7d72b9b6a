"""Both sides in one process, for development, the demo and the smallest site."""

from django.conf import settings
from django.conf.urls.static import static

from legacy_site.urls import public, staff

handler404 = "legacy_site.errors.not_found"
handler500 = "legacy_site.errors.server_error"

urlpatterns = [
    *staff.urlpatterns,
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *public.urlpatterns,
]
