"""Five hundred texts of SQL and as many headers as text can bear: words to the database, the mails and the answers."""

import http.client
import itertools
import re
import time
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlencode

from chaos.house import House, Outcome
from chaos.opened import opened
from chaos.visitor import FORM_TYPE, Visitor
from tests.contact.notices.smtp import Manners, mail_server

#: What ends a text of SQL, what comes then, and what hides the rest. Every one that was ever on such a list is made of
#: these.
_ENDS = ("", "'", '"', "`", "\\'", "')", "'))", "\u2019", "%27", "1")
_THEN = (
    *("OR 1=1", "OR 'a'='a'", "AND 1=0", "UNION SELECT NULL,NULL", "UNION ALL SELECT version()", "ORDER BY 99"),
    *("; DROP TABLE contact_inquiry", "; SELECT pg_sleep(5)", "|| pg_sleep(5) ||", "AND 5=(SELECT 5 FROM pg_sleep(5))"),
    *("; COPY contact_inquiry TO PROGRAM 'id'", "HAVING 1=1", "LIKE '%'", "RETURNING *", "$$; SELECT 1; $$", "::int"),
    *("AND EXTRACTVALUE(1,0x5c)", "; EXEC xp_cmdshell('dir')", "WAITFOR DELAY '0:0:5'", "%s %(x)s {} ?", "\\x27\\x00"),
)
_HIDES = ("", "--", " -- -", "#", "/*", ";")
TEXTS = [
    " ".join(parts).strip()
    for number, parts in enumerate(itertools.product(_ENDS, _THEN, _HIDES))
    if number % 5 < 2  # two of five, 504 of 1,260: each part with most others
][:500]
#: Shorter than any of the waits above.
MOST_SECONDS = 4

HEADERS = (
    "\r\nBcc: x@example.org",
    "\nSubject: x",
    "\r\n\r\n<script>",
    "%0d%0aSet-Cookie: x=1",
    "\u560a\u560dX: y",
    "\x85X: y",
)
TEMPLATES = ("{{7*7}}", "{% debug %}", "{0.__class__}", "%(reach)s", "${7*7}", "<%= 7*7 %>", "#{7*7}", "{{ settings }}")


def scenario(house: House) -> Iterator[Outcome]:
    """Send each in every field, look for it in the form's other doors, and read the database's own log."""
    log = house.cluster.folder / "log"
    with house.web():
        before = log.read_text(errors="replace").count("ERROR")
        yield _kept(house)
        yield _refused(house)
        for address, field in (("/search/", "q"), ("/contact/code/", "code")):
            yield _asked(house, address, field)
        errors = log.read_text(errors="replace").count("ERROR") - before
        yield Outcome("errors in the log of the database", f"{errors}", not errors)
        yield _answers(house)
        with mail_server() as (address, manners):
            yield _mails(house, address, manners)


def _kept(house: House) -> Outcome:
    statuses, slowest = Counter[int](), 0.0
    for number, text in enumerate(TEXTS):
        visitor = house.visitor(name=f"n{number} {text}", message=text)
        start = time.monotonic()
        statuses[visitor.send().status] += 1
        slowest = max(slowest, time.monotonic() - start)
    found = {answers["name"]: answers["message"] for _, answers in opened(house)}
    wrong = [text for number, text in enumerate(TEXTS) if found.get(f"n{number} {text}") != text]
    figure = f"{_told(statuses)}, {house.count()} kept, {len(wrong)} differ, slowest {slowest:.1f} s"
    ok = statuses == {303: len(TEXTS)} and not wrong and house.count() == len(TEXTS) and slowest < MOST_SECONDS
    return Outcome(f"{len(TEXTS)} texts of SQL in name and message", figure, ok)


def _refused(house: House) -> Outcome:
    """Send them where they cannot be taken: in the number, the token, and among the choices."""
    before, statuses = house.count(), Counter[int]()
    for field in ("reach", "token", "about", "program", "text_ok"):
        for text in TEXTS[::5]:
            visitor = house.visitor()
            visitor.fields[field] = text
            statuses[visitor.send().status] += 1
    more = house.count() - before
    figure = f"{_told(statuses)}, {more} kept"
    return Outcome(
        f"{statuses.total()} in fields of a shape", figure, set(statuses) == {200, 303} and more == statuses[303]
    )


def _asked(house: House, address: str, field: str) -> Outcome:
    statuses, slowest = Counter[int](), 0.0
    visitor = house.visitor()
    for text in TEXTS:
        start = time.monotonic()
        body = urlencode({field: text, "token": visitor.fields["token"], "wish": "open"}).encode()
        answer = visitor.send_body(body, address)
        statuses[answer.status] += 1
        if answer.location:
            statuses[visitor.ask("GET", address=answer.location).status] += 1
        slowest = max(slowest, time.monotonic() - start)
    figure = f"{_told(statuses)}, slowest {slowest:.1f} s"
    return Outcome(f"{len(TEXTS)} sent to {address}", figure, set(statuses) <= {200, 303} and slowest < MOST_SECONDS)


def _answers(house: House) -> Outcome:
    """Compare the headers that come back with those of a form without a word of header in it."""
    plain, others = _names(house.port, house.visitor()), set[tuple[str, ...]]()
    for text in HEADERS:
        for field in ("name", "message", "reach", "token", "about", "program"):
            visitor = house.visitor()
            visitor.fields[field] = visitor.fields.get(field, "") + text
            others.add(_names(house.port, visitor))
    more = {name for names in others for name in names} - set(plain) - {"Content-Length"}
    return Outcome(f"{len(HEADERS) * 6} texts of headers: headers more", f"{sorted(more) or 'none'}", not more)


def _names(port: int, visitor: Visitor) -> tuple[str, ...]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=40)
    headers = {"Content-Type": FORM_TYPE, "Sec-Fetch-Site": "same-origin"}
    connection.request("POST", "/contact/", urlencode(visitor.fields).encode(), headers)
    response = connection.getresponse()
    response.read()
    connection.close()
    return tuple(sorted(response.headers))


def _mails(house: House, address: str, manners: Manners) -> Outcome:
    """Let the worker tell of inquiries that are nothing but such texts; the mails are those of any other."""
    house.tell_nobody()
    for number, text in enumerate(("", *HEADERS, *TEMPLATES)):
        # From an address of its own: after so many from one, all would begin in the spam folder, and nobody be told.
        source = f"127.0.0.{10 + number}"
        Visitor(house.port, source=source, name=f"R{text}", message=text or "nothing odd").open_form().send()
    waiting = house.count(where="status = 'new' AND folder = 'inbox'")
    with house.worker(CHAOS_EMAIL_URL=f"smtp://{address}"):
        deadline = time.monotonic() + 60
        while len(manners.taken) < waiting and time.monotonic() < deadline:
            time.sleep(0.3)
    kinds = {re.sub(rb"(?m)^(Message-ID|Date): .*$", b"", mail) for mail in manners.taken}
    figure = f"{len(manners.taken)} mails of {waiting}, {len(kinds)} kind, to {sorted(set(manners.recipients))}"
    ok = len(manners.taken) == waiting > 2 and len(kinds) == 1 and set(manners.recipients) == {"on-call@example.org"}
    return Outcome("texts of headers and templates: the mails", figure, ok)


def _told(statuses: Counter[int]) -> str:
    return ", ".join(f"{count} x {status}" for status, count in sorted(statuses.items()))
