"""A request of a person about what we keep of them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from contact.models.choices import RequestChannel, RequestKind, Resolution
from contact.models.inquiry import Inquiry


class PrivacyRequest(models.Model):
    """Codes and days alone. What the person said about it is a sealed note of the inquiry."""

    #: Or Wagtail would list a request as a use of an account, for people who reach no inquiry.
    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="privacy_requests")
    kind = models.CharField(max_length=16, choices=RequestKind.choices)
    channel = models.CharField(max_length=16, choices=RequestChannel.choices)
    received_on = models.DateField()
    due_on = models.DateField()
    is_extended = models.BooleanField(default=False)
    resolution = models.CharField(max_length=16, choices=Resolution.choices, blank=True, default="")
    resolved_on = models.DateField(null=True, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        default_permissions = ()
        ordering = ("due_on", "id")
        constraints = [
            models.CheckConstraint(name="privacyrequest_kind_known", condition=Q(kind__in=RequestKind.values)),
            models.CheckConstraint(name="privacyrequest_channel_known", condition=Q(channel__in=RequestChannel.values)),
            models.CheckConstraint(name="privacyrequest_due_after", condition=Q(due_on__gte=F("received_on"))),
            models.CheckConstraint(
                name="privacyrequest_resolved_whole",
                condition=Q(resolution="", resolved_on=None, resolved_by=None)
                | Q(resolution__in=Resolution.values, resolved_on__isnull=False, resolved_by__isnull=False),
            ),
            models.UniqueConstraint(
                name="privacyrequest_one_open", fields=["inquiry", "kind"], condition=Q(resolution="")
            ),
        ]

    def __str__(self) -> str:
        return f"Request {self.pk}"
