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
    config = FileAwareEnv.email_url_config(url)
    given = {name: value for name, value in config.items() if value not in (None, "")}
    if django.VERSION < (6, 1):
        return given
    options = {_OPTIONS[name]: value for name, value in given.items() if name in _OPTIONS}
    return {"MAILERS": {"default": {"BACKEND": given["EMAIL_BACKEND"], "OPTIONS": options}}}
