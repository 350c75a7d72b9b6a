"""Logging on an allow-list: a line holds only keys that are known to carry nothing of a visitor."""

LOGGING_CONFIG = "logging.config.dictConfig"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"allow_list": {"()": "legacy_site.lib.logs.AllowListFormatter"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "formatter": "allow_list", "stream": "ext://sys.stdout"}},
    "root": {"handlers": ["stdout"], "level": "INFO"},
    "loggers": {
        # These bring their own handlers, which print request lines and exception texts.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"handlers": [], "level": "ERROR", "propagate": True},
        # A line for each index update and each published page; what happened to a page is in Wagtail's own log.
        "django_tasks": {"level": "WARNING"},
        # And one for each round of the worker.
        "django_tasks_db": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        "django.security.DisallowedHost": {"handlers": [], "level": "ERROR", "propagate": True},
    },
}
