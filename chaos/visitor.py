"""A visitor without a browser: asks for the form, sends it, and sends it again when nothing came back."""

import http.client
import re
from dataclasses import dataclass
from urllib.parse import urlencode

CANARY = "canary4b7e"
TOKEN = re.compile(rb'name="token" value="([^"]+)"')
ADDRESS = "/contact/"
FORM_TYPE = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: a status, 0 when the connection was lost; and where to, or what it said."""

    status: int
    location: str = ""
    text: bytes = b""

    @property
    def is_thanks(self) -> bool:
        """Say whether the visitor was told that we have the message."""
        return self.status == 303 and self.location.startswith("/contact/thanks/")


class Visitor:
    """Someone with a form. The same visitor sends the same form, however often."""

    def __init__(self, port: int, *, source: str = "", **answers: str) -> None:
        self._port, self._source = port, (source, 0) if source else None
        self.fields = {"reach": "202-555-0123", "name": CANARY, "about": "self", "message": f"{CANARY} writes"}
        self.fields |= answers

    def open_form(self) -> "Visitor":
        """Ask for the form and keep its token."""
        found = TOKEN.search(self.ask("GET").text)
        assert found, "no form came"
        self.fields["token"] = found[1].decode()
        return self

    def send(self) -> Answer:
        """Send the form once."""
        return self.send_body(urlencode(self.fields).encode())

    def send_body(self, body: bytes, address: str = ADDRESS) -> Answer:
        """Send any bytes as a form, to the address of any form."""
        return self.ask("POST", body, address)

    def send_until_answered(self, tries: int = 5) -> Answer:
        """Send it again while nothing comes back, as people do."""
        for _ in range(tries):
            answer = self.send()
            if answer.status:
                break
        return answer

    def ask(self, method: str, body: bytes | None = None, address: str = ADDRESS) -> Answer:
        """Ask for anything, and return what came back."""
        headers = {"Content-Type": FORM_TYPE, "Sec-Fetch-Site": "same-origin"} if body else {}
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=40, source_address=self._source)
        try:
            connection.request(method, address, body, headers)
            response = connection.getresponse()
            return Answer(response.status, response.headers.get("Location", ""), response.read())
        except (OSError, http.client.HTTPException):
            return Answer(0)
        finally:
            connection.close()
