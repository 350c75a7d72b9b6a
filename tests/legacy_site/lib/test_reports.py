"""A report of an error holds nothing that a visitor sent."""

import sys

from django.conf import settings
from django.test import RequestFactory
from django.utils.module_loading import import_string

TYPED = "-".join(["CANARY", "8731"])  # in pieces: a report shows the lines of this file


def _fail_with(typed: str) -> None:
    answers = {"name": typed}
    raise RuntimeError(f"cannot reach {answers['name']}")


def test_neither_the_request_nor_a_variable_nor_the_message_is_in_the_report() -> None:
    request = RequestFactory().post(f"/contact/?q={TYPED}", {"name": TYPED})
    request.COOKIES["last"] = TYPED
    try:
        _fail_with(TYPED)
    except RuntimeError:
        reporter = import_string(settings.DEFAULT_EXCEPTION_REPORTER)(request, *sys.exc_info())
    assert "RuntimeError" in reporter.get_traceback_text()
    assert TYPED not in reporter.get_traceback_text()
    assert TYPED not in reporter.get_traceback_html()
