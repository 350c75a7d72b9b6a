"""A small site on this machine that does what a test tells it to: leak, stall, fall over."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STRICT = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; form-action 'self'",
    "Referrer-Policy": "no-referrer",
}


@dataclass
class Answer:
    """What is served at one path. A header of None is left out."""

    body: str = "<h1>Nothing here leaks</h1>"
    headers: dict[str, str | None] = field(default_factory=dict)
    status: int = 200


@contextmanager
def serving(answers: dict[str, Answer]) -> Iterator[str]:
    """Serve the answers, anything else as 404, and give the address of the site."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = answers.get(self.path, Answer(status=404))
            self.send_response(answer.status)
            for name, value in (STRICT | answer.headers).items():
                if value is not None:
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body.encode())

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
