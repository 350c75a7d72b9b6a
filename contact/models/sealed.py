"""What every table with a sealed body has in common."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from contact.vault.padding import BUCKET_BYTES, MAX_BUCKETS
from contact.vault.sealing import OVERHEAD_BYTES
from contact.vault.suites import ALGS


class SealedRecord(models.Model):
    """The columns of a sealed body."""

    #: Or Wagtail would list an inquiry as a use of its assignee's account, for people who reach no inquiry.
    wagtail_reference_index_ignore = True

    schema_version = models.PositiveSmallIntegerField()
    alg = models.PositiveSmallIntegerField()
    size_bucket = models.PositiveSmallIntegerField(help_text="Length of the body in padding buckets of 4 KiB.")
    body = models.BinaryField(help_text="Empty once the record is erased.")
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True


def sealed_body_constraints(prefix: str) -> list[models.BaseConstraint]:
    """Return the constraints of a table with a sealed text: a known suite, and a body of whole padding buckets."""
    whole_buckets: Exact[int] = Exact(Length("body"), F("size_bucket") * BUCKET_BYTES + OVERHEAD_BYTES)
    return [
        *sealed_record_constraints(prefix, max_buckets=MAX_BUCKETS),
        models.CheckConstraint(name=f"{prefix}_body_whole_buckets", condition=whole_or_erased(whole_buckets)),
    ]


def sealed_record_constraints(prefix: str, *, max_buckets: int) -> list[models.BaseConstraint]:
    """Return the constraints of any sealed body, whatever its padding."""
    return [
        models.CheckConstraint(name=f"{prefix}_alg_known", condition=Q(alg__in=ALGS)),
        models.CheckConstraint(name=f"{prefix}_size_bucket", condition=Q(size_bucket__range=(1, max_buckets))),
        models.CheckConstraint(name=f"{prefix}_schema_version", condition=Q(schema_version__gte=1)),
    ]


def whole_or_erased(whole: "Exact[int]") -> Q:
    """Return that a body has the length it must have, or that the record is erased and the body gone."""
    gone: Exact[int] = Exact(Length("body"), 0)
    return Q(Q(whole), erased_at=None) | Q(Q(gone), erased_at__isnull=False)
