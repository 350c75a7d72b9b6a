"""What the worker says of itself, in one row."""

from django.db import models
from django.db.models import Q


class WorkerState(models.Model):
    """When the worker was last seen, and how it found the spool, whose folder the staff side can not read."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seen_at = models.DateTimeField()
    spool_files = models.PositiveIntegerField(default=0)
    spool_oldest_at = models.DateTimeField(null=True, blank=True)
    spool_set_aside = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(name="workerstate_one_row", condition=Q(id=1))]

    def __str__(self) -> str:
        return "State of the worker"
