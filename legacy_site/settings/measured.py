"""The demo, served as production serves it: hashed and compressed static files, no finders. For `bench/` alone."""

from legacy_site.settings.base import STORAGES as AS_IN_PRODUCTION
from legacy_site.settings.dev import *  # noqa: F403 - settings are one flat namespace by Django's design
from legacy_site.settings.dev import MIDDLEWARE

DEBUG = False
PATTERNS_PAGE = False
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = False
STORAGES = AS_IN_PRODUCTION | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

#: Stands in for the proxy, which compresses pages in production.
MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *MIDDLEWARE]
