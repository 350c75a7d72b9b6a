"""What is the same everywhere: apps, templates, database, cache, static files and Wagtail."""

from pathlib import Path

from legacy_site.lib.tasks import IMMEDIATE, WORKER
from legacy_site.settings.database import database_settings
from legacy_site.settings.env import BASE_DIR, VAR_DIR, env
from legacy_site.settings.logging import *  # noqa: F403 - settings are one flat namespace by Django's design
from legacy_site.settings.retention import *  # noqa: F403 - settings are one flat namespace by Django's design
from legacy_site.settings.security import *  # noqa: F403 - settings are one flat namespace by Django's design
from legacy_site.settings.security import middleware_for

#: Which part of the site this process is: `all`, `web` (public only), `staff` (admin and desk) or `worker`.
SITE_ROLE = env.str("SITE_ROLE", default="all")

#: The public address of the site, without a slash at the end.
BASE_URL = env.str("BASE_URL", default="http://localhost:8000")

INSTALLED_APPS = [
    "legacy_site.apps.LegacySiteConfig",
    "legacy_site.accounts",
    "pages",
    "contact",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "legacy_site.apps.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "csp",
    "phonenumber_field",
    "django_tasks_db",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = middleware_for(SITE_ROLE)

ROOT_URLCONF = {
    "web": "legacy_site.urls.public",
    "staff": "legacy_site.urls.staff",
}.get(SITE_ROLE, "legacy_site.urls.everything")

WSGI_APPLICATION = "legacy_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

#: Widgets are drawn from the templates above, so that templates/wagtailadmin/widgets can replace Wagtail's.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database_settings(env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'site.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}

#: Wagtail's own tasks run at once, where they are made. Ours are rows of the database, which `manage.py worker` runs.
TASKS = {"default": {"BACKEND": IMMEDIATE}, WORKER: {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "en-us"
TIME_ZONE = env.str("TIME_ZONE", default="America/New_York")
USE_I18N = True
USE_TZ = True

STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "legacy_site.lib.stylesheets.StylesheetFinder",
]
STATIC_ROOT = VAR_DIR / "static"
STATIC_URL = "/static/"
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

#: Each stylesheet that a page links, and the files that it is made of, in order. A trailing /* takes a folder.
STYLESHEETS = {
    "css/site.css": ["css/tokens.css", "css/base.css", "css/layout.css", "css/components/*", "css/print.css"],
    "css/desk.css": ["css/tokens.css", "css/desk/*"],
}

#: Whether /patterns/ shows every block and component in its states, for developers.
PATTERNS_PAGE = False

WAGTAIL_SITE_NAME = "Treatment center"
WAGTAILADMIN_BASE_URL = env.str("WAGTAILADMIN_BASE_URL", default=BASE_URL)
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
#: No moving GIF. What a phone saves as AVIF or WebP becomes JPEG for a browser that knows neither, not a heavy PNG.
WAGTAILIMAGES_IMAGE_FORM_BASE = "pages.image_form.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "jpeg", "webp": "jpeg"}
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "csv", "txt", "mp4", "webm", "vtt"]
#: Said here, for what a machine knows of file endings differs.
WAGTAILDOCS_CONTENT_TYPES = {
    "pdf": "application/pdf",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "vtt": "text/vtt",
}
WAGTAIL_I18N_ENABLED = False
#: What staff may choose for their own account. The full list of a machine may hold names that no browser knows.
WAGTAIL_USER_TIME_ZONES = [
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
    "UTC",
]
PHONENUMBER_DEFAULT_REGION = "US"
PHONENUMBER_DB_FORMAT = "E164"

#: Minutes from an inquiry to the first contact, inside desk hours (domain default: 15).
CONTACT_FIRST_CONTACT_MINUTES = env.int("CONTACT_FIRST_CONTACT_MINUTES", default=15)
#: Who is mailed when an inquiry comes, and who else when nobody claimed it for so many minutes of desk hours.
CONTACT_NOTIFY_EMAILS = env.list("CONTACT_NOTIFY_EMAILS", default=[])
CONTACT_ESCALATE_EMAILS = env.list("CONTACT_ESCALATE_EMAILS", default=[])
CONTACT_ESCALATE_MINUTES = env.int("CONTACT_ESCALATE_MINUTES", default=30)

#: Where sealed inquiries wait while the database is away, and how much may wait there.
CONTACT_SPOOL_DIR = Path(env.str("CONTACT_SPOOL_DIR", default=str(VAR_DIR / "spool")))
CONTACT_SPOOL_MAX_FILES = env.int("CONTACT_SPOOL_MAX_FILES", default=10_000)
CONTACT_SPOOL_MAX_BYTES = env.int("CONTACT_SPOOL_MAX_BYTES", default=500 * 1024 * 1024)

#: How many proxies of ours stand in front; 0 trusts no X-Forwarded-For at all.
CONTACT_PROXY_HOPS = env.int("CONTACT_PROXY_HOPS", default=0)

#: How many submissions make a flood, in which the form asks for one more step: from one network in an hour (a large
#: hospital sends fewer), and from everywhere in a minute.
CONTACT_NETWORK_FLOOD = env.int("CONTACT_NETWORK_FLOOD", default=120)
CONTACT_SITE_FLOOD = env.int("CONTACT_SITE_FLOOD", default=60)
