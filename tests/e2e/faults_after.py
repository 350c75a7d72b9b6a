"""What comes after a message, in a site that fails: the page of a code, photos of a card, a second look in a flood.

Run as `python -m tests.e2e.faults_after RUN REPORT`, like `faults`. One message is sent with a mark in every answer;
then each wish of its code and each photo is sent once whole and once for each of its faults.
"""

import io
import json
import sys
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from bs4 import BeautifulSoup

from tests.e2e.faults import Point, failing
from tests.e2e.reached import CARD, CODE, hidden

#: What is sent, and where it fails: module, name in it, and whether it had done its work by then.
POINTS: Final[dict[str, tuple[Point, ...]]] = {
    "open": (
        ("contact.intake.codes.forms", "CodeForm.clean_code", "after"),
        ("contact.intake.codes.views", "code_hash", "after"),
        ("contact.intake.codes.views", "code_find", "after"),
        ("contact.intake.codes.views", "message_page", "before"),
    ),
    "line": (
        ("contact.intake.codes.forms", "LineForm.said", "after"),
        ("contact.intake.codes.views", "addition_add", "before"),
        ("contact.services.additions", "seal", "before"),
        ("contact.services.additions", "addition_store", "after"),
    ),
    "line in error": (("contact.intake.codes.pages", "drawn", "after"),),
    "rules": (("contact.intake.codes.forms", "RulesForm.said", "after"),),
    "stop": (("contact.services.additions", "add_to", "after"),),
    "ask": (("contact.intake.codes.views", "question_page", "before"),),
    "photo": (
        ("contact.intake.card.views", "read_photos", "after"),
        ("contact.intake.card.views", "redrawn", "before"),
        ("contact.intake.card.views", "card_add", "before"),
        ("contact.services.cards", "attachment_seal", "after"),
    ),
    "photo in error": (("contact.intake.card.views", "card_page", "before"),),
    "look over": (("contact.intake.views", "look_over_page", "before"),),
    "erase": (
        ("contact.intake.codes.views", "withdrawn_erase", "before"),
        ("contact.services.withdrawing", "record_erase", "after"),
    ),
}


class Returning:
    """Sent one message with a card, came back with its code, and keeps what came back since."""

    def __init__(self, run: str) -> None:
        from django.test import Client

        from contact.management.tracing.planting import Marks

        self.marks = Marks(run=run)
        self.report: list[dict[str, Any]] = []
        self._client = Client(
            raise_request_exception=False, SERVER_NAME="localhost", headers={"Sec-Fetch-Site": "same-origin"}
        )
        thanks = self._page(self._post("/contact/insurance/", self.form()))
        shown = thanks.select_one(".code-sheet__code")
        assert shown is not None
        self._code, self._ticket = shown.get_text(strip=True), hidden(thanks, "ticket")
        self._message = self._page(self._post(CODE, self._opening()))

    def form(self) -> dict[str, str]:
        """Return the insurance form with a mark in every answer."""
        from contact.intake.forms.ways import WAYS
        from contact.intake.token import issue_token

        return self.marks.answers(WAYS["insurance"].form()) | {"token": issue_token()}

    def sent(self, what: str) -> tuple[str, dict[str, Any]]:
        """Return the address of what is sent, and its fields."""
        mark = f"{self.marks.run}-{what}"
        match what:
            case "open":
                return CODE, self._opening()
            case "line" | "line in error":
                typed = mark if what == "line" else mark * 1_000
                return CODE, hidden(self._message, "line") | {"line": typed}
            case "photo" | "photo in error":
                return CARD, self._ticket | {"front": self._picture(mark, right=what == "photo")}
            case "look over":
                return "/contact/insurance/", self.form()
            case _:
                page = self._question() if what == "erase" else self._message
                return CODE, hidden(page, what)

    def send(self, what: str, at: str = "") -> None:
        """Send it once, and note what came back."""
        from django.conf import settings
        from django.test import override_settings

        flood = 0 if what == "look over" else settings.CONTACT_NETWORK_FLOOD
        address, fields = self.sent(what)
        with override_settings(CONTACT_NETWORK_FLOOD=flood):
            answer = self._post(address, fields)
        told = str(dict(answer.headers)) + answer.content.decode()
        status, echoes = answer.status_code, self.marks.run in told
        self.report.append({"what": what, "at": at, "status": status, "echoes": echoes})

    def _post(self, address: str, fields: dict[str, Any]) -> Any:
        if "front" in fields:
            return self._client.post(address, fields)
        return self._client.post(address, urlencode(fields), "application/x-www-form-urlencoded")

    def _page(self, answer: Any) -> BeautifulSoup:
        if answer.status_code == 303:
            answer = self._client.get(answer.headers["Location"])
        return BeautifulSoup(answer.content, "html.parser")

    def _opening(self) -> dict[str, str]:
        from contact.intake.token import issue_token

        return {"token": issue_token(), "wish": "open", "code": self._code}

    def _question(self) -> BeautifulSoup:
        return self._page(self._post(CODE, hidden(self._message, "ask")))

    def _picture(self, mark: str, *, right: bool) -> io.BytesIO:
        from tests.contact.pictures.hostile import photo

        picture = io.BytesIO(photo("JPEG", comment=mark.encode()) if right else mark.encode())
        picture.name = f"{mark}.jpg"
        return picture


def main(run: str, report: Path) -> None:
    """Send everything with each of its faults and then whole, and write down what came back."""
    import django

    django.setup()
    visitor = Returning(run)
    told = f"{visitor.form()} {visitor._code}"
    for what, points in POINTS.items():
        for point in points:
            with failing(point, RuntimeError, told):
                visitor.send(what, ".".join(point))
        visitor.send(what)
    report.write_text(json.dumps(visitor.report))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
