"""A request of a person about what we keep of them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from contact.models.inquiry import Inquiry
from contact.models.request_choices import IdentityCheck, RequestChannel, RequestKind, Resolution
from contact.references import REFERENCE_MAX


class PrivacyRequest(models.Model):
    """Codes and days alone. What the person said about it is a sealed note of the inquiry."""

    #: Or Wagtail would list a request as a use of an account, for people who reach no inquiry.
    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inquiry = models.ForeignKey(
        Inquiry,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="privacy_requests",
        help_text="Null while we look for what the person means, and when there is nothing.",
    )
    kind = models.CharField(max_length=16, choices=RequestKind.choices)
    channel = models.CharField(max_length=16, choices=RequestChannel.choices)
    identity = models.CharField(max_length=16, choices=IdentityCheck.choices, default=IdentityCheck.NOT_YET)
    reference = models.CharField(
        max_length=REFERENCE_MAX, blank=True, default="", help_text="The number of the letter or file; never a name."
    )
    received_on = models.DateField()
    due_on = models.DateField()
    is_extended = models.BooleanField(default=False)
    resolution = models.CharField(max_length=16, choices=Resolution.choices, blank=True, default="")
    resolved_on = models.DateField(null=True, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    lifted_on = models.DateField(null=True, blank=True, help_text="When a restriction ended; null: it stands.")
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        default_permissions = ()
        ordering = ("due_on", "id")
        constraints = [
            models.CheckConstraint(name="privacyrequest_kind_known", condition=Q(kind__in=RequestKind.values)),
            models.CheckConstraint(name="privacyrequest_channel_known", condition=Q(channel__in=RequestChannel.values)),
            models.CheckConstraint(
                name="privacyrequest_identity_known", condition=Q(identity__in=IdentityCheck.values)
            ),
            models.CheckConstraint(name="privacyrequest_due_after", condition=Q(due_on__gte=F("received_on"))),
            models.CheckConstraint(
                name="privacyrequest_resolved_whole",
                condition=Q(resolution="", resolved_on=None, resolved_by=None)
                | Q(resolution__in=Resolution.values, resolved_on__isnull=False, resolved_by__isnull=False),
            ),
            # Without an inquiry nothing can be done, and with one it was found.
            models.CheckConstraint(
                name="privacyrequest_done_on_something",
                condition=(~Q(resolution=Resolution.GRANTED) | Q(inquiry__isnull=False))
                & (~Q(resolution=Resolution.NOTHING_FOUND) | Q(inquiry=None)),
            ),
            models.CheckConstraint(
                name="privacyrequest_lifted_whole",
                condition=Q(lifted_on=None, lifted_by=None)
                | Q(
                    kind=RequestKind.RESTRICTION,
                    resolution=Resolution.GRANTED,
                    lifted_on__isnull=False,
                    lifted_by__isnull=False,
                ),
            ),
            models.UniqueConstraint(
                name="privacyrequest_one_open", fields=["inquiry", "kind"], condition=Q(resolution="")
            ),
        ]

    def __str__(self) -> str:
        return f"Request {self.pk}"

    @property
    def found_id(self) -> uuid.UUID:
        """Return the id of the inquiry that it is about; raise ValueError while none was found."""
        if self.inquiry_id is None:
            raise ValueError("no inquiry was found")
        return self.inquiry_id

    @property
    def is_standing(self) -> bool:
        """Say whether this is a restriction that holds now."""
        return self.kind == RequestKind.RESTRICTION and self.resolution == Resolution.GRANTED and not self.lifted_on
