"""The page of proof says what runs: change the site, and the page says so. Without a check it claims none."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client
from pytest_django import Settings

from contact.intake.forms.ways import WAYS
from contact.keeping import what_is_kept
from contact.models import Inquiry
from legacy_site.accounts.roles import Role
from legacy_site.lib.keeping import Keeping, Period, keeping, register_keeping
from pages.proof.check.findings import Finding, Report
from pages.proof.last_check import last_check, write_check
from tests.pages.proof.leaky import Answer, serving

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> Path:
    """Keep the result of a check out of what a developer has."""
    settings.VAR_DIR, settings.BASE_URL = tmp_path, SITE
    return tmp_path


@pytest.fixture
def put_back() -> Iterator[None]:
    """Let the form say again what it keeps, after a test in which something else did."""
    yield
    register_keeping(what_is_kept)


def said(client: Client) -> str:
    response = client.get("/privacy/proof/")
    assert response.status_code == 200
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def found(**changes: object) -> Report:
    return Report(**({"site": SITE, "checked_at": "2026-11-20T12:00:00+00:00", "pages": 5} | changes))  # type: ignore[arg-type]  # the changes of a test


def sets_a_cookie(get_response: object) -> object:
    """Be a middleware that somebody added."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response: HttpResponse = get_response(request)  # type: ignore[operator]  # as Django hands it over
        response.set_cookie("counter", "1")
        return response

    return middleware


def test_without_a_check_the_page_claims_none(client: Client) -> None:
    assert "No check has been run on this installation yet." in said(client)
    assert "Nothing against it" not in said(client)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"site": 3}', json.dumps(asdict(found()) | {"more": 1}), "\x00"]
)
def test_a_result_that_cannot_be_read_is_none(client: Client, own_folder: Path, text: str) -> None:
    (own_folder / "privacy-check.json").write_text(text)
    assert "No check has been run" in said(client)


def test_the_result_of_another_site_is_neither_kept_nor_shown(client: Client, settings: Settings) -> None:
    with pytest.raises(ValueError, match="not this site"):
        write_check(found(site="https://other.example"))
    write_check(found())
    settings.BASE_URL = "https://moved.example"
    assert last_check() is None
    assert "No check has been run" in said(client)


def test_a_finding_is_told_and_does_no_harm(client: Client) -> None:
    write_check(found(findings=[Finding("cookie", f"{SITE}/<script>", "seen")], complete=False))
    text = client.get("/privacy/proof/").content.decode()
    assert "Broken 1 time" in text
    assert "<script>: seen" not in text
    assert "it did not read every page" in text
    assert "November 20, 2026" in text


def test_a_site_that_opens_its_policy_says_so(client: Client, settings: Settings) -> None:
    write_check(found(policies=[client.get("/privacy/proof/")["Content-Security-Policy"]]))
    assert "this site only, and to send to this site only" in said(client)
    assert "have changed since then" not in said(client)
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] | {"img-src": ["'self'", "https://maps.example"]}
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives}
    text = said(client)
    assert "allowed to talk to other sites: https://maps.example" in text
    assert "Pictures may come from: this site, https://maps.example." in text
    assert "this site only, and to send to this site only" not in text
    assert "have changed since then" in text


def test_a_site_without_a_policy_says_so(client: Client, settings: Settings) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("csp.")]
    assert "Your browser may load from anywhere" in said(client)
    assert "have holes: default-src is missing, form-action is missing." in said(client)
    assert "this site only, and to send to this site only" not in said(client)


def test_a_site_that_sets_a_cookie_says_so(client: Client, settings: Settings) -> None:
    assert "Neither a page nor the form sets a cookie." in said(client)
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.sets_a_cookie"]
    assert "sets a cookie: counter" in said(client)


def test_a_site_that_tells_where_you_came_from_says_so(client: Client, settings: Settings) -> None:
    assert "the next site is not told" in said(client)
    settings.SECURE_REFERRER_POLICY = "origin"
    assert "the next site may be told" in said(client)


