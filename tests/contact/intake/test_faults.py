"""When neither the database nor the spool takes the row, the visitor is told so, and loses nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from pytest_django import Settings

from contact.models import Inquiry, RecordKey
from tests.contact.conftest import VaultKeys
from tests.contact.intake.conftest import Send, answers
from tests.contact.storage.sabotage import allow_rows, refuse_rows

ROOT = Path(__file__).resolve().parents[3]

#: A visitor asks for the form and sends it, in a process whose database is not there.
VISIT = """
import json, sys
from urllib.parse import urlencode
import django
django.setup()
from bs4 import BeautifulSoup
from django.test import Client
client = Client(SERVER_NAME="localhost")
seen = []
def keep(response):
    seen.append({"status": response.status_code, "headers": dict(response.headers), "text": response.content.decode()})
    return response
form = keep(client.get("/contact/"))
token = BeautifulSoup(form.content, "html.parser").select_one("input[name=token]")["value"]
fields = {"token": token, "reach": "202-555-0123", "name": "canary7d1f", "about": "self", "text_ok": "on",
          "program": "evening-care", "message": "canary7d1f writes"}
sent = keep(client.post("/contact/", urlencode(fields), content_type="application/x-www-form-urlencoded"))
keep(client.get("/contact/thanks/"))
keep(client.get(sent.headers.get("Location", "/contact/thanks/")))
json.dump({"token": token, "seen": seen}, open(sys.argv[1], "w"))
"""


@pytest.fixture(params=["spool", "no spool"])
def visit_without_a_database(
    request: pytest.FixtureRequest, tmp_path: Path, run_keys: VaultKeys
) -> tuple[dict[str, Any], str]:
    """Return what the visitor saw, and everything that the process printed."""
    result = tmp_path / "seen.json"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"].replace(".test", ".dev"),
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
        "VAR_DIR": str(tmp_path / "var"),
        "SITE_ROLE": "web",
        "CONTACT_STAFF_PUBLIC_KEY": run_keys.staff.public.to_pem(),
        "CONTACT_ESCROW_PUBLIC_KEY": run_keys.escrow.public.to_pem(),
    }
    if request.param == "no spool":
        (tmp_path / "var").mkdir()
        (tmp_path / "var" / "spool").write_text("in the way of the folder")
    command = [sys.executable, "-c", VISIT, str(result)]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(result.read_text()), run.stdout + run.stderr


@pytest.mark.parametrize("visit_without_a_database", ["spool"], indirect=True)
def test_with_the_database_away_it_is_kept_sealed_and_the_visitor_is_told_of_the_wait(
    visit_without_a_database: tuple[dict[str, Any], str], tmp_path: Path
) -> None:
    visit, printed = visit_without_a_database
    sent, later = visit["seen"][1], visit["seen"][3]
    assert (sent["status"], sent["headers"]["Location"][:16]) == (303, "/contact/thanks/")
    assert later["status"] == 200
    assert "Our desk cannot see it yet" in later["text"]
    assert "minutes" not in BeautifulSoup(later["text"], "html.parser").select(".prose li")[0].get_text()
    (file,) = (tmp_path / "var" / "spool").iterdir()
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    assert oct(file.parent.stat().st_mode & 0o777) == "0o700"
    left = [path for path in (tmp_path / "var").rglob("*") if path.is_file()]
    for word in (b"canary7d1f", b"5550123", b"evening-care"):
        assert not [path for path in left if word in path.read_bytes()]
        assert word.decode() not in printed


@pytest.mark.parametrize("visit_without_a_database", ["no spool"], indirect=True)
def test_with_database_and_spool_away_nothing_is_claimed_and_nothing_is_lost(
    visit_without_a_database: tuple[dict[str, Any], str],
) -> None:
    visit, printed = visit_without_a_database
    form, sent, thanks, _ = visit["seen"]

    assert form["status"] == 200
    assert sent["status"] == 503
    assert thanks["status"] == 200
    assert int(sent["headers"]["Retry-After"]) > 0
    assert sent["headers"]["Cache-Control"] == "no-store, private"
    page = BeautifulSoup(sent["text"], "html.parser")
    summary = page.select_one(".error-summary")
    assert summary is not None
    assert "Your message was NOT sent" in summary.get_text()
    assert 'href="tel:911"' in sent["text"]
    assert 'href="tel:988"' in sent["text"]
    assert page.select("input[name=token]")[0]["value"] == visit["token"]
    assert page.select("#id_reach")[0]["value"] == "202-555-0123"
    assert page.select("#id_name")[0]["value"] == "canary7d1f"
    assert page.select("#id_message")[0].get_text(strip=True) == "canary7d1f writes"
    assert page.select("#id_program option[selected]")[0]["value"] == "evening-care"
    assert [tag["id"] for tag in page.select("input[checked]") if tag["value"]] == ["id_about_0", "id_text_ok"]
    assert "canary7d1f" not in printed


@pytest.mark.django_db
@pytest.mark.parametrize("table", [model._meta.db_table for model in (Inquiry, RecordKey)])
@pytest.mark.usefixtures("vault_keys")
def test_a_database_that_refuses_the_row_is_told_and_a_second_try_makes_one_row(send: Send, table: str) -> None:
    refuse_rows(table)
    fields = answers(name="Robin Redbreast")
    refused = send(fields)
    assert refused.status_code == 503
    assert "Robin Redbreast" in refused.content.decode()
    assert not Inquiry.objects.exists()
    assert not RecordKey.objects.exists()

    allow_rows(table)
    assert send(fields).status_code == 303
    assert send(fields).status_code == 303
    assert Inquiry.objects.count() == RecordKey.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("missing", ["CONTACT_STAFF_PUBLIC_KEY", "CONTACT_ESCROW_PUBLIC_KEY"])
def test_without_a_key_nothing_is_stored_and_the_visitor_is_told(
    send: Send, vault_keys: VaultKeys, settings: Settings, missing: str
) -> None:
    setattr(settings, missing, "")
    response = send(answers(name="Robin Redbreast"))
    assert response.status_code == 503
    assert "Your message was NOT sent" in response.content.decode()
    assert "Robin Redbreast" in response.content.decode()
    assert not Inquiry.objects.exists()
