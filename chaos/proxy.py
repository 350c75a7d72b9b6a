"""The site behind nginx with the settings that we ship: slow senders, large bodies, and a site that is dead."""

import shutil
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import quantiles
from threading import Event, Thread
from urllib.request import Request, urlopen

from chaos.cluster import free_port
from chaos.house import ROOT, House, Outcome
from chaos.pictures import send_photo
from chaos.raw import send
from chaos.raw_requests import form, post
from chaos.visitor import CANARY, Answer, Visitor
from tests.contact.pictures.hostile import photo

SLOW = 200
GOOD = 60
#: What one address may hold at once, by the settings.
PLACES = 40
#: They come from another address of this machine than the slow ones, as people do.
PERSON = "127.0.0.2"
#: And so does one who is in a hurry.
HASTY = "127.0.0.3"

#: The folders of temporary files are in levels, which stay when a file is gone, and so tell of it.
_HTTP = """
daemon off; user {user}; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx-start.log;
events {{ worker_connections 1024; }}
http {{
    log_format quiet '$time_iso8601 $request_method $status $request_time';
    limit_conn_zone $binary_remote_addr zone=people:1m; limit_conn_zone $server_name zone=photos:64k;
    limit_req_zone $binary_remote_addr zone=card:1m rate=30r/m;
    client_body_temp_path {folder}/nginx-body 1 2; proxy_temp_path {folder}/nginx-proxy 1 2;
    fastcgi_temp_path {folder}/nginx-f; uwsgi_temp_path {folder}/nginx-u; scgi_temp_path {folder}/nginx-s;
    server {{ listen 127.0.0.1:{port} sndbuf=8k; {snippet} }}
}}
"""


def scenario(house: House) -> Iterator[Outcome]:
    """Check the settings, send slowly and too much, let the site die, and look for what was written down."""
    if not shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin"):
        yield Outcome("nginx", "not installed here (Debian: apt-get install nginx-light)", ok=False)
        return
    port, folder = free_port(), house.folder / "nginx"
    folder.mkdir()
    house.manage("write_fallback_pages", str(folder))
    settings = _settings(house, folder, port)
    checked = _nginx(settings, "-t")
    yield Outcome("nginx -t of deploy/proxy/nginx.conf", checked.stderr.splitlines()[-1][-40:], not checked.returncode)
    with house.web(), _serving(settings, port):
        yield _compressed(port)
        yield from _large(house, port)
        yield _photos(port, folder)
        yield _many_photos(port)
        yield from _slow(port)
        yield _echoed(port, folder)
    with _serving(settings, port):
        yield _dead(port)
    lines = (folder / "site.log").read_text().splitlines()
    yield Outcome(
        "lines of the proxy's log", f"{len(lines)}, all of four words", {len(x.split()) for x in lines} == {4}
    )
    traces = [trace for trace in house.traces() if not trace.startswith("postgres")]
    yield Outcome("a visitor's word in any file", f"{len(traces)} files {traces[:3]}", not traces)


def _settings(house: House, folder: Path, port: int) -> Path:
    snippet = (ROOT / "deploy" / "proxy" / "nginx.conf").read_text()
    for ours, here in (
        ("http://127.0.0.1:8000", f"http://127.0.0.1:{house.port}"),
        ("/var/log/nginx", str(folder)),
        ("/srv/site/deploy/proxy", str(folder)),
    ):
        assert ours in snippet, f"deploy/proxy/nginx.conf no longer says {ours}"
        snippet = snippet.replace(ours, here)
    settings = folder / "nginx.conf"
    owner = "root" if folder.owner() == "root" else folder.owner()
    settings.write_text(_HTTP.format(user=owner, folder=folder, port=port, snippet=snippet))
    return settings


def _nginx(settings: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    command = ["nginx", *options, "-c", str(settings), "-e", str(settings.with_name("nginx-start.log"))]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@contextmanager
def _serving(settings: Path, port: int) -> Iterator[None]:
    with (settings.with_name("nginx-start.log")).open("ab") as out:
        process = subprocess.Popen(["nginx", "-c", str(settings)], stdout=out, stderr=out)
    try:
        while socket.socket().connect_ex(("127.0.0.1", port)):
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def _compressed(port: int) -> Outcome:
    """Ask for a page and for a form as a browser does: what holds a secret must not change its length with it."""
    found = {}
    for path in ("/privacy/proof/", "/contact/", "/contact/call/"):
        asked = Request(f"http://127.0.0.1:{port}{path}", headers={"Accept-Encoding": "gzip"})
        with urlopen(asked, timeout=20) as answer:  # noqa: S310 - an address of our own
            found[path] = answer.headers.get("Content-Encoding", "plain")
    right = {"/privacy/proof/": "gzip", "/contact/": "plain", "/contact/call/": "plain"}
    return Outcome("pages travel compressed, forms never", f"{found}", found == right)


def _large(house: House, port: int) -> Iterator[Outcome]:
    """Send bodies of many sizes; the site sees none that is larger than it would read."""
    token, before = house.visitor().fields["token"], house.count()
    sent = {
        "64 KiB and a byte": (form(token, text=b"x" * 64 * 1024), 413),
        "256 KiB and more": (form(token, text=b"x" * 256 * 1024), 413),
        "10 MB": (b"x" * 10**7, 413),
    }
    answers = {name: send(port, post("/contact/", body)) for name, (body, _) in sent.items()}
    wrong = {name: status for name, status in answers.items() if status != sent[name][1]}
    yield Outcome("bodies that are too large", f"{answers}", not wrong and house.count() == before)
    refused = Visitor(port).send_body(b"x" * 10**7)
    told = b"NOT get" in refused.text and b"tel:988" in refused.text
    yield Outcome("the page that says so", f"{refused.status}, with crisis lines: {told}", told)
    right = form(token, text=b"in chunks")
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(right), right)
    status = send(port, post("/contact/", chunks, length=-1, heads=("Transfer-Encoding: chunked",)))
    yield Outcome(
        "chunks of no length: the proxy counts them", f"{status}, {house.count() - before} kept", status == 303
    )
    smuggled = send(port, post("/contact/", chunks, heads=("Transfer-Encoding: chunked",)))
    yield Outcome("chunks and a length", f"{smuggled}", smuggled == 400)


