"""One published version of a legal page, as it stood. It is written once."""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q


class VersionIsFinalError(Exception):
    """Somebody tried to change or delete a version that people may rely on."""


class LegalVersion(models.Model):
    """The words of a legal page as they were published.

    A trigger refuses every UPDATE in the database, and the page cannot be deleted while it has versions. The row itself
    can be deleted in the database only, by an operator who must (a name that should never have been published).
    """

    page = models.ForeignKey("pages.LegalPage", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=255)
    lede = models.TextField(blank=True)
    effective_date = models.DateField()
    summary = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField()
    content = models.JSONField(help_text="The body as its stream stores it.")

    class Meta:
        ordering = ["page", "-number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(name="legalversion_one_of_each_number", fields=["page", "number"]),
            models.CheckConstraint(name="legalversion_number_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new version; raises VersionIsFinalError for one that is written."""
        if not self._state.adding:
            raise VersionIsFinalError(f"{self} cannot be changed. Publish the page again to make a new version.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raise VersionIsFinalError."""
        raise VersionIsFinalError(f"{self} cannot be deleted.")
