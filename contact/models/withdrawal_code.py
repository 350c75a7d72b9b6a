"""The withdrawal code of an inquiry: a slow hash, and no code."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from contact.models.inquiry import Inquiry

#: Length of the hash; see `contact.services.codes`.
CODE_HASH_BYTES = 32


class WithdrawalCode(models.Model):
    """Leads from a code to its inquiry. It is deleted when the inquiry is erased, so then no code finds anything."""

    inquiry = models.OneToOneField(Inquiry, on_delete=models.CASCADE, primary_key=True, related_name="withdrawal_code")
    hash = models.BinaryField(unique=True, max_length=CODE_HASH_BYTES)
    made_hour = models.DateTimeField()

    #: Or Wagtail would list an inquiry among the uses of other things, for people who reach no inquiry.
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="withdrawalcode_hash_whole", condition=Q(Exact(Length("hash"), CODE_HASH_BYTES))
            ),
        ]

    def __str__(self) -> str:
        return f"Withdrawal code of inquiry {self.pk}"
