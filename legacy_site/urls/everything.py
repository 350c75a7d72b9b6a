"""Both sides in one process, for development, the demo and the smallest site."""

from django.conf import settings
from django.urls import path
from django.views.static import serve

from legacy_site.urls import public, staff

handler404 = "legacy_site.errors.not_found"
handler500 = "legacy_site.errors.server_error"

#: Pictures that an editor uploads. Documents are left out: Wagtail serves them, with their privacy.
MEDIA_FOLDERS = ("images", "original_images")

urlpatterns = [
    *staff.urlpatterns,
    *(
        path(f"media/{folder}/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / folder})
        for folder in MEDIA_FOLDERS
    ),
    *public.urlpatterns,
]
