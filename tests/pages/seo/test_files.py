"""The files at fixed addresses: what they say, in which type, and that none of them knows a visitor."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.test import Client
from PIL import Image
from pytest_django import Settings

from legacy_site.settings.security import middleware_for
from tests.pages.conftest import House, database_down
from tests.pages.seo.head import soup_at
from tests.personas import editor

FILES = ["/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/manifest.webmanifest", "/security-policy/"]


@pytest.fixture
def public_process(settings: Settings) -> None:
    """Serve as SITE_ROLE=web does."""
    settings.MIDDLEWARE = middleware_for("web")
    settings.ROOT_URLCONF = "legacy_site.urls.public"


def fields(text: str) -> dict[str, str]:
    """Return the fields of a file of lines `Name: value`."""
    return dict(line.split(": ", 1) for line in text.splitlines() if line)


@pytest.mark.parametrize("address", [*FILES, "/favicon.ico"])
def test_nobody_can_write_there(client: Client, house: House, address: str) -> None:
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", FILES)
def test_the_public_process_serves_it_without_a_cookie(
    client: Client, house: House, public_process: None, address: str
) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("address", [address for address in FILES if address != "/sitemap.xml"])
def test_it_stands_when_the_database_is_away(client: Client, house: House, address: str) -> None:
    client.get(address)
    cache.clear()
    with database_down():
        assert client.get(address).status_code == 200


def test_robots_may_read_the_site_and_find_the_sitemap(client: Client, settings: Settings) -> None:
    settings.BASE_URL = "https://www.example.org"
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert response.content.decode() == (
        "User-agent: *\nDisallow: /admin/\nDisallow: /contact/thanks/\n\nSitemap: https://www.example.org/sitemap.xml\n"
    )


@time_machine.travel(datetime(2026, 2, 3, 23, 59, tzinfo=UTC), tick=False)
def test_security_txt_says_whom_to_tell_and_until_when(client: Client, settings: Settings) -> None:
    settings.BASE_URL, settings.SECURITY_CONTACT = "https://www.example.org", "mailto:security@example.org"
    said = fields(client.get("/.well-known/security.txt").content.decode())
    assert said["Contact"] == "mailto:security@example.org"
    assert said["Canonical"] == "https://www.example.org/.well-known/security.txt"
    assert said["Policy"] == "https://www.example.org/security-policy/"
    until = datetime.strptime(said["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=30) < until - datetime.now(UTC) < timedelta(days=365)


def test_without_an_address_the_form_is_named_and_stands(client: Client, house: House, settings: Settings) -> None:
    settings.BASE_URL = "http://testserver"
    said = fields(client.get("/.well-known/security.txt").content.decode())
    assert said["Contact"] == "http://testserver/contact/"
    assert client.get(said["Contact"]).status_code == 200
    assert soup_at(client, said["Policy"]).select("main a[href='/contact/']")


def test_the_policy_names_the_address_that_is_set(client: Client, house: House, settings: Settings) -> None:
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    assert soup_at(client, "/security-policy/").select("main a[href='mailto:security@example.org']")


def test_the_manifest_names_the_site_and_icons_that_exist(client: Client, house: House) -> None:
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    said = response.json()
    assert (said["name"], said["start_url"], said["display"]) == ("Example House", "/", "browser")
    assert {icon["purpose"] for icon in said["icons"]} == {"any", "maskable"}
    for icon in said["icons"]:
        path = finders.find(icon["src"].removeprefix("/static/"))
        assert isinstance(path, str), icon
        with Image.open(path) as image:
            assert f"{image.width}x{image.height}" == icon["sizes"]


def test_the_head_of_a_page_leads_to_the_manifest_and_the_icons(client: Client, house: House) -> None:
    page = soup_at(client, "/")
    assert [str(link["href"]) for link in page.select("link[rel=manifest]")] == ["/manifest.webmanifest"]
    for link in page.select("link[rel~=icon], link[rel=apple-touch-icon]"):
        assert finders.find(str(link["href"]).removeprefix("/static/")), link


def test_the_old_address_of_the_icon_leads_to_it(client: Client) -> None:
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert finders.find(response["Location"].removeprefix("/static/"))


def test_the_public_process_knows_no_page_for_passwords(client: Client, house: House, public_process: None) -> None:
    assert client.get("/.well-known/change-password").status_code == 404


def test_staff_are_led_to_where_they_change_their_password(client: Client, house: House) -> None:
    response = client.get("/.well-known/change-password")
    assert (response.status_code, response["Location"]) == (302, "/admin/account/")
    client.force_login(editor())
    page = soup_at(client, response["Location"])
    assert page.select("input[type=password][name$=new_password1]")


def test_an_unknown_name_beside_them_is_not_found(client: Client, house: House) -> None:
    assert client.get("/.well-known/resource-that-should-not-exist").status_code == 404
