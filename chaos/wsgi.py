"""The site's own entry point, with the points armed. No line of the site knows of them."""

from chaos.hooks import arm
from legacy_site.wsgi import application

arm()

__all__ = ["application"]
