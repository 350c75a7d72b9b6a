"""Staff accounts. A visitor never has one."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A member of staff; ours from the first migration, so that it can grow without a rewrite."""

    email = models.EmailField("email address", unique=True)
    is_demo = models.BooleanField(
        "demo account",
        default=False,
        editable=False,
        help_text="Made by the demo loader with a printed password. Production refuses it.",
    )


class RoleGrant(models.Model):
    """What the house has given to a role once. It is not given again, so that an administrator can take it away."""

    role = models.CharField(max_length=64)
    grant = models.CharField(max_length=128)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(name="rolegrant_once", fields=["role", "grant"])]

    def __str__(self) -> str:
        return f"{self.role}: {self.grant}"
