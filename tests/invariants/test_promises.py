"""What the public side promises on every address: no cookie, no other origin, one strict policy."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from legacy_site.settings.security import middleware_for
from tests.invariants.public_pages import Visit, responses, soup

HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Content-Type-Options": "nosniff",
}

#: What makes a browser load something; a block of data is no script.
LOADING = (
    "script:not([type='application/ld+json']), img, link[rel=stylesheet], link[rel=preload], link[rel=manifest], "
    "link[rel~=icon], link[rel=apple-touch-icon], iframe, source, video"
)

#: In the order of tests, before those that empty the database.
pytestmark = pytest.mark.django_db


def test_no_address_sets_a_cookie_or_varies_by_one(visited: list[Visit]) -> None:
    for address, response in visited:
        assert not response.cookies, address
        assert "Cookie" not in response.headers.get("Vary", ""), address


def test_every_address_has_the_policy_and_it_holds_nothing_unsafe(visited: list[Visit]) -> None:
    for address, response in visited:
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, address
        assert "unsafe" not in policy, address
        assert not re.search(r"https?:|\*", policy), f"{address} lets in another origin: {policy}"


@pytest.mark.parametrize("header", HEADERS)
def test_every_address_has_the_header(visited: list[Visit], header: str) -> None:
    for address, response in visited:
        assert response.headers.get(header) == HEADERS[header], address


def test_no_other_site_learns_where_a_visitor_comes_from(visited: list[Visit]) -> None:
    for address, response in visited:
        # A form needs its own origin named to itself, see `same_origin_referrer`; no other site learns either way.
        expected = "same-origin" if address.startswith("/contact/") else "no-referrer"
        assert response.headers["Referrer-Policy"] == expected, address


def test_no_address_lets_a_page_use_camera_microphone_or_place(visited: list[Visit]) -> None:
    for address, response in visited:
        for feature in ("camera=()", "microphone=()", "geolocation=()"):
            assert feature in response.headers["Permissions-Policy"], address


def test_no_page_loads_anything_from_elsewhere(visited: list[Visit]) -> None:
    for address, response in visited:
        for tag in soup(response).select(LOADING):
            source = str(tag.get("src") or tag.get("href") or tag.get("srcset") or "")
            assert source.startswith("/"), f"{address} loads {source or tag}"


def test_the_public_process_serves_everything_without_sessions_or_accounts(client: Client, settings: Settings) -> None:
    settings.MIDDLEWARE = middleware_for("web")
    settings.ROOT_URLCONF = "legacy_site.urls.public"
    for address, response in responses(client):
        assert response.status_code == (404 if address == "/not-a-page/" else 200), address
    assert client.get("/admin/").status_code == 404


def test_a_response_to_a_staff_session_is_private(client: Client, settings: Settings) -> None:
    client.cookies[settings.SESSION_COOKIE_NAME] = "a-session"
    for address, response in responses(client):
        assert "no-store" in response.headers["Cache-Control"], address
        assert "private" in response.headers["Cache-Control"], address
