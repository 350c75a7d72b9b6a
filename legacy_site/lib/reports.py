"""What an error report may hold: the kind of error and where it happened, nothing of the request."""

from collections.abc import ItemsView
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter


class NothingTypedFilter(SafeExceptionReporterFilter):
    """Leaves out local variables: one of them may be a decrypted record or a form's field."""

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: Any) -> ItemsView[str, Any]:
        """Return no variable."""
        return {}.items()


class NothingTypedReporter(ExceptionReporter):
    """Forgets the request (fields, files, cookies, address, headers) and the text of the exception."""

    def __init__(
        self,
        request: HttpRequest | None,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        tb: TracebackType | None,
        is_email: bool = False,
    ) -> None:
        super().__init__(None, exc_type, exc_value, tb, is_email)

    def get_traceback_data(self) -> dict[str, Any]:
        """Return Django's data with the message of the exception replaced."""
        return super().get_traceback_data() | {"exception_value": "(left out: it may hold what somebody typed)"}