def test_a_protected_connection_is_told_of_and_the_other_too(client: Client) -> None:
    assert "did not come over a protected connection" in said(client)
    assert "came over a protected connection" in BeautifulSoup(
        client.get("/privacy/proof/", secure=True).content, "html.parser"
    ).get_text(" ")


def test_the_policy_and_the_headers_are_those_of_any_page(client: Client) -> None:
    facts = client.get("/privacy/proof.json").json()
    for address, which in (("/not-a-page/", "value"), ("/contact/", "on_form")):
        served = client.get(address).headers
        told = {each["name"]: each[which] or each["value"] for each in facts["headers"]}
        for name in ("Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy", "X-Content-Type-Options"):
            assert told[name] == served[name], (address, name)
    page = client.get("/not-a-page/").headers["Content-Security-Policy"]
    assert {f"{each['name']} {each['value']}" for each in facts["directives"]} == set(page.split("; "))


def test_every_rule_and_header_of_ours_has_plain_words(client: Client) -> None:
    assert "We have no plain words" not in said(client)


def test_what_is_kept_comes_from_the_form_and_the_table(client: Client) -> None:
    facts, text = keeping(), said(client)
    names = {each.name for each in facts.sealed}
    asked = {name for way in WAYS.values() for name in way.form.base_fields}
    assert asked - {"website"} <= names
    assert "website" not in names
    assert {each.name for each in Inquiry._meta.concrete_fields} - {"body"} <= {each.name for each in facts.clear}
    without = [each.name for each in (*facts.sealed, *facts.clear) if not each.purpose]
    assert not without, f"say what these are for, in contact/intake/forms/ or contact/keeping.py: {without}"
    assert all(each.label in text for each in (*facts.sealed, *facts.clear))


def test_only_the_roles_that_open_are_said_to_open(client: Client) -> None:
    roles = dict(client.get("/privacy/proof.json").json()["roles"])
    assert set(roles) == {role.value for role in Role}
    assert {role for role, opens in roles.items() if opens} == {"Admissions", "Admissions supervisors"}


@pytest.mark.usefixtures("put_back")
def test_a_change_of_what_is_kept_changes_the_page(client: Client) -> None:
    assert "Nothing erases it by itself" not in said(client)
    register_keeping(Keeping)
    assert "Nothing erases it by itself" in said(client)
    period = Period(what="An inquiry is erased after", seconds=180 * 86_400)
    register_keeping(lambda: Keeping(openers=["Editors"], periods=[period], opens_here=False))
    text = said(client)
    assert "An inquiry is erased after: 180 days." in text
    assert "Nothing erases it by itself" not in text
    assert "Editors Yes" in text
    assert "holds no key" in text


def test_the_key_in_the_process_is_told_of(client: Client, settings: Settings) -> None:
    settings.CONTACT_STAFF_PRIVATE_KEY = "a key"
    assert "also holds a key" in said(client)
    settings.CONTACT_STAFF_PRIVATE_KEY = ""
    assert "also holds a key" not in said(client)


def test_the_script_is_text_that_can_be_read_first(client: Client) -> None:
    response = client.get("/privacy/proof/privacy_check.py")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    compile(response.content, "privacy_check.py", "exec")


def test_the_command_ends_with_1_and_keeps_what_it_found(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving({"/": Answer(headers={"Set-Cookie": "seen=1"})}) as site:
        settings.BASE_URL = site
        with pytest.raises(SystemExit) as ended:
            call_command("privacy_check", site, write=True)
        assert ended.value.code == 1
        kept = last_check()
    assert kept is not None
    assert kept.report.cookies == ["seen"]
    assert "1 found" in capsys.readouterr().out


def test_the_command_keeps_nothing_that_it_could_not_read_or_of_another_site(settings: Settings) -> None:
    with serving({}) as site, pytest.raises(CommandError, match="not this site"):
        call_command("privacy_check", site, write=True)
    settings.BASE_URL = site
    with pytest.raises(SystemExit):
        call_command("privacy_check", site, write=True)
    assert last_check() is None
