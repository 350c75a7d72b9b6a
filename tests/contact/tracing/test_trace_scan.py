"""`trace_scan` finds a word wherever it was left and however it was written, and stays silent when it is nowhere."""

import base64
import gzip
import html
import io
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.conf import settings as site_settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from pytest_django import Settings

from contact.intake.body import CONTENT_TYPE
from contact.intake.forms.ways import WAYS
from contact.intake.pages import address_of
from contact.intake.token import issue_token
from contact.management.tracing.needles import needles_of
from contact.management.tracing.planting import Marks
from contact.management.tracing.searching import Search
from contact.management.tracing.tables import BATCH
from contact.models import Inquiry
from tests.contact.conftest import VaultKeys

WORD = "Canary 7é&d1f"
SURROUNDED = f"told us <{WORD}> on Monday"
WRITTEN: dict[str, bytes] = {
    "as typed": SURROUNDED.encode(),
    "in small letters": SURROUNDED.lower().encode(),
    "in large letters": SURROUNDED.upper().encode(),
    "UTF-16 little endian": SURROUNDED.encode("utf-16-le"),
    "UTF-16 big endian": SURROUNDED.encode("utf-16-be"),
    "percent": quote(SURROUNDED).encode(),
    "percent, small": quote(SURROUNDED).lower().encode(),
    "percent, every byte": "".join(f"%{byte:02x}" for byte in SURROUNDED.encode()).encode(),
    "HTML": html.escape(SURROUNDED).encode(),
    "HTML, numbers": "".join(f"&#{ord(letter)};" for letter in SURROUNDED).encode(),
    "JSON": json.dumps(SURROUNDED).encode(),
    "hexadecimal": SURROUNDED.encode().hex().encode(),
    **{f"base64, {n} before": base64.b64encode(b"." * n + SURROUNDED.encode()) for n in range(3)},
    "base64 in lines": base64.encodebytes(b"." * 40 + SURROUNDED.encode()),
    "base64 for addresses": base64.urlsafe_b64encode(b"\xfb\xff" + SURROUNDED.encode()),
}

Scan = Callable[..., str]


@pytest.fixture(autouse=True)
def places(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """Give the site its places below the test's folder, and return them by name."""
    named = {
        name: tmp_path / name for name in ("log", "spool", "mails", "media", "temporary", "other-temporary", "var")
    }
    for folder in named.values():
        folder.mkdir()
    named["log"] /= "site.log"
    # Past the fixture, which would set up the logging of the whole run anew.
    monkeypatch.setattr(site_settings, "LOGGING", {"handlers": {"file": {"filename": str(named["log"])}}})
    settings.CONTACT_SPOOL_DIR, settings.MEDIA_ROOT, settings.VAR_DIR = named["spool"], named["media"], named["var"]
    settings.EMAIL_URL = f"filemail:///{named['mails']}"
    monkeypatch.setattr(tempfile, "tempdir", str(named["temporary"]))
    monkeypatch.setenv("TMPDIR", str(named["other-temporary"]))
    return named | {"given": tmp_path / "given"}


@pytest.fixture
def scan(monkeypatch: pytest.MonkeyPatch) -> Scan:
    """Return how to run the command for some words; it returns what was printed, also when it found one."""

    def scan(*arguments: str, words: str = WORD) -> str:
        monkeypatch.setenv("TRACE_CANARY", words)
        said = io.StringIO()
        try:
            call_command("trace_scan", *arguments, stdout=said)
        except CommandError as error:
            return f"{said.getvalue()}exit {error.returncode}: {error}"
        return f"{said.getvalue()}exit 0"

    return scan


PLACES = ("spool", "mails", "media", "temporary", "other-temporary", "var", "given")


@pytest.mark.django_db
@pytest.mark.parametrize("place", PLACES)
def test_a_word_in_a_file_is_found_in_each_form_and_not_shown(scan: Scan, places: dict[str, Path], place: str) -> None:
    folder = places[place] / "deep"
    folder.mkdir(parents=True)
    for number, content in enumerate(WRITTEN.values()):
        (folder / f"{number:02d}").write_bytes(content)
    said = scan(str(places["given"])) if place == "given" else scan()
    missed = [written for number, written in enumerate(WRITTEN) if f"{folder}/{number:02d} " not in said]
    assert not missed
    assert "exit 1: Found" in said
    assert "Monday" not in said
    assert WORD.lower() not in said.lower()


@pytest.mark.django_db
def test_a_word_in_a_log_of_the_settings_is_found(scan: Scan, places: dict[str, Path]) -> None:
    places["log"].write_bytes(SURROUNDED.encode())
    assert f"{places['log']} " in scan()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["text", "bytes"])
