"""A log line holds allowed keys and nothing that anybody typed."""

import json
import logging
import sys

from legacy_site.lib.logs import AllowListFormatter

TYPED = "CANARY my number is 555"


def _line(name: str, message: str, *args: object, **fields: object) -> dict[str, object]:
    record = logging.LogRecord(name, logging.WARNING, "file.py", 1, message, args, None)
    record.__dict__.update(fields)
    return dict(json.loads(AllowListFormatter().format(record)))


def test_an_argument_is_dropped() -> None:
    assert TYPED not in json.dumps(_line("contact.intake", "form refused %s", TYPED))


def test_a_key_that_is_not_allowed_is_dropped() -> None:
    assert TYPED not in json.dumps(_line("contact.intake", "form refused", answers=TYPED))


def test_the_message_of_a_library_is_dropped() -> None:
    assert TYPED not in json.dumps(_line("django.request", f"Bad request: {TYPED}"))


def test_the_text_of_an_exception_is_dropped_and_its_place_is_kept() -> None:
    try:
        int(TYPED)
    except ValueError:
        line = _line("contact.intake", "form failed", exc_info=sys.exc_info())
    assert TYPED not in json.dumps(line)
    assert line["error"] == "ValueError"
    assert str(line["at"]).count("test_logs.py:") == 1


def test_our_own_event_and_an_allowed_key_are_kept() -> None:
    line = _line("contact.intake", "form refused", status=415)
    assert line["event"] == "form refused"
    assert line["status"] == 415
    assert line["level"] == "WARNING"
