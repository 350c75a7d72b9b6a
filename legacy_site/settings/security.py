"""Policy: keys, cookies, headers, the Content-Security-Policy of each side and what never leaves the house."""

from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE

from legacy_site.settings.env import env, secret

DEBUG = False
SECRET_KEY = secret("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])

#: Signs the token of a public form; apart from SECRET_KEY, so that the public process never holds the staff's.
CONTACT_TOKEN_SECRET = secret("CONTACT_TOKEN_SECRET")
#: The two recipients of every sealed record, as PEM. Both are needed, and they differ.
CONTACT_STAFF_PUBLIC_KEY = secret("CONTACT_STAFF_PUBLIC_KEY")
CONTACT_ESCROW_PUBLIC_KEY = secret("CONTACT_ESCROW_PUBLIC_KEY")
#: Their files, when they come from files: read anew for each record, so that a new key needs no restart.
CONTACT_STAFF_PUBLIC_KEY_FILE = env.str("CONTACT_STAFF_PUBLIC_KEY_FILE", default="")
CONTACT_ESCROW_PUBLIC_KEY_FILE = env.str("CONTACT_ESCROW_PUBLIC_KEY_FILE", default="")
#: Only where staff open records (SITE_ROLE `staff` or `all`): a folder of *.pem, old beside new, or one key.
CONTACT_STAFF_PRIVATE_KEYS_DIR = env.str("CONTACT_STAFF_PRIVATE_KEYS_DIR", default="")
CONTACT_STAFF_PRIVATE_KEY = secret("CONTACT_STAFF_PRIVATE_KEY")
CONTACT_STAFF_KEY_PASSPHRASE = secret("CONTACT_STAFF_KEY_PASSPHRASE")
#: How long backups of the record keys are kept. An old staff key opens them, so it is not put away before.
CONTACT_KEY_BACKUP_DAYS = env.int("CONTACT_KEY_BACKUP_DAYS", default=14)
#: Whether photos of an insurance card can be added to a message. Off until the proxy keeps what is sent in memory.
CONTACT_CARD_PHOTOS = env.bool("CONTACT_CARD_PHOTOS", default=False)

#: What a monitor must say to read the health page; empty: there is no such page.
HEALTH_TOKEN = secret("HEALTH_TOKEN")

#: Whom to tell about a weakness, as security.txt wants it: mailto:… or https://…. Empty: the form.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["legacy_site.accounts.backends.StaffBackend"]
#: Whether accounts made by `load_demo_accounts` may sign in. Only the development settings allow it.
ALLOW_DEMO_ACCOUNTS = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin reads it from its scripts
CSRF_COOKIE_SAMESITE = "Lax"
#: The cookie that Wagtail's admin sets for its language menu is not one of ours to add: there is one language.
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English")]

X_FRAME_OPTIONS = "DENY"  # Wagtail's previews, which the editor shows in a frame, say otherwise for themselves
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True

_MIDDLEWARE_FIRST = [
    "django.middleware.security.SecurityMiddleware",
    "legacy_site.middleware.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
]
_MIDDLEWARE_STAFF = [
    "legacy_site.middleware.StaffSessionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
]
_MIDDLEWARE_STAFF_INNER = [
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]


def middleware_for(role: str) -> list[str]:
    """Return the middleware of a SITE_ROLE; `web` has no sessions and no accounts, so it can set no cookie."""
    staff = role != "web"
    return [
        *_MIDDLEWARE_FIRST,
        *(_MIDDLEWARE_STAFF if staff else []),
        "django.middleware.common.CommonMiddleware",
        *(["django.middleware.csrf.CsrfViewMiddleware"] if staff else []),
        *(_MIDDLEWARE_STAFF_INNER if staff else []),
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
        "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    ]


#: The public side. It holds no `unsafe-*` and names no other origin.
CONTENT_SECURITY_POLICY: dict[str, dict[str, Any]] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
        "require-trusted-types-for": ["'script'"],
    }
}

#: The admin. No inline script runs here either, see `legacy_site.staff_scripts`; inline styles stay, because the rich
#: text editor writes them.
STAFF_CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "media-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "manifest-src": [SELF],
}

PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(), browsing-topics=(), usb=(), payment=()"

# Nothing in the admin asks another origin: no avatars, no version check, no embeds.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILDOCS_SERVE_METHOD = "serve_view"

# A report of an error names the error and where it is; never what a visitor sent.
ADMINS: list[tuple[str, str]] = []
DEFAULT_EXCEPTION_REPORTER = "legacy_site.lib.reports.NothingTypedReporter"
DEFAULT_EXCEPTION_REPORTER_FILTER = "legacy_site.lib.reports.NothingTypedFilter"

# Wagtail's editor sends many fields; the public form sets its own, far lower, limits.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