def test_a_word_in_a_table_that_no_model_knows_is_found_in_each_form(scan: Scan, kind: str) -> None:
    # No text column takes NUL.
    forms = {n: c for n, c in enumerate(WRITTEN.values()) if kind == "bytes" or b"\0" not in c}
    column = "text" if kind == "text" else {"sqlite": "blob"}.get(connection.vendor, "bytea")
    with connection.cursor() as cursor:
        for name, content in forms.items():
            cursor.execute(f"CREATE TABLE left_over_{name} (words {column}, number integer)")
            last = content.decode() if kind == "text" else content
            # More than one batch, and the word in the last row.
            insert = f"INSERT INTO left_over_{name} VALUES (%s, 1)"  # noqa: S608 - a number of ours
            cursor.executemany(insert, [*[("",)] * BATCH, (last,)])
    said = scan()
    assert [name for name in forms if f"left_over_{name}.words " not in said] == []
    assert "exit 1: Found" in said
    assert "Monday" not in said


@pytest.mark.django_db
def test_a_rotated_log_a_name_and_a_word_in_two_pieces_are_found(scan: Scan, places: dict[str, Path]) -> None:
    places["log"].with_name("site.log.1.gz").write_bytes(gzip.compress(SURROUNDED.encode()))
    (places["media"] / f"{WORD}.jpg").touch()
    (places["var"] / "large").write_bytes(b"x" * (1024 * 1024 - 5) + WORD.encode())
    said = scan(str(places["log"].parent))
    assert "site.log.1.gz" in said
    assert f"{places['media']}: in a name" in said
    assert f"{places['var']}/large" in said
    assert "exit 1: Found 3 times" in said
    assert WORD not in said


def test_a_word_is_counted_once_however_the_pieces_fall() -> None:
    needles, content = needles_of([WORD]), b"..." + WORD.encode() + b"..." + base64.b64encode(WORD.encode()) + b"..."
    for size in range(1, len(content) + 1):
        search = Search(needles)
        assert sum(search.feed(content[at : at + size]) for at in range(0, len(content), size)) == 2, size


@pytest.mark.django_db
def test_what_could_not_be_looked_at_is_never_called_clean(scan: Scan, places: dict[str, Path]) -> None:
    places["log"].write_text("a line")
    assert scan(str(places["log"].parent)).endswith("exit 0")
    assert "exit 2: Not found, but not everything could be read" in scan(str(places["given"]))
    (places["var"] / "large").write_bytes(bytes(2 * 1024 * 1024))
    assert "exit 2: Not found, but the limit was reached" in scan("--megabytes", "1")
    assert "exit 2: Not found, but the limit was reached" in scan("--seconds", "0")
    (places["var"] / "broken.gz").write_bytes(b"no archive")
    said = scan()
    assert f"not readable: {places['var']}/broken.gz" in said
    assert "exit 2" in said


@pytest.mark.parametrize("words", [" ", "short", "long enough\nshort"])
def test_words_that_stand_everywhere_are_refused(scan: Scan, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    assert "exit 1: Give words of at least 6 characters" in scan(words=words)


@pytest.mark.parametrize("address", ["http://example.org/", "https://127.0.0.1/", "127.0.0.1:8000", "http://10.0.0.1/"])
def test_nothing_is_planted_beyond_this_machine(scan: Scan, address: str) -> None:
    assert "exit 1: Give the address at which this site listens" in scan("--plant", address)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.django_db
def test_nothing_is_found_after_each_form_was_really_sent(
    scan: Scan, client: Client, vault_keys: VaultKeys, way: str
) -> None:
    marks, chosen = Marks(), WAYS[way]
    fields = marks.answers(chosen.form()) | {"token": issue_token()}
    sent = client.post(address_of(chosen), urlencode(fields), CONTENT_TYPE, headers={"Sec-Fetch-Site": "same-origin"})
    assert sent.status_code == 303
    assert Inquiry.objects.get().form == way
    said = scan(words="\n".join(marks.words))
    assert said.endswith("exit 0")
    assert int(said.partition("tables of the database")[2].split()[0]) > 60
