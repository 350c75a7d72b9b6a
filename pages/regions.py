"""The states, the District of Columbia and the territories, by their postal codes."""

from django.db import models

from legacy_site.lib.regions import REGION_NAMES


def known_region(field: str, *, prefix: str) -> models.CheckConstraint:
    """Return what keeps a column to the regions, or empty."""
    return models.CheckConstraint(
        name=f"{prefix}_known_{field}", condition=models.Q(**{f"{field}__in": ["", *REGION_NAMES]})
    )


def region_name(code: str) -> str:
    """Return the name of a region; "the whole country" without a code."""
    return REGION_NAMES.get(code, "the whole country")