def _photos(port: int, folder: Path) -> Outcome:
    """Send photos of a card, one as a camera makes it and one beyond what anybody takes."""
    large = photo(width=2_400, height=1_800, quality=95)
    taken, refused = send_photo(port, large), send_photo(port, bytes(13 * 1024 * 1024))
    made = _temporary(folder)
    figure = f"{len(large) / 1e6:.1f} MB: {taken}, 13 MiB: {refused}, files made meanwhile: {made or 'none'}"
    return Outcome("photos of a card stay in memory", figure, (taken, refused) == (303, 413) and not made)


def _many_photos(port: int) -> Outcome:
    """Ask for the address of photos without a pause: a few are answered by the site, the others by the proxy."""
    visitor = Visitor(port, source=HASTY)
    answers = Counter(visitor.ask("GET", address="/contact/card/").status for _ in range(20))
    right = 5 < answers[410] < 10 and answers[410] + answers[503] == 20
    return Outcome("twenty at once at the address of photos", f"{dict(answers)}", right)


def _temporary(folder: Path) -> list[str]:
    """Return the folders and files that nginx made for bodies and answers; it takes back the files alone."""
    return sorted(path.name for name in ("body", "proxy") for path in (folder / f"nginx-{name}").rglob("*"))


def _slow(port: int) -> Iterator[Outcome]:
    """Let two hundred send a byte a second, half of them their headers and half their form, while people come."""
    alone = _p95(port)
    over, let_go = Event(), list[bool]()
    with ExitStack() as stack:
        for number in range(SLOW):
            thread = Thread(target=_crawl, args=(port, number % 2 == 0, over, let_go), daemon=True)
            thread.start()
            stack.callback(thread.join)
        time.sleep(3)
        beside = _p95(port)
        time.sleep(14)
        over.set()
    alone = max(alone, _p95(port))  # the machine may have other work by now
    figure = f"p95 {beside * 1000:.0f} ms, alone {alone * 1000:.0f} ms"
    yield Outcome(f"people beside {SLOW} slow senders", figure, beside < 2 * alone)
    yield Outcome("slow senders let go within 17 s", f"{len(let_go)} of {SLOW}", len(let_go) >= SLOW - PLACES)


def _crawl(port: int, in_headers: bool, over: Event, let_go: list[bool]) -> None:
    head = post("/contact/", b"", length=60_000)
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        try:
            connection.sendall(head[:40] if in_headers else head)
            while not over.wait(1):
                connection.sendall(b"x")
            connection.setblocking(False)
            connection.recv(1)
        except BlockingIOError:
            return  # it is still listened to
        except OSError:
            pass
        let_go.append(True)


def _p95(port: int) -> float:
    seconds = []
    for _ in range(GOOD):
        start = time.perf_counter()
        visitor = Visitor(port, source=PERSON).open_form()
        assert visitor.fields["token"]
        seconds.append(time.perf_counter() - start)
    return quantiles(seconds, n=20)[-1]


def _echoed(port: int, folder: Path) -> Outcome:
    """Send a form that is too long and read slowly: what comes back is more than the buffers of nginx hold."""
    token = Visitor(port, source=PERSON).open_form().fields["token"]
    received = b""
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.bind((PERSON, 0))
        connection.connect(("127.0.0.1", port))
        connection.sendall(post("/contact/", form(token, text=f"{CANARY} ".encode() * 20_000)))
        time.sleep(2)
        while piece := connection.recv(65536):
            received += piece
    back, made = received.count(CANARY.encode()), _temporary(folder)
    figure = f"{received[9:12].decode()}, {back:,} words came back, files made meanwhile: {made or 'none'}"
    return Outcome("a long form and its answer stay in memory", figure, back > 20_000 - 1 and not made)


def _dead(port: int) -> Outcome:
    answer: Answer = Visitor(port, source=PERSON).send()
    helps = all(number in answer.text for number in (b"tel:911", b"tel:988"))
    return Outcome("the site is dead: the page of the proxy", f"{answer.status}, with crisis lines: {helps}", helps)
