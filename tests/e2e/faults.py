"""A site in which one function after another fails with everything that it was given in its message.

Run as `python -m tests.e2e.faults RUN REPORT`. Functions are wrapped from outside, in this process alone; each form is
sent once for each of them, and the report says what came back. RUN is the mark that is in every answer.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

#: Module, name in it, and whether it fails before it did its work or after.
POINTS = (
    ("contact.intake.views", "is_own_origin", "before"),
    ("contact.intake.views", "read_body", "after"),
    ("contact.intake.views", "read_token", "after"),
    ("contact.intake.fields", "TypedField.to_python", "before"),
    ("contact.intake.fields", "TypedField.to_python", "after"),
    ("contact.intake.forms.you", "read_reach", "before"),
    ("contact.intake.forms.base", "IntakeForm.clean", "before"),
    ("contact.intake.forms.base", "IntakeForm.is_valid", "after"),
    ("contact.intake.forms.base", "IntakeForm.answers", "after"),
    ("contact.intake.views", "submission_id_of", "before"),
    ("contact.intake.views", "inquiry_submit", "before"),
    ("contact.services.submission", "signals_of", "before"),
    ("contact.services.submission", "band_of", "after"),
    ("contact.services.submission", "seal", "before"),
    ("contact.services.submission", "seal", "after"),
    ("contact.services.submission", "record_key", "before"),
    ("contact.services.submission", "inquiry_store", "before"),
    ("contact.models", "Inquiry.save", "before"),
    ("contact.models", "RecordKey.save", "after"),
    ("contact.services.submission", "inquiry_store", "after"),
    ("contact.intake.views", "thanks_address", "before"),
    ("contact.intake.views", "HttpResponseRedirect", "before"),
)
#: The same when a form is shown again: refused, and too late.
SHOWN_AGAIN = (
    ("contact.intake.views", "form_page", "before"),
    ("contact.intake.pages", "drawn", "after"),
    ("contact.intake.pages", "render", "before"),
    ("django.template.base", "Template.render", "after"),
    ("django.forms.boundfield", "BoundField.value", "after"),
)
Point = tuple[str, str, str]


@contextmanager
def failing(point: Point, kind: type[Exception], told: str) -> Iterator[None]:
    """Let a function fail with its arguments, its result and `told` in the message of the error."""
    module, name, when = point
    owner: Any = import_module(module)
    *path, last = name.split(".")
    for part in path:
        owner = getattr(owner, part)
    whole: Callable[..., Any] = getattr(owner, last)

    @wraps(whole)
    def fails(*args: Any, **kwargs: Any) -> Any:
        setattr(owner, last, whole)  # once: the error page is drawn by a whole site
        result = whole(*args, **kwargs) if when == "after" else None
        raise kind(f"{args} {kwargs} {result} {told}")

    setattr(owner, last, fails)
    try:
        yield
    finally:
        setattr(owner, last, whole)


def _old_token() -> str:
    """Return a token of ours that was issued the day before yesterday."""
    from unittest.mock import patch

    from contact.intake.token import issue_token

    with patch("django.core.signing.time.time", return_value=time.time() - 49 * 3600):
        return issue_token()


class Visitor:
    """Sends the forms inside this process, and keeps what came back."""

    def __init__(self, run: str) -> None:
        from django.test import Client

        from contact.management.tracing.planting import Marks

        self.marks = Marks(run=run)
        self.report: list[dict[str, Any]] = []
        self._client = Client(raise_request_exception=False, SERVER_NAME="localhost")

    def send(self, way: Any, what: str, fields: dict[str, str], at: str = "") -> None:
        from contact.intake.body import CONTENT_TYPE
        from contact.intake.pages import address_of

        headers = {"Sec-Fetch-Site": "same-origin"}
        answer = self._client.post(address_of(way), urlencode(fields), CONTENT_TYPE, headers=headers)
        said = str(dict(answer.headers)), answer.content.decode()
        echoes = [self.marks.run in text for text in said]
        self.report.append({"way": way.name, "what": what, "at": at, "status": answer.status_code, "echoes": echoes})

    def send_all(self, way: Any) -> None:
        """Send one form in every manner, whole and with each fault."""
        from django.db import DataError

        from contact.intake.forms.base import TRAP
        from contact.intake.token import issue_token

        right = self.marks.answers(way.form())
        told = str(right)
        self.send(way, "sent", right | {TRAP: self.marks.run, "token": issue_token()})
        self.send(way, "refused", self.marks.nonsense(way.form()) | {"token": issue_token()})
        self.send(way, "expired", right | {"token": _old_token()})
        with failing(("contact.services.submission", "inquiry_store", "before"), DataError, told):
            self.send(way, "not sent", right | {"token": issue_token()})
        for point in POINTS:
            with failing(point, RuntimeError, told):
                self.send(way, "fault", right | {"token": issue_token()}, ".".join(point))
        for point in SHOWN_AGAIN:
            for token in (issue_token(), _old_token()):
                with failing(point, RuntimeError, told):
                    self.send(way, "fault", self.marks.nonsense(way.form()) | {"token": token}, ".".join(point))


def main(run: str, report: Path) -> None:
    """Send every form in every manner, and write down what came back."""
    import django

    django.setup()
    from contact.intake.forms.ways import WAYS

    visitor = Visitor(run)
    for way in WAYS.values():
        visitor.send_all(way)
    report.write_text(json.dumps(visitor.report))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
