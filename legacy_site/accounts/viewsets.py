"""Managing staff in the admin, without the power to make a superuser."""

from typing import Any

from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet


class _NoSuperuserMixin:
    """Shows whether somebody is a superuser, and takes no answer: that is decided on the server's command line.

    A superuser would publish past the clinical review. Being one opens no inquiry, see `contact.access`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["is_superuser"]  # type: ignore[attr-defined]  # a form has fields; the mixin stands before one
        field.disabled = True
        field.help_text = "Superusers are made on the server, with manage.py createsuperuser."


class StaffCreationForm(_NoSuperuserMixin, UserCreationForm):
    """Makes an account."""


class StaffEditForm(_NoSuperuserMixin, UserEditForm):
    """Changes an account."""


class UserViewSet(WagtailUserViewSet):
    """Wagtail's user management with our forms."""

    def get_form_class(self, for_update: bool = False) -> type[UserCreationForm | UserEditForm]:
        """Return the form of a new or of a known account."""
        return StaffEditForm if for_update else StaffCreationForm
