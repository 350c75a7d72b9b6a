"""Two hundred hostile files as photos of a card: none breaks the form, none is kept as it came, none leaves a trace."""

import http.client
import os
import re
import resource
from collections import Counter
from collections.abc import Iterator
from threading import Event, Thread
from urllib.parse import urlencode

import django

from chaos.house import House, Outcome
from chaos.visitor import FORM_TYPE, TOKEN
from tests.contact.pictures.clean import is_clean
from tests.contact.pictures.hostile import CANARY, DRAWN, EITHER, REFUSED, Hostile, hostile
from tests.contact.pictures.sending import CONTENT_TYPE, multipart

TICKET = re.compile(rb'name="ticket" value="([^"]+)"')
FIELDS = {"reach": "202-555-0123", "name": "Robin", "patient": "Robin", "born": "3/31/1990", "payer": "A plan"}
FIELDS |= {"member_id": "XZ123456", "benefits": "on"}


def scenario(house: House) -> Iterator[Outcome]:
    """Send them all, each with a message of its own, while somebody else keeps asking for the form."""
    files, answered, over = hostile(), Counter[int](), Event()
    with house.web():
        reader = Thread(target=_keep_reading, args=(house.port, answered, over))
        reader.start()
        fates = {file.name: send_photo(house.port, file.data) for file in files}
        over.set()
        reader.join()
    wrong = [file.name for file in files if not _is_right(file, fates[file.name])]
    figure = ", ".join(f"{count} x {status}" for status, count in sorted(Counter(fates.values()).items()))
    yield Outcome(f"{len(files)} hostile files", f"{figure}; wrong: {wrong or 'none'}", not wrong)
    figure = ", ".join(f"{count} x {status}" for status, count in answered.items())
    yield Outcome("the form, meanwhile", figure, set(answered) == {200})
    kept, unclean = _open_all(house)
    yield Outcome("what was kept is a clean JPEG", f"{kept} opened, {unclean} not", kept > 60 and not unclean)
    yield Outcome("no message was lost", f"{house.count()} rows", house.count() == len(files))
    traces = [str(path) for path in house.folder.rglob("*") if path.is_file() and CANARY in path.read_bytes()]
    yield Outcome("the canary in any file", f"{len(traces)} found", not traces)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    yield Outcome("the largest process", f"{peak} MB", peak < 700)


def _is_right(file: Hostile, status: int) -> bool:
    return status in {DRAWN: (303,), REFUSED: (200,), EITHER: (200, 303)}[file.fate]


def _keep_reading(port: int, answered: "Counter[int]", over: Event) -> None:
    while not over.wait(0.2):
        answered[_ask(port, "GET", "/contact/insurance/")[0]] += 1


def send_photo(port: int, data: bytes) -> int:
    """Send the insurance form and then a file as the front of the card; return the status of the second."""
    token = TOKEN.search(_ask(port, "GET", "/contact/insurance/")[2])
    assert token, "no form came"
    body = urlencode(FIELDS | {"token": token[1].decode()}).encode()
    _, address, _ = _ask(port, "POST", "/contact/insurance/", body, FORM_TYPE)
    ticket = TICKET.search(_ask(port, "GET", address)[2])
    assert ticket, "no ticket came"
    sent = multipart({"ticket": ticket[1].decode()}, [("front", b"../" + CANARY, data)])
    return _ask(port, "POST", "/contact/card/", sent, CONTENT_TYPE)[0]


def _ask(port: int, method: str, address: str, body: bytes = b"", kind: str = "") -> tuple[int, str, bytes]:
    headers = {"Content-Type": kind, "Sec-Fetch-Site": "same-origin"} if body else {}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, address, body or None, headers)
        response = connection.getresponse()
        return response.status, response.headers.get("Location", ""), response.read()
    except (OSError, http.client.HTTPException):
        return 0, "", b""
    finally:
        connection.close()


def _open_all(house: House) -> tuple[int, int]:
    os.environ.update(house.environment)
    django.setup()

    from contact.models import Attachment, RecordKey
    from contact.services.rows import binding_of
    from contact.services.staff_key import staff_opener
    from contact.vault.sealing import Wrap

    kept = unclean = 0
    for attachment in Attachment.objects.iterator():
        key = RecordKey.objects.get(pk=attachment.pk)
        wrap = Wrap(kid=key.staff_kid, data=bytes(key.staff_wrap))
        data = staff_opener().open_file(bytes(attachment.body), wrap, binding=binding_of(attachment))
        kept, unclean = kept + 1, unclean + (CANARY in data or not is_clean(data))
    return kept, unclean
