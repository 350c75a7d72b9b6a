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
