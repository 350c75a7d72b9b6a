"""A portable copy of all that is kept of a person: a ZIP file, made in memory, with the notice in front."""

import io
import json
import zipfile
from collections.abc import Iterator

from contact.desk.requests import PART_2_NOTICE
from contact.services.answering import OpenedCopy
from contact.services.opening import OpenedInquiry

_READ_ME = "{notice}\n\n{scope}\n\ncopy.json holds what we keep, in a form that other programs read.\n"
_SUFFIXES = {"image/jpeg": "jpg", "image/png": "png"}


def packed(copy: OpenedCopy, *, scope: str) -> bytes:
    """Return the file. The notice of 42 CFR 2.32 stands in a text of its own, and again inside of the data."""
    heads = {"notice": PART_2_NOTICE, "scope": scope}
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("read-me-first.txt", _READ_ME.format(**heads))
        archive.writestr("copy.json", json.dumps(heads | _record(copy.record), ensure_ascii=False, indent=2))
        for name, data in _files(copy):
            archive.writestr(name, data)
    return memory.getvalue()


def _record(opened: OpenedInquiry) -> dict[str, object]:
    return {
        "record": str(opened.inquiry.pk),
        "received_at": opened.received_at.isoformat(),
        "answers": opened.answers.to_payload(),
        "added": [
            {"kind": one.kind.value, "at": one.added_at.isoformat(), **one.said.to_payload()}
            for one in opened.additions
        ],
        "staff_notes": [{"at": note.created_at.isoformat(), "text": note.text} for note in opened.notes],
    }


def _files(copy: OpenedCopy) -> Iterator[tuple[str, bytes]]:
    """Yield each file under a name that says what it shows; no name of a visitor's file was ever kept."""
    for number, file in enumerate(copy.files, start=1):
        yield f"photos/{number}-{file.kind}.{_SUFFIXES[file.media_type]}", file.data
