"""Whether a page was helpful: yes or no, counted by page and day, and nothing of who answered."""

from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import IntegrityError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from legacy_site.settings.security import middleware_for
from pages.models import HelpfulCount
from pages.models.helpful import MAX_A_DAY
from tests import personas
from tests.pages.conftest import House, database_down
from tests.pages.test_therapy import main_part

OURS = {"Sec-Fetch-Site": "same-origin", "Origin": "null"}


def send(client: Client, page: object, answer: str = "yes", headers: dict[str, str] | None = None) -> HttpResponse:
    """Send the form as a browser does from a page that names no referrer."""
    body = f"page={page}&answer={answer}"
    form = "application/x-www-form-urlencoded"
    headers = OURS if headers is None else headers
    return client.post("/helpful/", body, content_type=form, headers=headers)  # type: ignore[return-value]  # it is one


def counts() -> list[tuple[int, int, int]]:
    """Return the rows as page, yes, no."""
    return list(HelpfulCount.objects.order_by("pk").values_list("page_id", "yes", "no"))


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://example.org"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://example.org"},
        {"Origin": "null"},
    ],
)
def test_no_other_site_answers_in_a_readers_name(client: Client, house: House, headers: dict[str, str]) -> None:
    response = send(client, house.substance.pk, headers=headers)
    assert response.status_code == 403
    assert counts() == []
    assert 'href="tel:988"' in response.content.decode()


@pytest.mark.parametrize(
    ("page", "answer"),
    [("1", "maybe"), ("1", ""), ("", "yes"), ("-1", "yes"), ("1.5", "yes"), ("1 OR 1", "yes"), ("9" * 12, "yes")],
)
def test_what_is_no_answer_is_refused_and_not_said_back(client: Client, house: House, page: str, answer: str) -> None:
    response = send(client, page, answer)
    assert response.status_code == 400
    assert counts() == []
    assert "maybe" not in response.content.decode()


def test_a_long_body_and_a_file_are_not_read(client: Client, house: House) -> None:
    assert send(client, house.substance.pk, "yes&more=" + "x" * 100).status_code == 413
    multipart = client.post("/helpful/", {"page": house.substance.pk, "answer": "yes"}, headers=OURS)
    assert multipart.status_code == 415
    assert client.get("/helpful/").headers["Location"] == "/"
    assert counts() == []


def test_a_page_that_asks_nobody_is_not_counted(client: Client, house: House) -> None:
    house.substance.unpublish()
    for page in (house.about.pk, house.substance.pk, 999_999_999):
        assert send(client, page).status_code == 303
    assert counts() == []


def test_answers_are_counted_by_page_and_day_in_one_statement(client: Client, house: House) -> None:
    with time_machine.travel("2026-11-23 12:00-05:00", tick=False):
        for answer in ("yes", "yes", "no"):
            with CaptureQueriesContext(connection) as asked:
                response = send(client, house.substance.pk, answer)
            assert len(asked) == 1
    with time_machine.travel("2026-11-24 12:00-05:00", tick=False):
        send(client, house.substance.pk, "no")
    assert counts() == [(house.substance.pk, 2, 1), (house.substance.pk, 0, 1)]
    assert response.status_code == 303
    assert response.headers["Location"] == "/helpful/thanks/"
    assert not response.cookies


def test_a_program_fills_neither_the_table_nor_a_counter(client: Client, house: House) -> None:
    send(client, house.substance.pk)
    HelpfulCount.objects.update(yes=MAX_A_DAY - 1)
    for _ in range(3):
        assert send(client, house.substance.pk).status_code == 303
    send(client, house.substance.pk, "no")
    assert counts() == [(house.substance.pk, MAX_A_DAY, 1)]
    with pytest.raises(IntegrityError), transaction.atomic():
        HelpfulCount.objects.update(yes=MAX_A_DAY + 1)


def test_it_holds_no_column_for_anything_of_the_reader() -> None:
    assert {field.name for field in HelpfulCount._meta.get_fields()} == {"id", "page", "day", "yes", "no"}


def test_with_the_database_down_the_reader_is_told_that_it_was_not_counted(client: Client, house: House) -> None:
    with database_down():
        response = send(client, house.substance.pk)
    assert response.status_code == 503
    html = response.content.decode()
    assert "Your answer was not counted" in html
    assert 'href="tel:988"' in html


def test_the_thanks_are_the_same_for_everyone_and_name_people_to_talk_to(client: Client, house: House) -> None:
    seen = [client.get("/helpful/thanks/").content for _ in range(2)]
    assert seen[0] == seen[1]
    main = main_part(client, "/helpful/thanks/")
    hrefs = {str(link["href"]) for link in main.select("a[href]")}
    assert {"tel:988", "tel:911", house.phone.href, reverse("search:a_z"), reverse("contact:write")} <= hrefs
    headers = client.get("/helpful/thanks/").headers
    assert "no-store" in headers["Cache-Control"]
    assert headers["X-Robots-Tag"] == "noindex"


def test_the_question_stands_on_education_pages_alone_with_nothing_to_type(client: Client, house: House) -> None:
    [form] = main_part(client, house.substance.url).select("form.helpful")
    sent = {str(field["name"]): str(field["value"]) for field in form.select("input")}
    assert (form["method"], form["action"], sent) == ("post", "/helpful/", {"page": str(house.substance.pk)})
    assert [button["value"] for button in form.select("button[name=answer]")] == ["yes", "no"]
    assert not main_part(client, house.about.url).select("form.helpful")


def test_the_public_process_takes_answers_without_sessions(client: Client, house: House, settings: Settings) -> None:
    settings.MIDDLEWARE = middleware_for("web")
    settings.ROOT_URLCONF = "legacy_site.urls.public"
    response = send(Client(enforce_csrf_checks=True), house.substance.pk)
    assert response.status_code == 303
    assert len(counts()) == 1


@pytest.mark.parametrize("persona", [personas.admissions, personas.administrator])
def test_who_writes_no_pages_reads_no_report(client: Client, db: None, persona: Any) -> None:
    url = reverse("helpful_report")
    assert client.get(url).status_code == 302
    client.force_login(persona())
    assert client.get(url).status_code in {302, 403}


@pytest.mark.parametrize("persona", [personas.editor, personas.reviewer])
def test_the_report_tells_no_small_count_and_gives_no_spreadsheet(client: Client, house: House, persona: Any) -> None:
    other = house.learn.get_children().exclude(pk=house.substance.pk).first()
    today = "2026-11-20"
    HelpfulCount.objects.create(page_id=house.substance.pk, day=today, yes=217, no=4)
    HelpfulCount.objects.create(page=other, day=today, yes=2, no=3)
    HelpfulCount.objects.create(page=other, day="2026-11-19", yes=3, no=0)
    HelpfulCount.objects.create(page=other, day="2024-01-01", yes=900, no=900)
    with time_machine.travel("2026-11-23 12:00-05:00", tick=False):
        client.force_login(persona())
        response = client.get(reverse("helpful_report"))
        exported = client.get(reverse("helpful_report"), {"export": "csv"})
    lines = BeautifulSoup(response.content, "html.parser").select("main table tbody tr")
    rows = [[cell.get_text(strip=True) for cell in line.select("td")] for line in lines]
    assert rows == [["Kratom", "217", "fewer than 5"], [other.title, "5", "fewer than 5"]]
    assert exported.headers["Content-Type"].startswith("text/html")
    assert reverse("helpful_report") in client.get(reverse("wagtailadmin_home")).content.decode()
