"""The door of the desk. For anyone who does not work there, nothing of it exists."""

from typing import cast

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from contact.access import can_work_inquiries
from legacy_site.accounts.models import User

_REMEMBERED = "_works_inquiries"


def works_inquiries(request: HttpRequest) -> bool:
    """Say whether the user of this request works at the desk; asked once a request."""
    known = getattr(request, _REMEMBERED, None)
    if known is None:
        known = can_work_inquiries(request.user)
        setattr(request, _REMEMBERED, known)
    return bool(known)


class DeskOnly:
    """Answers every method of a stranger with the 404 of an address that is not there.

    Wagtail's own wrapper sends an anonymous request to the sign-in page first, as it does for every other address
    below /admin/, known or not.
    """

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Let the desk in; raise Http404 for anyone else, before the method is looked at."""
        if not works_inquiries(request):
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc, no-any-return] # the view's, mixed in

    @property
    def member(self) -> User:
        """Return the signed-in member of the desk."""
        return cast("User", self.request.user)
