"""The site's entry point with the slow hash of the withdrawal code made a quick one from outside, to tell its price.

For `bench.inquiry` alone, in a database that is gone in a minute. No line of the site knows of it.
"""

import hashlib
from importlib import import_module
from typing import Any

from legacy_site.wsgi import application


def arm() -> None:
    """Replace the hash that a submission stores its code by."""
    codes: Any = import_module("contact.services.codes")
    codes.code_hash = lambda code: hashlib.sha256(code.encode()).digest()


arm()

__all__ = ["application"]
