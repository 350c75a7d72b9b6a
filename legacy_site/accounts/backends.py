"""How staff sign in."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser

from legacy_site.accounts.models import User


class StaffBackend(ModelBackend):
    """Django's backend, except that a demo account works only where the settings allow demo accounts."""

    def user_can_authenticate(self, user: User | AnonymousUser | None) -> bool:
        """Refuse inactive accounts, and demo accounts outside the demo."""
        if getattr(user, "is_demo", False) and not settings.ALLOW_DEMO_ACCOUNTS:
            return False
        return super().user_can_authenticate(user)
