"""Both sides in one process, for development, the demo and the smallest site."""

from django.conf import settings
from django.urls import include, path
from django.views.static import serve

from legacy_site.urls import public, staff

handler404 = "legacy_site.errors.not_found"
handler500 = "legacy_site.errors.server_error"

#: Finished pictures. Documents are left out: Wagtail serves them, with their privacy. So are the files as they were
#: uploaded: what a camera wrote into them (the place, the time, a name) is for nobody who guesses a file's name.
MEDIA_FOLDERS = ("images",)

urlpatterns = [
    *staff.urlpatterns,
    *(
        path(f"media/{folder}/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / folder})
        for folder in MEDIA_FOLDERS
    ),
    *([path("patterns/", include("legacy_site.patterns.urls"))] if settings.PATTERNS_PAGE else []),
    *public.urlpatterns,
]
