"""The site's own entry point, with the points armed. No line of the site knows of them."""

from chaos.hooks import SPOOL_POINTS, SUBMISSION_POINTS, arm
from legacy_site.wsgi import application

arm((*SUBMISSION_POINTS, *SPOOL_POINTS))

__all__ = ["application"]
