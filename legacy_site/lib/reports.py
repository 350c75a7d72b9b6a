"""What an error report may hold."""

from collections.abc import ItemsView
from typing import Any

from django.http import HttpRequest, QueryDict
from django.views.debug import SafeExceptionReporterFilter


class NothingTypedFilter(SafeExceptionReporterFilter):
    """Removes everything that a visitor sent (fields, files, cookies) from a report, not only marked fields."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        """Return no field at all."""
        return {}

    def get_cleansed_multivaluedict(self, request: HttpRequest, multivaluedict: QueryDict) -> QueryDict:
        """Return no value at all."""
        return QueryDict()

    def get_traceback_frame_variables(self, request: Any, tb_frame: Any) -> ItemsView[str, Any]:
        """Return no local variable: one of them may be a decrypted record."""
        return {}.items()
