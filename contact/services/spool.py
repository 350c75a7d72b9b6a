"""An inquiry as a file of the spool: sealed before it comes here, and checked as a stranger's when it is read.

A file holds what the public form decides and nothing else. Status, assignee and id are not in it, so who
could put a file here could do no more than send the form. It bears no signature: whoever writes to the folder is
the process that would sign, and a secret that changes in an outage would turn inquiries into waste.
"""

import json
import re
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.utils import timezone

from contact.models import Band, Inquiry, RecordKey, WithdrawalCode
from contact.models.withdrawal_code import CODE_HASH_BYTES
from contact.services.errors import StorageUnavailable
from contact.services.spool_files import write_for_good
from contact.vault.binding import MAGIC
from contact.vault.keys import KID_LENGTH
from contact.vault.suites import WRAP_BYTES

FORMAT = 1
INQUIRY_FIELDS = (
    "submission_id",
    "form",
    "received_hour",
    "band",
    "first_contact_due_at",
    "schema_version",
    "alg",
    "size_bucket",
    "body",
)
KEY_FIELDS = ("staff_kid", "staff_wrap", "escrow_kid", "escrow_wrap")
#: A part of its own, which a file of an earlier version does not have.
CODE_FIELDS = ("hash",)

#: The promise is counted from the next opening of the desk, at most a day away; a change of clocks adds an hour.
LONGEST_PROMISE = timedelta(days=2)
#: How far a clock may have been wrong. A clock that is set right must not turn inquiries into waste.
CLOCKS_DIFFER = timedelta(days=1)

_FORM = re.compile(r"[a-z][a-z0-9_-]{0,31}")
_KID = re.compile(f"[0-9a-f]{{{KID_LENGTH}}}")


class InvalidSpoolFile(ValueError):  # noqa: N818 - the state, not the error, is what a drain answers to
    """The file is none that the form could have made."""


def spool_write(inquiry: Inquiry, key: RecordKey, code: WithdrawalCode | None = None) -> None:
    """Put sealed rows into the spool for good; raise StorageUnavailable when that is not certain."""
    record: dict[str, Any] = {
        "format": FORMAT,
        "inquiry": {name: _text(inquiry, name) for name in INQUIRY_FIELDS},
        "key": {name: _text(key, name) for name in KEY_FIELDS},
    }
    if code is not None:
        record["code"] = {name: _text(code, name) for name in CODE_FIELDS}
    try:
        write_for_good(str(inquiry.submission_id), json.dumps(record, separators=(",", ":")).encode())
    except OSError:
        raise StorageUnavailable("neither the database nor the spool took the inquiry") from None


def spool_read(name: str, content: bytes) -> tuple[Inquiry, RecordKey, WithdrawalCode | None]:
    """Return the rows of a file, which are not saved here; raise InvalidSpoolFile."""
    try:
        record = json.loads(content)
        if set(record) - {"code"} != {"format", "inquiry", "key"} or record["format"] != FORMAT:
            raise InvalidSpoolFile("unknown format")
        inquiry = Inquiry(**_values(Inquiry, INQUIRY_FIELDS, record["inquiry"]))
        inquiry.pk = uuid5(inquiry.submission_id, "inquiry")
        key = RecordKey(record_id=inquiry.pk, inquiry_id=inquiry.pk, **_values(RecordKey, KEY_FIELDS, record["key"]))
        _refuse_what_no_form_makes(name, inquiry, key)
        code = _code(inquiry, record["code"]) if "code" in record else None
    except (ValueError, TypeError, RecursionError, ValidationError):
        # Without its cause: nothing of the file may follow the exception.
        raise InvalidSpoolFile("none that the form made") from None
    return inquiry, key, code


def _code(inquiry: Inquiry, texts: Any) -> WithdrawalCode:
    code = WithdrawalCode(
        inquiry_id=inquiry.pk, made_hour=inquiry.received_hour, **_values(WithdrawalCode, CODE_FIELDS, texts)
    )
    if len(code.hash) != CODE_HASH_BYTES:
        raise InvalidSpoolFile("no hash of a code")
    return code


def _text(row: Model, name: str) -> str:
    return str(_field(type(row), name).value_to_string(row))


def _values(model: type[Model], names: tuple[str, ...], texts: Any) -> dict[str, Any]:
    if (
        not isinstance(texts, dict)
        or set(texts) != set(names)
        or not all(isinstance(texts[name], str) for name in names)
    ):
        raise InvalidSpoolFile("other fields")
    return {name: _value(model, name, texts[name]) for name in names}


def _value(model: type[Model], name: str, text: str) -> Any:
    value = _field(model, name).to_python(text)
    return bytes(value) if isinstance(value, memoryview) else value


def _field(model: type[Model], name: str) -> "Field[Any, Any]":
    return cast("Field[Any, Any]", model._meta.get_field(name))


def _refuse_what_no_form_makes(name: str, inquiry: Inquiry, key: RecordKey) -> None:
    held = (
        UUID(name) == inquiry.submission_id,
        _FORM.fullmatch(inquiry.form),
        inquiry.band in Band.values,
        _is_hour_of_the_past(inquiry.received_hour),
        inquiry.first_contact_due_at.tzinfo is not None,
        inquiry.received_hour <= inquiry.first_contact_due_at <= inquiry.received_hour + LONGEST_PROMISE,
        bytes(inquiry.body).startswith(MAGIC + bytes([inquiry.alg])),
        _KID.fullmatch(key.staff_kid),
        _KID.fullmatch(key.escrow_kid),
        len(key.staff_wrap) == len(key.escrow_wrap) == WRAP_BYTES.get(inquiry.alg),
    )
    if not all(held):
        raise InvalidSpoolFile("none that the form made")


def _is_hour_of_the_past(moment: datetime) -> bool:
    is_hour = moment.tzinfo is not None and (moment.minute, moment.second, moment.microsecond) == (0, 0, 0)
    return is_hour and moment <= timezone.now() + CLOCKS_DIFFER
