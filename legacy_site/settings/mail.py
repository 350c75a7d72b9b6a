"""How mail leaves the house, from one address of a mail server."""

from typing import Any

import django
from environ import FileAwareEnv

#: What Django 6.1 calls the options that it had as settings before.
_OPTIONS = {
    "EMAIL_HOST": "host",
    "EMAIL_PORT": "port",
    "EMAIL_HOST_USER": "username",
    "EMAIL_HOST_PASSWORD": "password",
    "EMAIL_USE_TLS": "use_tls",
    "EMAIL_USE_SSL": "use_ssl",
    "EMAIL_FILE_PATH": "file_path",
}


def mail_settings(url: str) -> dict[str, Any]:
    """Return Django's settings for a mail server's URL, such as smtp+tls://user:password@host:587.

    Other schemes are smtp+ssl, filemail (a folder) and memorymail. Django 6.1 wants MAILERS, older ones EMAIL_*.
    """
    given = _given(url)
    if django.VERSION < (6, 1):
        return given
    backend, options = mail_backend(url)
    return {"MAILERS": {"default": {"BACKEND": backend, "OPTIONS": options}}}


def mail_backend(url: str) -> tuple[str, dict[str, Any]]:
    """Return the class of a mail server's URL and the options that it is made with."""
    given = _given(url)
    return given["EMAIL_BACKEND"], {_OPTIONS[name]: value for name, value in given.items() if name in _OPTIONS}


def _given(url: str) -> dict[str, Any]:
    config = FileAwareEnv.email_url_config(url)
    return {name: value for name, value in config.items() if value not in (None, "")}
